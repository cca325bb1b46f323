"""Records whether the focus is ever lost: where its place went away, and nothing took it."""

from __future__ import annotations

from playwright.sync_api import BrowserContext

# A place is gone when it was removed, hidden or switched off. What draws the page anew has a
# moment to put the focus elsewhere; a person who points or types meanwhile has gone on by hand.
_PATIENCE = 400  # ms
_RECORD = """
(() => {
  let last = null;
  let waiting = 0;
  const usable = (e) => e.isConnected && e.checkVisibility() && !e.disabled;
  const isLost = () => document.hasFocus() && document.activeElement === document.body && last && !usable(last);
  const named = (e) => `${location.pathname} ${e.tagName}#${e.id}.${e.className} ${e.textContent.slice(0, 40)}`;
  const forget = () => { clearTimeout(waiting); waiting = 0; last = null; };
  const look = () => {
    if (waiting || !isLost()) return;
    const place = last;
    waiting = setTimeout(() => {
      waiting = 0;
      if (isLost() && last === place) { window.focusLost(named(place)); last = null; }
    }, PATIENCE);
  };
  document.addEventListener("focusin", ({ target }) => { clearTimeout(waiting); waiting = 0; last = target; });
  document.addEventListener("pointerdown", ({ target }) => { if (!target.closest("button, a, label, input, summary")) forget(); }, true);
  addEventListener("pagehide", forget);
  new MutationObserver(look).observe(document, { childList: true, subtree: true, attributes: true });
})();
""".replace("PATIENCE", str(_PATIENCE))


def record_focus(context: BrowserContext) -> list[str]:
    """Where the focus was lost on any page of the context, as the pages go on telling."""
    lost: list[str] = []

    def note(place: str) -> None:  # Playwright cannot call a method of a list
        lost.append(place)

    context.expose_function("focusLost", note)
    context.add_init_script(_RECORD)
    return lost
