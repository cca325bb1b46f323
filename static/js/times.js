// Times are stored in UTC and shown in the browser's zone.
const DAY = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
export const CLOCK = new Intl.DateTimeFormat("en-GB", { hour: "2-digit", minute: "2-digit" });

export function inWords(then, now = new Date()) {
  const minutes = Math.floor((now - then) / 60_000);
  if (minutes >= 0 && minutes < 1) return "just now";
  if (minutes >= 1 && minutes < 60) return minutes === 1 ? "1 minute ago" : `${minutes} minutes ago`;
  if (DAY.format(then) === DAY.format(now)) return CLOCK.format(then);
  return DAY.format(then);
}

export function showTimes(root = document) {
  for (const time of root.querySelectorAll("time[datetime*=T]:not(.status time)")) {
    const then = new Date(time.dateTime);
    if (Number.isNaN(then.valueOf())) continue;
    time.textContent = inWords(then);
    time.title = `${DAY.format(then)}, ${CLOCK.format(then)}`;
  }
}

showTimes();
document.addEventListener("htmx:afterSettle", () => showTimes());
