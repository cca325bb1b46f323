// What becomes of a save by the answer that it gets. Each kind of answer has one end, and none is
// sent for ever:
//
//   stored   it is done
//   halt     the session is over: nothing leaves until its person is back
//   card     it stays with its words, for its person to settle or to discard
//   wait     it goes again, later each time; after `tries` it is a card
//
// afar     it may be the line or the server that fails, and not the save: after its tries the server
//          is asked for something small first, and the save goes once more as soon as that is answered
// who      the session may be over: who is signed in is asked first, and another one is a 401
// joins    later words of the same field join the card; else they go by themselves, instead of it
// anew     a page that is loaded sends it again, for the answer may be another one by then
// again    Try again stands on the card
// says     what the card says, where the server gave no sentence of its own

import { say } from "./texts.js";

export const ENDS = {
  stored: { end: "stored" },
  400: { end: "card", says: say("The server could not read this. Copy it, reload the page, and put it in again.") },
  401: { end: "halt" },
  403: { end: "card", joins: true, anew: true, again: true, says: say("You may see this, and not change it any more.") },
  404: { end: "card", joins: true, anew: true, says: say("This is not here any more, or you may not see it any more.") },
  405: { end: "card", says: say("This cannot be saved in this way any more. Copy it, and reload the page.") },
  409: { end: "card", joins: true, anew: true, again: true, says: say("Somebody else changed this first.") },
  410: { end: "card", joins: true, anew: true, says: say("This was removed for good.") },
  413: { end: "card", says: say("This is too much to be saved at once. Copy it, and save it in smaller parts.") },
  422: { end: "card", anew: true, says: say("Something in this is not right yet.") },
  428: { end: "card", says: say("This page does not say what it changes. Copy it, reload the page, and put it in again.") },
  429: { end: "wait", tries: 5, again: true, says: say("Too much was sent from here in a short time. Wait a few minutes, then try again.") },
  500: { end: "wait", tries: 4, again: true, says: say("Something broke on our side, and this could not be saved.") },
  502: { end: "wait", tries: 6, afar: true, again: true, says: say("The server did not take this, though it answers again.") },
  503: { end: "wait", tries: 6, afar: true, again: true, says: say("The server has no room for this just now.") },
  none: { end: "wait", tries: 6, afar: true, again: true, says: say("This got no answer, though the server answers other things.") },
  // A page where a save expects JSON: something else answered, such as a proxy or a hotel's sign-in.
  page: { end: "wait", tries: 4, afar: true, who: true, again: true, says: say("Something else than our server answered, so nobody can say whether this was saved.") },
  elsewhere: { end: "wait", tries: 3, who: true, again: true, says: say("This was sent on to another place. Open the page anew: perhaps you have to sign in there first.") },
  "401-page": { end: "wait", tries: 2, who: true, again: true, says: say("Something between you and the server wants to know who you are. Open the page anew.") },
  "403-page": { end: "wait", tries: 2, who: true, again: true, says: say("The server does not take this from here. Reload the page, then try again.") },
  "4xx": { end: "card", says: say("The server refused this.") },
  "5xx": { end: "wait", tries: 6, afar: true, again: true, says: say("The server could not save this.") },
};

// The name of an answer in the table. A refusal of ours is JSON; the same from somebody in between is a page.
export function kindOf({ status, reply = null, isElsewhere = false }) {
  if (isElsewhere) return "elsewhere";
  if (!status) return "none";
  if (status < 400) return status >= 200 && status < 300 && Number.isInteger(reply?.canvas) ? "stored" : "page";
  if (!reply && `${status}-page` in ENDS) return `${status}-page`;
  return status in ENDS ? String(status) : `${Math.min(Math.floor(status / 100), 5)}xx`;
}

export const endOf = (answer) => ENDS[kindOf(answer)];

// Words of a machine never reach a person.
const SENTENCE = /^\p{Lu}.*\s.*[.!?]$/su;

export function sentenceOf(answer) {
  const { message } = answer.reply ?? {};
  return SENTENCE.test(message ?? "") ? message : endOf(answer).says;
}
