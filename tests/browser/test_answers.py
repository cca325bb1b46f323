"""Every kind of answer has one end in the save queue: the table of answers.js, cell by cell.

The page's own queue runs once through all cells in one page, where `fetch` is made up and time flies.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any, NamedTuple

import pytest
from playwright.sync_api import Browser
from pytest_django.live_server_helper import LiveServer

STORED = {"status": 200, "json": {"canvas": 7, "revision": 7}}
SENTENCE = "The disk of the server is full."
# What the server says of 4xx and 5xx, and how.
BODIES: dict[str, dict[str, Any]] = {
    "in words": {"json": {"reason": "some", "message": SENTENCE}},
    "in a word of machines": {"json": {"reason": "bad", "message": "no-revision"}},
    "as a page": {"html": "<h1>Something broke</h1>"},
    "as nothing": {"html": ""},
    "as broken JSON": {"broken": "{"},
}
ME = {"actor": "me", "same": True}
NOBODY = {"actor": "", "same": False}


class End(NamedTuple):
    """`sent` so often, and then this `end`; `again` and `joins` as in answers.js."""

    end: str
    sent: int = 1
    again: bool = False
    joins: bool = False


CARD, HALT = End("card"), End("halted")
# By status: the end of a refusal that is JSON, and of one that is not.
ENDS: dict[int, tuple[End, End]] = {
    400: (CARD, CARD),
    401: (HALT, End("card", 2, again=True)),
    402: (CARD, CARD),
    403: (End("card", again=True, joins=True), End("card", 2, again=True)),
    404: (End("card", joins=True),) * 2,
    405: (CARD, CARD),
    409: (End("card", again=True, joins=True),) * 2,
    410: (End("card", joins=True),) * 2,
    413: (CARD, CARD),
    418: (CARD, CARD),
    422: (CARD, CARD),
    428: (CARD, CARD),
    429: (End("card", 5, again=True),) * 2,
    500: (End("card", 4, again=True),) * 2,
    502: (End("card", 7, again=True),) * 2,
    503: (End("card", 7, again=True),) * 2,
    504: (End("card", 7, again=True),) * 2,
    599: (End("card", 7, again=True),) * 2,
}
# Everything else: what comes back, who is signed in (None: nobody can be asked), and the end.
OTHERS: dict[str, tuple[dict[str, Any], dict[str, Any] | None, End]] = {
    "stored": (STORED, ME, End("stored")),
    "stored, after all": ([{"lost": True}, {"status": 500, "html": ""}, STORED], ME, End("stored", 3)),  # type: ignore[dict-item]
    "no answer": ({"lost": True}, ME, End("card", 7, again=True)),
    "no answer, and none to anything": ({"lost": True}, None, End("waiting", 6)),
    "502, and no answer to anything": ({"status": 502, "html": ""}, None, End("waiting", 6)),
    "503, and no answer to anything": ({"status": 503, "html": ""}, None, End("waiting", 6)),
    "500, and no answer to anything": ({"status": 500, "html": ""}, None, End("card", 4, again=True)),
    "200 as a page": ({"status": 200, "html": "<h1>Wifi</h1>"}, ME, End("card", 5, again=True)),
    "200 as a page of a hotel": ({"status": 200, "html": "<h1>Wifi</h1>"}, None, End("waiting", 4)),
    "200 as other JSON": ({"status": 200, "json": {"fine": 1}}, ME, End("card", 5, again=True)),
    "200 as a list": ({"status": 200, "json": []}, ME, End("card", 5, again=True)),
    "200 as broken JSON": ({"status": 200, "broken": "{"}, ME, End("card", 5, again=True)),
    "204": ({"status": 204}, ME, End("card", 5, again=True)),
    "a redirect": ({"redirect": True}, ME, End("card", 3, again=True)),
    "a redirect, signed out": ({"redirect": True}, NOBODY, HALT),
    "a redirect to another origin": ({"redirect": True}, None, End("card", 3, again=True)),
    "a page, signed out": ({"status": 200, "html": "<h1>Sign in</h1>"}, NOBODY, HALT),
    "401 as a page, signed out": ({"status": 401, "html": ""}, NOBODY, HALT),
    "403 as a page, signed out": ({"status": 403, "html": ""}, NOBODY, HALT),
}  # fmt: skip


def cells() -> Iterator[tuple[str, Any, dict[str, Any] | None, End]]:
    for status, (told, untold) in ENDS.items():
        for how, body in BODIES.items():
            end = told if "json" in body else untold
            yield f"{status} {how}", {"status": status, **body}, ME, end
    for name, (answer, who, end) in OTHERS.items():
        yield name, answer, who, end


CELLS = list(cells())

# A cell ends when its save does, or when it was only asked about for a while.
_RUN = """
async (cells) => {
  const real = { setTimeout: window.setTimeout.bind(window) };
  let now = 1;
  Date.now = () => now;
  window.setTimeout = (act, pause = 0) => real.setTimeout(() => { now += pause; act(); });
  let cell, sent, asked;
  const made = ({ lost, redirect, status, json, html, broken }) => {
    if (lost) throw new TypeError("Failed to fetch");
    if (redirect) return { type: "opaqueredirect", status: 0, headers: new Headers() };
    const type = json || broken ? "application/json" : "text/html";
    const body = json ? JSON.stringify(json) : broken ?? html ?? null;
    return new Response(body, { status, headers: { "Content-Type": type } });
  };
  window.fetch = async (url, options) => {
    if (url.startsWith("/accounts/whoami/")) {
      asked += 1;
      if (!cell.who) throw new TypeError("Failed to fetch");
      return made({ status: 200, json: cell.who });
    }
    if (url !== "/first/") return made(cell.stored);
    sent.push(options.headers["X-Save-Key"]);
    const answers = [cell.answer].flat();
    return made(answers[Math.min(sent.length, answers.length) - 1]);
  };
  const { saves } = await import("/static/js/page-queue.js");
  const stored = [];
  saves.addEventListener("stored", ({ detail }) => stored.push(detail.save.url));
  const begun = performance.now();
  const settled = async (isOver) => {
    while (!isOver()) {
      if (performance.now() - begun > 60_000) throw new Error(`no end: ${cell.name}`);
      await new Promise((done) => real.setTimeout(done));
    }
  };
  const endOf = (save) => {
    if (saves.halted) return "halted";
    if (save.refused) return "card";
    if (asked > 5 && saves.saves.includes(save)) return "waiting";
    return stored.includes("/first/") ? "stored" : "";
  };
  const ends = {};
  for (cell of cells) {
    [sent, asked, stored.length] = [[], 0, 0];
    const put = (url, slot, lanes) => saves.put({ url, slot, lanes, body: [["name", url]], row: "p1", revision: 3, canvas: "/" });
    const save = put("/first/", "form of p1", ["p1"]);
    put("/same row/", "move of p1", ["p1"]);
    put("/other row/", "form of p2", ["p2"]);
    await settled(() => endOf(save));
    const end = { end: endOf(save), sent: sent.length, keys: new Set(sent).size, says: save.refused?.says ?? "", again: save.refused?.again ?? false, status: save.refused?.status ?? 0 };
    if (end.end !== "halted" && end.end !== "waiting") await settled(() => stored.includes("/same row/") && stored.includes("/other row/"));
    end.passed = stored.filter((url) => url !== "/first/").sort();
    end.revision = save.revision;
    if (end.end === "card") {
      const later = put("/later words/", "form of p1", ["p1"]);
      await settled(() => later.refused || stored.includes("/later words/"));
      end.joins = Boolean(later.refused);
    }
    saves.dropAll();
    saves.resume();
    await new Promise((done) => real.setTimeout(done, 1));
    end.left = saves.saves.length;
    ends[cell.name] = end;
  }
  return ends;
}
"""


@pytest.fixture(scope="module")
def ends(browser: Browser, live_server: LiveServer) -> Iterator[dict[str, Any]]:
    page = browser.new_page()
    page.goto(f"{live_server.url}/static/js/queue.js")  # any page of ours; no server answers a save
    given = [
        {"name": name, "answer": answer, "who": who, "stored": STORED}
        for name, answer, who, _ in CELLS
    ]
    yield page.evaluate(_RUN, given)
    page.close()


@pytest.mark.parametrize(
    ("name", "wanted"), [(name, end) for name, _, _, end in CELLS], ids=[cell[0] for cell in CELLS]
)
def test_answer_has_its_end(ends: dict[str, Any], name: str, wanted: End) -> None:
    found = ends[name]

    seen = (found["end"], found["sent"], found["again"], found.get("joins", False))
    assert seen == tuple(wanted)
    assert found["keys"] == 1  # over all tries: what was stored unheard is not stored again


@pytest.mark.parametrize("name", [cell[0] for cell in CELLS if cell[3].end == "card"])
def test_card_tells_the_reason_in_plain_words(ends: dict[str, Any], name: str) -> None:
    said = ends[name]["says"]

    assert re.fullmatch(r"[A-Z].* .*\.", said)
    assert "bad" not in said
    assert "no-revision" not in said
    if name.endswith("in words"):
        assert said == SENTENCE


@pytest.mark.parametrize("name", [cell[0] for cell in CELLS if cell[3].end in ("card", "stored")])
def test_others_pass_what_is_not_stored(ends: dict[str, Any], name: str) -> None:
    assert ends[name]["passed"] == ["/other row/", "/same row/"]
    assert ends[name]["left"] == 0
