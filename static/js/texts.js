// What scripts say. The message is the English text, where it is said; of another language a module of
// texts/ fills in, before any other runs, what is said instead. English fills in nothing.

// The language of the page; where a page names none, that of the messages.
export const language = document.documentElement.lang || "en-GB";

const texts = new Map(); // message -> what is said instead; of a number, that by the kind of number
const GAP = /%\((\w+)\)s/g;
let kinds = null; // of numbers, as the language tells them apart

export function speak(translated) {
  for (const [message, said] of Object.entries(translated)) texts.set(message, said);
}

// The message as the language says it. What has no value yet stays a gap.
export function say(message, values = {}) {
  return fill(texts.get(message) ?? message, values);
}

// The same of a number: `one` is what it is known by.
export function sayOf(one, many, count, values = {}) {
  const text = texts.get(one)?.[kindOf(count)] ?? (count === 1 ? one : many);
  return fill(text, { count, ...values });
}

// Several things in a row: "a, b, c".
export function listed(things) {
  return new Intl.ListFormat(language, { type: "unit" }).format(things);
}

function kindOf(count) {
  kinds ??= new Intl.PluralRules(language);
  return kinds.select(count);
}

function fill(text, values) {
  return text.replace(GAP, (gap, name) => (name in values ? isolated(String(values[name])) : gap));
}

// A name among words of ours keeps its direction to itself, and does not turn round what follows.
const TURNS = /[\u0590-\u08ff\u200f\u202a-\u202e\u2066-\u2069\ufb1d-\ufdff\ufe70-\ufefc\u{10800}-\u{10fff}\u{1e800}-\u{1efff}]/u;
const ISOLATES = /\u2068[^\u2066-\u2069]*\u2069/g;

// What is isolated already turns nothing, and stays as it is.
function isolated(text) {
  if (!TURNS.test(text) || !TURNS.test(text.replace(ISOLATES, ""))) return text;
  return `\u2068${text.replace(/[\u2066-\u2069]/g, "")}\u2069`;
}
