/* The states of the desk: fetched, sent, and put in the place of the one that is shown.
   The server writes out each state in full; the text keeps its place, and what was typed is never thrown away. */

const PARTS = ["bar", "text", "side"];
const UNSAVED = "[data-form]:not([data-form='search']):not([data-form='quote'])";
const desk = location.pathname;
let coming = null;
let sending = false;
let typed = false;

document.addEventListener("input", (event) => {
  if (event.target.form?.matches(UNSAVED)) typed = true;
});
window.addEventListener("beforeunload", (event) => {
  if (typed) event.preventDefault();
});

/** Whether something was typed into a form that is not saved yet. */
export const isTyped = () => typed;

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
    await put(answer);
  } catch (problem) {
    if (problem.name !== "AbortError") leave(href);
    return;
  }
  if (push) history.pushState(null, "", href);
}

/** Sends a form and shows the state that follows. A form that is not taken stays as it is, and says so. */
export async function send(form, button) {
  if (sending) return;
  sending = true;
  coming?.abort();
  const fields = new FormData(form, button);
  const action = button?.hasAttribute("formaction") ? button.formAction : form.action;
  try {
    const answer = await fetch(action, { method: "POST", body: fields, headers: { Accept: "text/html" } });
    await put(answer);
    history.pushState(null, "", answer.redirected ? answer.url : action);
  } catch (problem) {
    tell(`${problem.told ?? "The server did not answer."} Nothing was stored; what you typed is still here: try again.`);
  } finally {
    sending = false;
  }
}

function leave(href) {
  typed = false;
  location.assign(href);
}

/** Puts the parts of an answer in the place of ours. */
async function put(answer) {
  if (!isState(answer.url)) throw told("You are signed out, or may not tag any more; sign in in another window.");
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const pairs = PARTS.map((name) => [document, page].map((from) => from.querySelector(`[data-part="${name}"]`)));
  if (pairs.flat().includes(null)) throw told(`The server answered with an error (${answer.status}).`);
  const height = scroller().scrollTop;
  for (const [ours, theirs] of pairs) ours.replaceWith(document.adoptNode(theirs));
  scroller().scrollTop = height;
  document.title = page.title;
  copyTold(page);
  typed = answer.status !== 200 && Boolean(document.querySelector(UNSAVED));
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
  const next = document.querySelector('[data-part="side"] [data-focus]');
  next?.focus({ preventScroll: true });
  next?.select?.();
}

function bringIntoView(place) {
  if (!place) return;
  const box = place.getClientRects()[0];
  const seen = scroller().getBoundingClientRect();
  const alone = getComputedStyle(scroller()).overflowY !== "visible";
  const [top, bottom] = alone ? [seen.top, seen.bottom] : [0, innerHeight];
  if (box && (box.top < top || box.bottom > bottom)) place.scrollIntoView({ block: "center", behavior: "instant" });
}
