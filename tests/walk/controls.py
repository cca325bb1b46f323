"""What can be worked on a page just now, and what the page says of itself."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from playwright.sync_api import Page

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
    "() => {"
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
  return [...(dialog ?? document).querySelectorAll(WORKED)].filter((e) => isThere(e) && isOurs(e)).map((e) => ({
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
  const active = document.activeElement;
  const waiting = Object.entries(sessionStorage).filter(([key]) => key.startsWith("waiting "))
    .flatMap(([key, text]) => JSON.parse(text).map((save) => ({ ...save, whose: key.slice(8) })));
  const shown = (e) => e?.checkVisibility() ? e.innerText.trim() : "";
  const folds = "details:not([open])";
  return {
    path: location.pathname + location.search + location.hash,
    title: document.title,
    actor: document.body.dataset.actor ?? "",
    state: line?.dataset.state ?? "",
    says: line?.textContent.trim() ?? "",
    waiting: waiting.map(({ url, key, kind, name, whose, words }) => ({ url, key, kind, name, whose, words: words ?? [] })),
    cards: [...document.querySelectorAll(".conflict, .row--waiting .field__error")].map((e) => e.innerText.trim()),
    flash: [...document.querySelectorAll("#flashes > .flash > p:first-child")].map((e) => e.textContent.trim()).join(" / "),
    dialog: shown(document.querySelector("dialog[open]")),
    focus: active === document.body ? "BODY" : active ? `${active.tagName}#${active.id}` : "",
    revision: Number(document.getElementById("work")?.dataset.revision ?? 0),
    signed_out: !!document.querySelector(".header a[href^='/accounts/login/']"),
    target: location.hash.length > 1 ? !!document.getElementById(decodeURIComponent(location.hash.slice(1))) : true,
    busy: !!document.querySelector(".htmx-request, .htmx-swapping, .htmx-settling") || document.readyState !== "complete",
    text: document.body.innerText,
  };
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

    @property
    def takes_text(self) -> bool:
        return self.tag == "textarea" or (
            self.tag == "input"
            and self.type in ("text", "search", "email", "password", "number", "url", "tel", "date")
        )

    @property
    def sends(self) -> bool:
        return self.tag == "button" and self.type == "submit"


def controls_of(page: Page) -> list[Control]:
    return [Control(**one) for one in page.evaluate(_CONTROLS)]


def state_of(page: Page) -> dict[str, Any]:
    found: dict[str, Any] = page.evaluate(_STATE)
    return found


def shown_on(page: Page, *, fresh: bool = False) -> dict[str, Any] | None:
    """Fields and rows as the page has them, or as a page that is drawn now would; None where
    the server draws none."""
    found: dict[str, Any] | None = page.evaluate(_SHOWN, fresh)
    return found
