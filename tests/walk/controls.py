"""What can be worked on a page just now, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

from tests.walk.routes import route_of

# A control goes by its id, else by the way from the closest element that has one.
_NAMING = """
const nameOf = (e) => {
  if (e.id) return `[id="${CSS.escape(e.id)}"]`;
  const way = [];
  for (let at = e; at && at !== document.documentElement; at = at.parentElement) {
    if (at.id && at !== e) { way.unshift(`[id="${CSS.escape(at.id)}"]`); return way.join(" > "); }
    const same = [...at.parentElement.children].filter((other) => other.tagName === at.tagName);
    way.unshift(`${at.tagName.toLowerCase()}:nth-of-type(${same.indexOf(at) + 1})`);
  }
  return way.join(" > ");
};
"""
_CONTROLS = (
    "(folded) => {"
    + _NAMING
    + """
  const WORKED = "a[href], button, input:not([type=hidden]), select, textarea, summary, [data-grip]";
  const dialog = [...document.querySelectorAll("dialog[open]")].at(-1);
  const isThere = (e) => {
    if (e.matches(":disabled, [aria-disabled=true]") || e.closest("[inert]")) return false;
    if (!e.checkVisibility({ visibilityProperty: true, opacityProperty: true })) return e.matches("input") && !!e.labels?.[0]?.checkVisibility();
    const { width, height } = e.getBoundingClientRect();
    return width > 0 && height > 0;
  };
  const isOurs = (e) => {
    if (e.tagName !== "A") return true;
    return e.origin === location.origin && !/^[/](admin|static)[/]/.test(e.pathname);
  };
  const says = (e) => (e.ariaLabel || e.labels?.[0]?.textContent || e.textContent || e.placeholder || e.name || "").trim().replace(/\\s+/g, " ").slice(0, 60);
  const foldOf = (e) => {
    let found = null;
    for (let at = e; (at = at.parentElement?.closest("details:not([open])")); ) found = at;
    return found?.querySelector(":scope > summary") ?? null;
  };
  const isWanted = folded ? (e) => e.form && foldOf(e) : isThere;
  return [...(dialog ?? document).querySelectorAll(WORKED)].filter((e) => isWanted(e) && isOurs(e)).map((e) => ({
    fold: folded ? nameOf(foldOf(e)) : "",
    name: nameOf(e), tag: e.tagName.toLowerCase(), type: e.type ?? "", says: says(e), field: e.name ?? "",
    href: e.tagName === "A" ? e.pathname + e.search + e.hash : "", new_tab: e.target === "_blank",
    form: e.form?.id || "", saves: e.form?.dataset.save ?? "", posts: e.form?.method === "post",
    action: e.form ? new URL(e.getAttribute("formaction") ?? e.form.getAttribute("action") ?? "", location.href).pathname : "",
    value: e.type === "checkbox" || e.type === "radio" ? String(e.checked) : String(e.value ?? ""),
    options: e.tagName === "SELECT" ? [...e.options].map((o) => o.value) : [],
    is_money: e.inputMode === "decimal", is_number: e.inputMode === "numeric" || e.type === "number",
    is_late: e.matches("[data-late]"), is_card: !!e.closest(".conflict, .row--waiting"),
  }));
}"""
)
_STATE = """() => {
  const line = document.getElementById("saved");
  const notice = line ? null : document.getElementById("waits-notice"); // where there is no line, it says so
  const others = document.getElementById("waits-of-others");
  const active = document.activeElement;
  const waiting = Object.entries(sessionStorage).filter(([key]) => key.startsWith("waiting "))
    .flatMap(([key, text]) => JSON.parse(text).map((save) => ({ ...save, whose: key.slice(8) })));
  const shown = (e) => e?.checkVisibility() ? e.innerText.trim() : "";
  const folds = "details:not([open])";
  return {
    path: location.pathname + location.search + location.hash,
    title: document.title,
    born: performance.timeOrigin / 1000,
    actor: document.body.dataset.actor ?? "",
    state: line?.dataset.state ?? (notice ? "trying" : others ? "others" : ""),
    says: (line ?? notice)?.textContent.trim() ?? "",
    waiting: waiting.map(({ url, key, id, kind, name, whose, words }) => ({ url, key, kind, name, whose, words: words ?? [], told: !!document.querySelector(`.conflict[data-kept="${id}"]`) })),
    cards: [...document.querySelectorAll(".conflict, .row--waiting .field__error")].map((e) => e.innerText.trim()),
    ways_out: [...document.querySelectorAll(".conflict, .row--waiting:has(.field__error), dialog[open]")].every((e) => e.querySelector("button, input, textarea, select, a[href]") || document.querySelector(`[aria-describedby~="said-${e.id}"]`)),
    dead_links: [...document.querySelectorAll("a[href*='#']")].filter((a) => a.origin === location.origin && a.pathname === location.pathname && a.search === location.search && a.hash.length > 1 && !document.getElementById(decodeURIComponent(a.hash.slice(1)))).map((a) => a.hash),
    flash: [...document.querySelectorAll("#flashes > .flash > p:first-child")].map((e) => e.textContent.trim()).join(" / "),
    dialog: shown(document.querySelector("dialog[open]")),
    focus: active === document.body ? "BODY" : active ? `${active.tagName}#${active.id}` : "",
    revision: Number(document.getElementById("work")?.dataset.revision ?? 0),
    signed_out: !!document.querySelector(".header a[href^='/accounts/login/']"),
    // A page that says why there is nothing has no place of the page that was asked for.
    target: location.hash.length > 1 && !/^[45][0-9][0-9]$/.test(document.querySelector("main .eyebrow")?.textContent.trim() ?? "") ? !!document.getElementById(decodeURIComponent(location.hash.slice(1))) : true,
    busy: !!document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling") || document.readyState !== "complete",
    text: document.body.innerText,
  };
}"""
# Links of findings that lead to a field of another page, and whether it is there.
_LED = """async () => {
  const links = [...document.querySelectorAll(".finding a[href*='#'], .checks a[href*='#']")].filter((a) => a.origin === location.origin && a.pathname !== location.pathname && a.hash.length > 1);
  const wrong = [];
  for (const path of [...new Set(links.map((a) => a.pathname + a.search))].slice(0, 3)) {
    const answer = await fetch(path, { headers: { Accept: "text/html" } });
    if (!answer.ok) continue;
    const there = new DOMParser().parseFromString(await answer.text(), "text/html");
    for (const a of links.filter((a) => a.pathname + a.search === path)) if (!there.getElementById(decodeURIComponent(a.hash.slice(1)))) wrong.push(a.pathname + a.hash);
  }
  return wrong;
}"""
# What stands in the fields that save themselves, here and as the server would draw the page now.
_SHOWN = """async (fresh) => {
  const read = (root) => {
    const found = {};
    for (const form of root.querySelectorAll("form[data-save=edit]")) {
      if (!form.id || form.closest("[data-kept]")) continue;
      const row = form.querySelector("[data-row]")?.dataset.row ?? "";
      for (const field of form.elements) {
        if (!field.name || field.disabled || !/^(text|textarea|search|number|date|select-one|checkbox|radio)$/.test(field.type)) continue;
        if (field.matches("[data-plain]") || field.closest("[data-together]")) continue;
        const key = `${form.id} ${field.name}`;
        const tick = field.type === "checkbox" || field.type === "radio";
        const value = tick ? (field.checked ? field.value : "") : field.value;
        found[key] ??= { form: form.id, row, name: field.name, kind: tick ? "tick" : field.type, values: [], held: false };
        if (!tick || field.checked) found[key].values.push(value);
        if (field === document.activeElement) found[key].held = true;
      }
    }
    const rows = {};
    for (const list of root.querySelectorAll("[id^=list-]")) {
      rows[list.id] = [...list.querySelectorAll("li.row:not(.row--waiting) .row__name")].map((e) => e.textContent.trim());
    }
    return { fields: found, rows, revision: root.querySelector("#work")?.dataset.revision ?? "" };
  };
  if (!fresh) return read(document);
  const answer = await fetch(location.pathname + location.search, { cache: "no-store", headers: { Accept: "text/html" } });
  if (!answer.ok || answer.redirected) return null;
  return read(new DOMParser().parseFromString(await answer.text(), "text/html"));
}"""


@dataclass(frozen=True)
class Control:
    name: str
    tag: str
    type: str
    says: str
    field: str
    href: str
    new_tab: bool
    form: str
    saves: str
    posts: bool
    action: str
    value: str
    options: list[str]
    is_money: bool
    is_number: bool
    is_late: bool
    is_card: bool
    fold: str  # the line that unfolds where it is, if it is folded away

    @property
    def takes_text(self) -> bool:
        return self.tag == "textarea" or (
            self.tag == "input"
            and self.type in ("text", "search", "email", "password", "number", "url", "tel", "date")
        )

    def leads_to(self, route: str) -> bool:
        """Whether it is of a form that is sent to this address."""
        return self.posts and bool(self.action) and route_of(self.action) == route

    @property
    def sends(self) -> bool:
        return self.tag == "button" and self.type == "submit"


def controls_of(page: Page, *, folded: bool = False) -> list[Control]:
    """What can be worked now, or the parts of forms that are folded away."""
    return [Control(**one) for one in page.evaluate(_CONTROLS, folded)]


def state_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_STATE)
    return found


def shown_on(page: Page, *, fresh: bool = False) -> dict[str, Any] | None:
    """Fields and rows as the page has them, or as a page that is drawn now would; None where
    the server draws none."""
    found: dict[str, Any] | None = page.evaluate(_SHOWN, fresh)
    return found


def lost_links_of(page: Page) -> list[str]:
    """Where findings of this page lead on others, and nothing is."""
    found: list[str] = page.evaluate(_LED)
    return found
