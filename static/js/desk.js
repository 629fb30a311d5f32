/* The tagging desk by mouse and by keyboard: selecting a passage, keys, and forms that change only what changes.
   Without this module every state has an address and every form works; the quote is then pasted or typed. */

import { go, isState, send, settle } from "./desk-parts.js";
import "./desk-questions.js";
import { readSelection } from "./desk-selection.js";

const TYPED = "textarea, select, input:not([type='radio']):not([type='checkbox'])";
const SENT_BY_ENTER = "[data-form='quote'] textarea, textarea#f-value:not([data-typed])";
const keys = document.querySelector("#keys");
const offer = document.querySelector("[data-offer]");

history.scrollRestoration = "manual";
document.documentElement.classList.add("keyed");
document.addEventListener("click", follow);
document.addEventListener("submit", submit);
document.addEventListener("keydown", press);
document.addEventListener("selectionchange", showOffer);
window.addEventListener("popstate", () => go(location.href, { push: false }));
window.addEventListener("scroll", showOffer, { capture: true, passive: true });
settle();

function follow(event) {
  const link = event.target.closest("a[href], button");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  if (link.matches("[data-keys]")) return keys.showModal();
  if (link.matches("[data-take]")) return take(link.dataset.take);
  if (!link.matches("a")) return undefined;
  if (link.closest("[data-text]") && readSelection()) return event.preventDefault();
  if (link.matches("[data-value], [data-hedge]") && fill(link)) return event.preventDefault();
  if (!isState(link.href) || link.matches(".skip")) return undefined;
  const address = new URL(link.href);
  if (address.search === location.search && address.hash) return undefined;
  event.preventDefault();
  return go(link.href);
}

function submit(event) {
  const form = event.target;
  const action = event.submitter?.hasAttribute("formaction") ? event.submitter.formAction : form.action;
  if (event.defaultPrevented || !isState(action)) return;
  event.preventDefault();
  if (form.method === "post") send(form, event.submitter);
  else go(`${location.pathname}?${new URLSearchParams(new FormData(form, event.submitter))}`);
}

/** The state in which the selected passage is tagged: as a claim ("c") or as wording ("w"). */
function take(key) {
  const passage = readSelection();
  if (!passage) return clickFor(key) || focusOn("[data-form='quote'] [name='quote']");
  const address = new URL(document.querySelector('[data-part="text"]').dataset.select, location.href);
  for (const name of ["version", "start", "end"]) address.searchParams.set(name, passage[name]);
  if (key === "w") address.searchParams.set("as", "wording");
  document.getSelection().removeAllRanges();
  return go(address.href);
}

/** What can be done with the selected words, beside them. */
function showOffer() {
  const passage = readSelection();
  offer.hidden = !passage;
  if (!passage) return;
  const below = passage.box.bottom + 6;
  offer.style.top = `${below + offer.offsetHeight > innerHeight ? passage.box.top - offer.offsetHeight - 6 : below}px`;
  offer.style.left = `${Math.max(8, Math.min(passage.box.left, innerWidth - offer.offsetWidth - 8))}px`;
}

/** Puts another reading, or the words that hedge, into the form; false where the form has no place for it. */
function fill(link) {
  if (link.dataset.value !== undefined) return fillAnswer(link);
  const hedge = document.querySelector("#f-hedge");
  if (!hedge) return false;
  hedge.value = link.dataset.hedge;
  check("certainty", link.dataset.certainty);
  return touch(hedge);
}

function fillAnswer(link) {
  const field = document.querySelector("#f-value");
  const radio = check("value", link.dataset.value);
  if (!radio && !field?.matches("textarea, input:not([type='radio'])")) return false;
  if (!radio) field.value = link.dataset.value.replace(/\n\.\.\.$/u, "");
  const open = document.querySelector("#f-among_others");
  if (open) open.checked = link.dataset.value.endsWith("\n...");
  for (const other of document.querySelectorAll("[data-value]")) other.removeAttribute("aria-current");
  link.setAttribute("aria-current", "true");
  return touch(radio ?? field);
}

function check(name, value) {
  const radio = document.querySelector(`input[type="radio"][name="${name}"][value="${CSS.escape(value)}"]`);
  if (radio) radio.checked = true;
  return radio;
}

function touch(field) {
  field.focus();
  field.dispatchEvent(new Event("input", { bubbles: true }));
  return true;
}

function press(event) {
  const field = event.target.closest?.(TYPED);
  if (event.defaultPrevented || event.isComposing) return;
  if (event.key === "Escape" && !keys.open && !offer.hidden) return document.getSelection().removeAllRanges();
  if ((event.ctrlKey || event.metaKey) && !event.altKey) return pressWithControl(event, field);
  if (event.altKey || keys.open) return undefined;
  if (event.key === "Enter" && !event.shiftKey && field?.matches(SENT_BY_ENTER)) {
    event.preventDefault();
    return sendFrom(field);
  }
  if (field && event.key !== "Escape") return undefined;
  if (event.key === "Enter" && event.target.closest("a, button, summary, input")) return undefined;
  if (!event.repeat && act(event.key)) return event.preventDefault();
  return undefined;
}

function pressWithControl(event, field) {
  const key = event.key.toLowerCase();
  if (key === "enter" && field?.form) sendFrom(field);
  else if (key === "z" && !field) act(event.shiftKey ? "r" : "u");
  else return;
  event.preventDefault();
}

const sendFrom = (field) => field.form.requestSubmit(field.form.querySelector("button:not([type='button'])"));

/** Does what a key stands for; false where it stands for nothing here. */
function act(key) {
  if (key === "?") return !keys.showModal();
  if (key === "/") return focusOn("[data-focus-search]");
  return key === "c" || key === "w" ? Boolean(take(key)) : clickFor(key);
}

/** Clicks the first link or button for a key, of the panel before the bar; false where there is none. */
function clickFor(key) {
  const found = ["side", "bar"].flatMap((part) => [
    ...document.querySelectorAll(`[data-part="${part}"] [data-key="${CSS.escape(key)}"]`),
  ]);
  const target = found.find((each) => each.getClientRects().length && !each.disabled);
  target?.click();
  return Boolean(target);
}

function focusOn(selector) {
  const place = document.querySelector(selector);
  place?.focus();
  return Boolean(place);
}
