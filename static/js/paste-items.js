// Many lines at once, pasted into the line to type or begun there with Shift+Enter: a box that
// holds one item a line, and adds them all in one save, which one step takes back.
//
// What is pasted is read by the server: marks of lists, columns, amounts. It answers with the lines
// as they would be added, and with what it leaves out. Where it cannot be asked, what was pasted
// stands in the box as it came, and is read when it is added.
import { clear, enter } from "./add-item.js";
import { csrfToken } from "./csrf.js";
import { onKeydown } from "./keydown.js";
import { button, element } from "./elements.js";
import { say, sayOf } from "./texts.js";

const PATIENCE = 5_000;
const PAUSE = 300; // in typing, until it is looked at again
const linesOf = (text) => text.split(/\r?\n/).map((line) => line.trim()).filter(Boolean);
const isMany = (text) => linesOf(text).length > 1 || text.trim().includes("\t");

function lineOf(target) {
  return target.matches?.("form[data-many] .row__input") ? target : null;
}

document.addEventListener("paste", (event) => {
  const line = lineOf(event.target);
  const text = event.clipboardData.getData("text/plain");
  if (!line || !isMany(text)) return;
  event.preventDefault();
  const [start, end] = [line.selectionStart, line.selectionEnd];
  offer(line.form).paste(text, line.value.slice(0, start), line.value.slice(end));
  clear(line.form);
});

onKeydown((event) => {
  const line = event.key === "Enter" && event.shiftKey ? lineOf(event.target) : null;
  if (!line) return;
  event.preventDefault();
  offer(line.form).goOn(`${line.value}\n`);
  clear(line.form);
});

document.addEventListener("many", ({ target, detail }) => offer(target).giveBack(detail), true);

// What the server would do with these lines; null where it cannot be asked.
async function lookAt(form, body) {
  const asked = fetch(form.dataset.many, {
    method: "POST",
    body: new URLSearchParams(body),
    headers: { Accept: "application/json", "X-CSRFToken": csrfToken() },
    signal: AbortSignal.timeout(PATIENCE),
  });
  return asked.then((response) => (response.ok ? response.json() : null)).catch(() => null);
}

function offer(form) {
  document.getElementById(`${form.id}-many`)?.remove();
  const box = new Box(form);
  form.after(box.root);
  return box;
}

class Box {
  #form;
  #isRaw = false; // as it was pasted, to be read by the server
  #isReading = false;
  #left = []; // what reading it left out
  #look = null;
  #asked = 0;
  #timer = 0;

  constructor(form) {
    this.#form = form;
    this.area = element("textarea", { className: "input many__lines", id: `${form.id}-lines`, rows: 4 });
    this.add = button("", () => this.#addAll(), "button--primary");
    this.said = element("div", { className: "many__said", role: "status" });
    this.table = element("div");
    const label = element("label", { htmlFor: this.area.id, className: "hint", textContent: say("One item a line") });
    this.root = element("div", { className: "many", id: `${form.id}-many` }, [
      label, this.area, this.said, this.table,
      element("div", { className: "cluster" }, [this.add, button(say("Cancel"), () => this.#close())]),
    ]);
    this.root.dataset.kept = "";
    this.area.addEventListener("input", () => this.#typed());
    this.area.addEventListener("paste", (event) => this.#pastedInto(event));
    onKeydown((event) => {
      if (event.key === "Escape") { event.preventDefault(); this.#close(); }
      if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) this.#addAll();
    }, { on: this.root });
  }

  // Lines that are typed on.
  goOn(text) {
    this.area.value = text;
    this.#count();
    this.area.focus();
    this.area.setSelectionRange(text.length, text.length);
  }

  // What was refused, to be changed.
  giveBack({ text, isRaw }) {
    this.area.value = text;
    this.#isRaw = isRaw;
    this.#count();
    this.#ask();
    this.add.focus();
  }

  // What comes from elsewhere, between what stood in the line.
  async paste(text, before = "", after = "") {
    const held = this.area.value;
    this.area.value = before + text + after;
    this.area.readOnly = this.#isReading = true;
    this.#count();
    const look = await lookAt(this.#form, this.#isRaw ? [["pasted", this.area.value]] : [["pasted", text]]);
    this.area.readOnly = this.#isReading = false;
    if (!this.root.isConnected) return;
    const isPartOfRaw = this.#isRaw;
    this.#isRaw = !look;
    if (look) {
      const end = isPartOfRaw ? look.text.length : before.length + look.text.length;
      this.area.value = isPartOfRaw ? look.text : before + look.text + after;
      this.area.setSelectionRange(end, end);
      this.#left.push(...leftOut(look));
    }
    if (look && !isPartOfRaw && !before.trim() && !after.trim()) this.#show(look);
    else this.#ask();
    this.#count();
    if (!held && [document.body, this.#form.querySelector(".row__input")].includes(document.activeElement)) this.add.focus();
  }

  #pastedInto(event) {
    const text = event.clipboardData.getData("text/plain");
    if (!isMany(text) || this.#isReading) return;
    event.preventDefault();
    const { value, selectionStart, selectionEnd } = this.area;
    this.paste(text, value.slice(0, selectionStart), value.slice(selectionEnd));
  }

  #typed() {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#ask(), PAUSE);
    this.#look = null;
    this.#count();
  }

  get #body() {
    return [[this.#isRaw ? "pasted" : "names", this.area.value]];
  }

  async #ask() {
    const asked = ++this.#asked;
    const look = this.area.value.trim() ? await lookAt(this.#form, this.#body) : null;
    if (asked !== this.#asked || this.#isReading) return;
    this.#show(look);
  }

  #show(look) {
    this.#look = look;
    const unread = this.#isRaw ? [say("There is no connection to look at this now. It is read when it is added.")] : [];
    const said = (className) => (textContent) => element("p", { className, textContent });
    this.said.replaceChildren(
      ...(look?.refused ?? []).map(said("field__error")),
      ...[...unread, ...this.#left.map(({ words }) => words), ...(look?.remarks ?? [])].map(said("hint")),
      ...this.#left.filter(({ heading }) => heading).map(({ heading }) => this.#headingBack(heading)),
    );
    this.table.replaceChildren(...new DOMParser().parseFromString(look?.table ?? "", "text/html").body.childNodes);
    this.#count();
  }

  // A heading that is an item after all.
  #headingBack(heading) {
    return button(say("Add “%(heading)s” too", { heading }), () => {
      this.#left = this.#left.filter((one) => one.heading !== heading); // nor is it said any more
      this.area.value = `${heading}\n${this.area.value}`;
      this.#typed();
      this.area.focus();
    });
  }

  #count() {
    const length = this.#look?.count ?? linesOf(this.area.value).length;
    this.add.textContent = sayOf("Add 1 item", "Add %(count)s items", length);
    this.add.setAttribute("aria-disabled", String(!this.#canAdd));
    if (this.#isReading) this.said.replaceChildren(element("p", { className: "hint", textContent: say("Looking at what was pasted") }));
  }

  get #canAdd() {
    const { count = 1, refused = [] } = this.#look ?? {};
    return linesOf(this.area.value).length > 0 && !this.#isReading && count > 0 && !refused.length;
  }

  #addAll() {
    if (!this.#canAdd) return;
    const lines = linesOf(this.area.value);
    const isMany = lines.length > 1 || this.#isRaw;
    enter(this.#form, isMany ? this.#body : [["name", lines[0]]], lines, { many: isMany });
    this.#close();
  }

  #close() {
    clearTimeout(this.#timer);
    this.root.remove();
    this.#form.querySelector(".row__input").focus();
  }
}

// What reading left out, which is said for as long as the box stands.
function leftOut({ heading, left }) {
  return left.map((words, number) => ({ words, heading: number ? "" : heading }));
}
