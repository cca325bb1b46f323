"""The save queue on its own: the module in a browser, with a server that is made up.

Each test tells the made-up server what to answer, puts saves in, and looks at what left.
"""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page
from pytest_django.live_server_helper import LiveServer

pytestmark = pytest.mark.django_db(transaction=True)

# `answers` is what each try gets, in turn; the last one goes on for ever. "hold" waits for letGo.
_BEGIN = """
async () => {
  const { SaveQueue } = await import("/static/js/queue.js");
  const kept = {};
  const held = [];
  Object.assign(window, {
    tries: [], told: [], answers: [], most: 0, flying: 0, kept, held,
    letGo: (answer) => held.shift()(answer ?? ok()),
    ok: (more) => ({ status: 200, reply: { revision: 7, canvas: 7, ...more } }),
  });
  const send = async (save) => {
    tries.push(JSON.parse(JSON.stringify(save)));
    most = Math.max(most, ++flying);
    let answer = answers.length > 1 ? answers.shift() : answers[0] ?? ok();
    if (answer === "hold") answer = await new Promise((resolve) => held.push(resolve));
    flying -= 1;
    if (answer === "lost") throw new TypeError("Failed to fetch");
    return answer;
  };
  const store = { load: () => JSON.parse(kept.waiting ?? "[]"), keep: (saves) => { kept.waiting = JSON.stringify(saves); } };
  window.again = () => { // as a page that is shown again
    flying = 0;
    window.queue = new SaveQueue({ send, store, random: () => 0.5 });
    for (const name of ["stored", "refused", "halted"]) {
      queue.addEventListener(name, ({ detail }) => told.push([name, detail.save?.url ?? detail.reason]));
    }
  };
  window.idle = () => new Promise((resolve) => {
    const look = () => (queue.isEmpty && !flying ? resolve() : setTimeout(look, 5));
    look();
  });
  again();
}
"""


@pytest.fixture
def page_with_queue(page: Page, live_server: LiveServer) -> Page:
    page.goto(live_server.url)
    page.evaluate(_BEGIN)
    return page


@pytest.fixture
def run(page_with_queue: Page) -> Any:
    """Run a few lines in the page; give what they return."""
    late = "new Promise((_, no) => setTimeout(() => no(new Error('too late')), 15000))"
    return lambda lines: page_with_queue.evaluate(
        f"() => Promise.race([(async () => {{ {lines} }})(), {late}])"
    )


def test_saves_of_a_lane_leave_one_after_another_in_order(run: Any) -> None:
    left = run("""
        for (const url of ["a", "b", "c"]) queue.put({ url, body: [], lanes: ["list"] });
        await idle();
        return [tries.map((save) => save.url), most];
    """)

    assert left == [["a", "b", "c"], 1]


def test_four_lanes_go_side_by_side(run: Any) -> None:
    flying = run("""
        answers = ["hold"];
        for (let n = 0; n < 6; n++) queue.put({ url: `${n}`, body: [], lanes: [`item-${n}`] });
        const first = tries.length;
        letGo(); letGo();
        await new Promise((r) => setTimeout(r, 20));
        return [first, most, tries.length];
    """)

    assert flying == [4, 4, 6]


def test_a_save_waits_for_all_of_its_lanes(run: Any) -> None:
    left = run("""
        answers = ["hold"];
        queue.put({ url: "edit p1", body: [], lanes: ["p1"] });
        queue.put({ url: "move p1", body: [], lanes: ["p1", "list"] });
        queue.put({ url: "move p2", body: [], lanes: ["p2", "list"] });
        queue.put({ url: "edit p2", body: [], lanes: ["p2"] });
        queue.put({ url: "edit p3", body: [], lanes: ["p3"] });
        return tries.map((save) => save.url);
    """)

    assert left == ["edit p1", "edit p3"]


def test_later_words_take_the_place_of_what_has_not_left(run: Any) -> None:
    left = run("""
        answers = ["hold"];
        for (const text of ["T", "Te", "Ted"]) queue.put({ url: "note", slot: "note", lanes: [], body: [["note", text]] });
        letGo(); await new Promise((r) => setTimeout(r, 20)); letGo(); await idle();
        return tries.map((save) => save.body[0][1]);
    """)

    assert left == ["T", "Ted"]


def test_a_refusal_does_not_hold_up_what_was_typed_meanwhile(run: Any) -> None:
    left = run("""
        answers = ["hold", ok()];
        const form = { url: "edit", slot: "p1", lanes: ["p1"], revision: 3 };
        queue.put({ ...form, body: [["name", "Ted"]], base: { name: ["T"] } });
        queue.put({ ...form, body: [["name", "Theo"]], base: { name: ["T"] } });
        letGo({ status: 422, reply: { errors: { name: ["Taken."] } } });
        await idle();
        return [tries.map((save) => [save.body[0][1], save.base.name[0]]), queue.refused.length, told];
    """)

    assert left == [[["Ted", "T"], ["Theo", "T"]], 0, [["stored", "edit"]]]


def test_new_items_are_never_left_out(run: Any) -> None:
    left = run("""
        answers = ["hold"];
        for (let n = 0; n < 3; n++) queue.put({ url: "add", lanes: ["list"], body: [["name", "Ted"]] });
        for (let n = 0; n < 3; n++) { letGo(); await new Promise((r) => setTimeout(r, 10)); }
        return new Set(tries.map((save) => save.key)).size;
    """)

    assert left == 3


def test_own_replies_move_the_revision_on(run: Any) -> None:
    left = run("""
        answers = ["hold"];
        const row = { lanes: ["p1"], row: "p1" };
        queue.put({ url: "edit", ...row, revision: 3, slot: "p1", body: [["name", "Te"]], base: { name: ["T"] } });
        queue.put({ url: "edit", ...row, revision: 3, slot: "p1", body: [["name", "Ted"]], base: { name: ["T"] } });
        queue.put({ url: "move", ...row, revision: 3, body: [] });
        for (const revision of [4, 5, 6]) { letGo(ok({ revision })); await new Promise((r) => setTimeout(r, 10)); }
        return tries.map((save) => [save.url, save.revision, save.base?.name]);
    """)

    assert left == [["edit", 3, ["T"]], ["edit", 4, ["Te"]], ["move", 5, None]]


def test_after_a_merge_words_go_on_from_what_was_sent(run: Any) -> None:
    """Else the next save would put its words in the place of the other person's."""
    left = run("""
        answers = ["hold"];
        const form = { url: "note", lanes: ["note"], row: "note", slot: "note", revision: 3 };
        queue.put({ ...form, body: [["note", "a b c"]], base: { note: ["a b"] } });
        queue.put({ ...form, body: [["note", "a b c d"]], base: { note: ["a b"] } });
        letGo(ok({ revision: 9, merged: { note: "x a b c" } })); await new Promise((r) => setTimeout(r, 10));
        return [tries[1].revision, tries[1].base.note];
    """)

    assert left == [3, ["a b c"]]


def test_a_lost_reply_is_asked_for_again_with_the_same_key(run: Any) -> None:
    left = run("""
        answers = ["lost", "lost", ok()];
        queue.put({ url: "add", lanes: ["list"], body: [] });
        await new Promise((r) => setTimeout(r, 50));
        const at = performance.now();
        await idle();
        return [tries.length, new Set(tries.map((save) => save.key)).size, performance.now() - at, queue.isFailing];
    """)

    tries, keys, took, failing = left
    assert (tries, keys, failing) == (3, 1, False)
    assert 1350 < took < 2200  # half a second, then a whole one


def test_words_typed_while_a_reply_is_lost_leave_as_a_save_of_their_own(run: Any) -> None:
    """What was sent may be stored under its key; under that key nothing else would ever be."""
    left = run("""
        answers = ["lost", ok(), ok()];
        queue.put({ url: "note", slot: "note", lanes: [], body: [["note", "Te"]] });
        await new Promise((r) => setTimeout(r, 20));
        queue.put({ url: "note", slot: "note", lanes: [], body: [["note", "Ted"]] });
        await idle();
        return [tries.map((save) => save.body[0][1]), new Set(tries.map((save) => save.key)).size];
    """)

    assert left == [["Te", "Te", "Ted"], 2]


def test_a_key_pressed_tries_again_at_once(run: Any) -> None:
    took = run("""
        answers = ["lost", "lost", "lost", "lost", ok()];
        queue.put({ url: "add", lanes: [], body: [] });
        while (tries.length < 4) await new Promise((r) => setTimeout(r, 20));
        await new Promise((r) => setTimeout(r, 600));
        const at = performance.now();
        queue.retry();
        await idle();
        return performance.now() - at;
    """)

    assert took < 100


def test_a_busy_server_is_asked_again_and_its_words_are_kept(run: Any) -> None:
    left = run("""
        answers = [{ status: 503, reply: { reason: "full", message: "The disk is full." } }, ok()];
        queue.put({ url: "add", lanes: [], body: [] });
        await new Promise((r) => setTimeout(r, 20));
        const said = [queue.problem, queue.isFailing];
        await idle();
        return [...said, queue.problem];
    """)

    assert left == ["The disk is full.", True, None]


def test_what_is_refused_stays_and_holds_up_nothing_else(run: Any) -> None:
    left = run("""
        answers = [{ status: 422, reply: { errors: {} } }, ok()];
        queue.put({ url: "add 1", lanes: ["list"], body: [] });
        queue.put({ url: "add 2", lanes: ["list"], body: [] });
        while (tries.length < 2) await new Promise((r) => setTimeout(r, 5));
        await new Promise((r) => setTimeout(r, 20));
        return [queue.saves.map((save) => save.url), told];
    """)

    assert left == [["add 1"], [["refused", "add 1"], ["stored", "add 2"]]]


def test_typing_on_beside_a_conflict_waits_with_it(run: Any) -> None:
    left = run("""
        answers = [{ status: 409, reply: { conflict: { revision: 5 } } }, ok()];
        const note = { url: "note", slot: "note", lanes: ["note"], row: "note", revision: 3 };
        queue.put({ ...note, body: [["note", "Mine"]] });
        await new Promise((r) => setTimeout(r, 20));
        queue.put({ ...note, body: [["note", "Mine and more"]] });
        await new Promise((r) => setTimeout(r, 20));
        const before = tries.length;
        const [save] = queue.refused;
        queue.replace(save, { revision: 5, body: [...save.body, ["resolve", "both"]] });
        await idle();
        return [before, tries.at(-1).body, tries.at(-1).revision, tries[0].key !== tries[1].key];
    """)

    assert left == [1, [["note", "Mine and more"], ["resolve", "both"]], 5, True]


def test_nothing_leaves_once_the_session_is_over_until_it_is_back(run: Any) -> None:
    left = run("""
        answers = [{ status: 401, reply: { reason: "signed-out" } }, ok()];
        queue.put({ url: "add 1", lanes: ["list"], body: [] });
        await new Promise((r) => setTimeout(r, 20));
        queue.put({ url: "add 2", lanes: ["list"], body: [] });
        queue.retry();
        const before = tries.length;
        queue.resume();
        await idle();
        return [before, told, tries.map((save) => save.url)];
    """)

    assert left == [
        1,
        [["halted", "signed-out"], ["stored", "add 1"], ["stored", "add 2"]],
        ["add 1", "add 1", "add 2"],
    ]


def test_what_waits_is_kept_over_a_reload_and_cleared_when_stored(run: Any) -> None:
    left = run("""
        answers = ["hold"];
        for (const url of ["a", "b"]) queue.put({ url, lanes: ["list"], body: [["name", url]] });
        const keys = queue.saves.map((save) => save.key);
        again();
        answers = [ok()];
        queue.start();
        await idle();
        const sent = tries.slice(1).map((save) => save.key);
        return [String(sent) === String(keys), kept.waiting];
    """)

    assert left == [True, "[]"]


def test_other_peoples_words_are_not_kept(run: Any) -> None:
    kept = run("""
        answers = [{ status: 409, reply: { conflict: { fields: { note: { theirs: "Theirs" } } } } }];
        queue.put({ url: "note", lanes: [], body: [["note", "Mine"]] });
        await new Promise((r) => setTimeout(r, 20));
        return kept.waiting;
    """)

    assert "Mine" in kept
    assert "Theirs" not in kept


def test_what_is_first_in_each_lane_is_said_again_on_leaving(run: Any) -> None:
    left = run("""
        answers = ["hold"];
        queue.put({ url: "a", lanes: ["list"], body: [] });
        queue.put({ url: "b", lanes: ["list"], body: [] });
        queue.put({ url: "c", lanes: ["p1"], body: [] });
        queue.leave();
        return tries.map((save) => save.url);
    """)

    assert left == ["a", "c", "a", "c"]


def test_keys_are_uuids_that_differ(run: Any) -> None:
    keys = run("""
        const { newKey } = await import("/static/js/queue.js");
        return Array.from({ length: 200 }, newKey);
    """)

    assert len(set(keys)) == 200
    pattern = r"^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-a[0-9a-f]{3}-[0-9a-f]{12}$"
    assert run(f"return {keys!r}.every((key) => /{pattern}/.test(key))")


def test_a_server_that_asks_for_rest_is_left_alone(run: Any) -> None:
    """No key that is pressed, and nothing else that waits, disturbs it before."""
    left = run("""
        const answers = { a: [{ status: 503, reply: null, after: 2 }, ok()], b: [ok()] };
        window.answers = ["hold"];
        queue.put({ url: "a", lanes: [], body: [] });
        letGo(answers.a[0]);
        await new Promise((r) => setTimeout(r, 20));
        const at = performance.now();
        window.answers = [ok()];
        queue.put({ url: "b", lanes: [], body: [] });
        await new Promise((r) => setTimeout(r, 700));
        queue.retry();
        const before = tries.map((save) => save.url);
        await idle();
        return [before, performance.now() - at];
    """)

    before, took = left
    assert before == ["a"]
    assert 1900 < took < 4000


def test_a_card_that_no_new_answer_changes_is_there_after_a_reload(run: Any) -> None:
    left = run("""
        answers = [{ status: 413, reply: { message: "This is too much for one save." } }];
        queue.put({ url: "add", lanes: [], body: [] });
        while (!queue.refused.length) await new Promise((r) => setTimeout(r, 5));
        again();
        queue.start();
        await new Promise((r) => setTimeout(r, 50));
        return [queue.refused[0].refused.says, tries.length];
    """)

    assert left == ["This is too much for one save.", 1]


def test_tries_are_counted_over_reloads(run: Any) -> None:
    """Else whoever goes from page to page would send a save that breaks the server for ever."""
    left = run("""
        answers = [{ status: 500, reply: null }];
        queue.put({ url: "add", lanes: [], body: [] });
        for (let page = 0; page < 6 && !queue.refused.length; page++) {
          await new Promise((r) => setTimeout(r, 50));
          again();
          queue.start();
          await new Promise((r) => setTimeout(r, 50));
        }
        return [tries.length, queue.refused.length];
    """)

    assert left == [4, 1]


def test_what_is_discarded_on_its_way_is_not_sent_again(run: Any) -> None:
    left = run("""
        answers = ["hold"];
        const save = queue.put({ url: "add", lanes: ["list"], body: [] });
        queue.drop(save);
        letGo({ status: 500, reply: null });
        await new Promise((r) => setTimeout(r, 700));
        return [tries.length, queue.isEmpty, told];
    """)

    assert left == [1, True, []]


def test_what_was_stored_before_it_was_discarded_is_told(run: Any) -> None:
    """The page must show it, and what is typed next must not be refused for it."""
    left = run("""
        answers = ["hold"];
        const save = queue.put({ url: "note", lanes: ["note"], row: "note", revision: 3, body: [] });
        queue.drop(save);
        queue.put({ url: "move", lanes: ["other"], row: "note", revision: 3, body: [] });
        letGo(ok({ revision: 9 }));
        await new Promise((r) => setTimeout(r, 20));
        return [told, queue.saves[0].revision];
    """)

    assert left == [[["stored", "note"]], 9]
