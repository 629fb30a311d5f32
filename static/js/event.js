/* Opens a question in its place. Without this module each question is a link to the page with it open.
   A panel is fetched once, at the latest when it is asked for: pointing at a question for a moment is enough. */

const panels = new Map();
const links = (from) => from.closest?.("a[data-open]");

document.addEventListener("click", (event) => {
  if (event.button || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const close = event.target.closest("a[data-close]");
  const link = close ? findLink(close.closest("[data-opened]")) : links(event.target);
  if (!link) return;
  event.preventDefault();
  if (link.ariaExpanded === "true") shut(link, { focus: Boolean(close) });
  else open(link);
});

document.addEventListener("keydown", (event) => {
  if (event.key !== "Escape") return;
  const row = event.target.closest("[data-opened]") ?? document.querySelector("[data-opened]");
  if (row) shut(findLink(row), { focus: true });
});

let pointing;
document.addEventListener("pointerover", (event) => {
  clearTimeout(pointing);
  const link = links(event.target);
  if (link) pointing = setTimeout(() => fetchPanel(link.dataset.open).catch(() => {}), 80);
});

function fetchPanel(address) {
  if (!panels.has(address)) panels.set(address, load(address));
  return panels.get(address);
}

async function load(address) {
  try {
    const answer = await fetch(address);
    if (!answer.ok || answer.redirected) throw new Error(answer.statusText);
    return await answer.text();
  } catch (problem) {
    panels.delete(address);
    throw problem;
  }
}

async function open(link) {
  let panel;
  try {
    panel = await fetchPanel(link.dataset.open);
  } catch {
    location.assign(link.href);
    return;
  }
  const other = document.querySelector("a[data-open][aria-expanded='true']");
  const place = link.closest("tr");
  const top = place.getBoundingClientRect().top;
  if (other) shut(other);
  place.after(makeRow(link, panel));
  link.ariaExpanded = "true";
  swap(link, "add");
  scrollBy(0, place.getBoundingClientRect().top - top);
}

/** The row that holds the panel, as the server makes it (_opened.html). */
function makeRow(link, panel) {
  const row = document.createElement("tr");
  const place = link.closest("tr");
  row.className = "opened";
  row.role = "row";
  row.dataset.opened = link.closest("[id]").id;
  const cell = row.insertCell();
  cell.setAttribute("role", "cell");
  cell.colSpan = [...place.cells].reduce((sum, each) => sum + each.colSpan, 0);
  const ways = document.createElement("p");
  ways.className = "opened__ways";
  ways.append(makeLink(link.dataset.own, "This question’s own page"), makeLink(link.href, "Close"));
  ways.lastChild.dataset.close = "";
  cell.append(ways);
  cell.insertAdjacentHTML("beforeend", panel);
  return row;
}

function makeLink(address, words) {
  const link = document.createElement("a");
  link.href = address;
  link.textContent = words;
  return link;
}

function shut(link, { focus = false } = {}) {
  document.querySelector("[data-opened]")?.remove();
  link.ariaExpanded = "false";
  swap(link, "remove");
  if (focus) link.focus();
}

const findLink = (row) => document.getElementById(row.dataset.opened).querySelector("a[data-open]");

/** The address of the window tells which question stands open, so that it can be shared; the link's, the other state. */
function swap(link, change) {
  const here = new URL(location.href);
  const there = new URL(link.href);
  if (change === "add") here.search = there.search;
  else here.searchParams.delete("open");
  here.hash = change === "add" ? there.hash : "";
  const number = link.closest("[id]").id.replace("point-", "");
  if (change === "add") there.searchParams.delete("open");
  else there.searchParams.set("open", number);
  link.href = readable(there);
  history.replaceState(null, "", readable(here));
}

const readable = (address) => address.href.replaceAll("%2C", ",");
