/* The texts without reloading: a link to another state of this page is fetched and put in place, the address goes
   along, each column keeps its height, and the counterparts are brought to the height of the chosen passage.
   Without this module every link works: each state has an address, and the server writes it out in full. */

import { align, findChosen, keepHeights, showPlace } from "./columns.js";
import { drawViews, watchStrips } from "./strips.js";

const PARTS = ["controls", "desk"];
const told = document.querySelector("[data-told]");
const keys = document.querySelector("#keys");
let coming = null;

document.documentElement.classList.add("keyed");
history.scrollRestoration = "manual";
document.addEventListener("click", follow);
document.addEventListener("keydown", press);
window.addEventListener("popstate", () => go(location.href, { push: false }));
watchStrips();
settle(false);

/** A click on a link to another state of this page, or to a place in it. */
function follow(event) {
  if (event.target.closest("[data-keys]")) return keys.showModal();
  const link = event.target.closest("a[href]");
  if (!link || event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return undefined;
  const href = link.getAttribute("href") ?? "";
  const address = new URL(href, location.href);
  if (address.origin !== location.origin || address.pathname !== location.pathname) return undefined;
  if (link.matches(".skip")) return undefined;
  event.preventDefault();
  if (link.matches("[data-place]")) return showPlace(address.hash);
  if (link.matches(".mark[aria-current]")) return focusPanel();
  if (!address.search) address.search = "";
  return go(address.href, { push: true, link });
}

/** Brings another state of the page into this one; where that fails, the browser goes there. */
async function go(href, { push, link = null }) {
  coming?.abort();
  coming = new AbortController();
  const closed = link?.matches('[data-go="close"]') ? findChosen()?.id : "";
  try {
    put(await read(href, coming.signal));
  } catch (problem) {
    if (problem.name !== "AbortError") location.assign(href);
    return;
  }
  if (push && href !== location.href) history.pushState(null, "", href);
  settle(true);
  place(link, closed);
}

/** The page of another state; fails where the answer is another page, such as the login. */
async function read(href, signal) {
  const answer = await fetch(href, { signal, headers: { Accept: "text/html" } });
  if (!answer.ok || new URL(answer.url).pathname !== location.pathname) throw new Error("elsewhere");
  return new DOMParser().parseFromString(await answer.text(), "text/html");
}

/** Puts the parts of the fetched page in the place of ours; the columns that stay keep their heights. */
function put(page) {
  const restore = keepHeights();
  for (const name of PARTS) {
    const [ours, theirs] = [document, page].map((from) => from.querySelector(`[data-part="${name}"]`));
    if (!ours || !theirs) throw new Error("another page");
    ours.replaceWith(document.adoptNode(theirs));
  }
  document.title = page.title;
  restore();
}

function settle(smooth) {
  const chosen = findChosen();
  if (chosen) align(chosen, smooth);
  drawViews();
  if (smooth) told.textContent = document.querySelector("[data-tells]")?.dataset.tells ?? "Closed.";
}

/** The focus: on the open passage; after closing where that was; else on what was followed, if it is still there. */
function place(link, closed) {
  const same = link && [...document.querySelectorAll("a[href]")].find((other) => other.href === link.href);
  const target = findChosen() || document.getElementById(closed) || same || document.querySelector("[data-scroll]");
  (target?.matches("a, [tabindex]") ? target : target?.querySelector("a"))?.focus({ preventScroll: true });
}

function focusPanel() {
  const panel = document.querySelector("#panel");
  panel?.focus();
  panel?.scrollIntoView({ block: "nearest" });
}

const WAYS = { n: "next", p: "previous", j: "next-claim", k: "previous-claim", Escape: "close" };

function press(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.defaultPrevented) return;
  if (event.target.closest?.("input, select, textarea, [contenteditable]")) return;
  if (event.key === "?") {
    event.preventDefault();
    if (keys.open) keys.close();
    else keys.showModal();
    return;
  }
  if (keys.open) return;
  const link = WAYS[event.key] && document.querySelector(`[data-go="${WAYS[event.key]}"]`);
  if (!link) return;
  event.preventDefault();
  link.click();
}
