/* The states of the desk: fetched, sent, and put in the place of the one that is shown.
   The server writes out each state in full; the text keeps its place, and what was typed is never thrown away. */

import { forgetDraft, isDraft, isKept, isTypedElsewhere, keepDraft, mayLeave, putDraft, takeDraft } from "./desk-drafts.js";

const PARTS = ["bar", "text", "side"];
const desk = location.pathname;
let coming = null;
let sending = false;
let shown = location.href;

/** Whether an address is a state of this page. */
export function isState(href) {
  const address = new URL(href, location.href);
  return address.origin === location.origin && address.pathname === desk;
}

/** Shows another state; where that cannot be fetched, the browser goes there. */
export async function go(href, { push = true } = {}) {
  if (sending) return;
  coming?.abort();
  coming = new AbortController();
  try {
    const answer = await fetch(href, { signal: coming.signal, headers: { Accept: "text/html" } });
    const page = await read(answer);
    if (!isKept(page) && !mayLeave()) return stay(push);
    put(page);
  } catch (problem) {
    if (problem.name !== "AbortError") location.assign(href);
    return;
  }
  arrive(href, push);
}

/** The address of what is shown; the same one stands in the history once. */
function arrive(href, push = true) {
  const address = new URL(href, location.href).href;
  if (push && address !== location.href) history.pushState(null, "", address);
  shown = address;
}

/** What is shown stays, and so does its address where the browser has gone back already. */
function stay(push) {
  if (!push) history.pushState(null, "", shown);
}

/** Sends a form and shows the state that follows. A form that is not taken stays as it is, and says so. */
export async function send(form, button) {
  if (sending || (isTypedElsewhere(form) && !mayLeave())) return;
  sending = true;
  coming?.abort();
  const fields = new FormData(form, button);
  const action = button?.hasAttribute("formaction") ? button.formAction : form.action;
  try {
    const answer = await fetch(action, { method: "POST", body: fields, headers: { Accept: "text/html" } });
    const page = await read(answer);
    forgetDraft();
    put(page);
    if (answer.status !== 200 && isDraft(form)) keepDraft();
    arrive(answer.redirected ? answer.url : action);
  } catch (problem) {
    tell(`${problem.told ?? "The server did not answer."} Nothing was stored; what you typed is still here: try again.`);
  } finally {
    sending = false;
  }
}

/** The page of an answer; throws what to tell where it is none of the desk. */
async function read(answer) {
  if (!isState(answer.url)) throw told("You are signed out, or may not tag any more; sign in in another window.");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  if (pair(page).flat().includes(null)) throw told(`The server answered with an error (${answer.status}).`);
  return page;
}

const pair = (page) =>
  PARTS.map((name) => [document, page].map((from) => from.querySelector(`[data-part="${name}"]`)));

/** Puts the parts of a page in the place of ours, and what was typed into its form where it is the same. */
function put(page) {
  const draft = isKept(page) ? takeDraft() : forgetDraft();
  const pairs = pair(page);
  const height = scroller().scrollTop;
  for (const [ours, theirs] of pairs) ours.replaceWith(document.adoptNode(theirs));
  scroller().scrollTop = height;
  document.title = page.title;
  copyTold(page);
  if (draft) putDraft(draft);
  settle();
}

const told = (words) => Object.assign(new Error(words), { told: words });

/** Messages go into the place that a screen reader listens to, which therefore stays. */
function copyTold(page) {
  const [ours, theirs] = [document, page].map((from) => from.querySelector('[data-part="told"]'));
  ours.replaceChildren(...[...theirs.childNodes].map((node) => document.adoptNode(node)));
}

function tell(words) {
  const line = document.createElement("p");
  line.textContent = words;
  line.className = "told__problem";
  document.querySelector('[data-part="told"]').replaceChildren(line);
}

const scroller = () => document.querySelector('[data-part="text"] [data-scroll]');

/** After each change: what it is about is in view, and the focus is where one goes on. */
export function settle() {
  bringIntoView(document.querySelector("#chosen") ?? scroller().querySelector("[aria-current]") ?? document.querySelector("#lit-1"));
  const side = document.querySelector('[data-part="side"]');
  const next = side.querySelector("[aria-invalid='true']") ?? side.querySelector("[data-focus]");
  (next ?? side).focus({ preventScroll: true });
  next?.select?.();
}

/** Scrolls to a place that is not seen: above the panel, where that lies over the text on a narrow screen. */
function bringIntoView(place) {
  const box = place?.getClientRects()[0];
  if (!box) return;
  const alone = getComputedStyle(scroller()).overflowY !== "visible";
  const panel = document.querySelector('[data-part="side"]').getBoundingClientRect();
  const seen = alone ? scroller().getBoundingClientRect() : { top: 0, bottom: Math.min(innerHeight, panel.top) };
  if (box.top >= seen.top && box.bottom <= seen.bottom) return;
  const by = box.top - seen.top - (seen.bottom - seen.top) / 3;
  (alone ? scroller() : window).scrollBy({ top: by, behavior: "instant" });
}
