// Times are stored in UTC and shown in the browser's zone.
import { language, say, sayOf } from "./texts.js";

const IN_A_DAY = { hour: "2-digit", minute: "2-digit" };
const OF_A_DAY = { day: "numeric", month: "short", year: "numeric" };
const DAY = new Intl.DateTimeFormat(language, OF_A_DAY);
const MOMENT = new Intl.DateTimeFormat(language, { ...OF_A_DAY, ...IN_A_DAY });
export const CLOCK = new Intl.DateTimeFormat(language, IN_A_DAY);

export function inWords(then, now = new Date()) {
  const minutes = Math.floor((now - then) / 60_000);
  if (minutes >= 0 && minutes < 1) return say("just now");
  if (minutes >= 1 && minutes < 60) return sayOf("1 minute ago", "%(count)s minutes ago", minutes);
  if (DAY.format(then) === DAY.format(now)) return CLOCK.format(then);
  return DAY.format(then);
}

export function showTimes(root = document) {
  for (const time of root.querySelectorAll("time[datetime*=T]:not(.status time)")) {
    const then = new Date(time.dateTime);
    if (Number.isNaN(then.valueOf())) continue;
    time.textContent = inWords(then);
    time.title = MOMENT.format(then);
  }
}

showTimes();
document.addEventListener("htmx:afterSettle", () => showTimes());
