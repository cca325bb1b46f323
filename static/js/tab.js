// What a tab keeps over a reload: words that are not stored yet, under whoever typed them.
// Where the browser keeps nothing, all of it still lives as long as the page.

export function kept(what, whose) {
  try {
    return JSON.parse(sessionStorage.getItem(`${what} ${whose}`));
  } catch {
    return null;
  }
}

// Gives whether it is kept.
export function keep(what, whose, value) {
  const isEmpty = !value || (typeof value === "object" && !Object.keys(value).length);
  try {
    if (isEmpty) sessionStorage.removeItem(`${what} ${whose}`);
    else sessionStorage.setItem(`${what} ${whose}`, JSON.stringify(value));
    return true;
  } catch { // full, or not allowed
    return isEmpty;
  }
}

export function namesKept(what) {
  try {
    return Object.keys(sessionStorage).filter((key) => key.startsWith(`${what} `)).map((key) => key.slice(what.length + 1));
  } catch {
    return [];
  }
}
