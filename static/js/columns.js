/* The columns: what is open in them, and how they are brought to one height. */

const calm = matchMedia("(prefers-reduced-motion: reduce)");
const columns = () => [...document.querySelectorAll("[data-column]")].filter((column) => column.offsetParent);
const scrollerOf = (column) => column.querySelector("[data-scroll]");

/** The open passage, else its entry in the list, else what there is of the open question in a column that is shown. */
export function findChosen() {
  const asked = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  const places = [
    ...document.querySelectorAll(".mark[aria-current], .mark-sign[aria-current]"),
    ...(asked?.matches("li") ? [asked] : []),
    ...document.querySelectorAll(".mark--open, .near[id]"),
  ];
  return places.find((place) => place.getClientRects().length) ?? null;
}

/** What of the open question stands in a column: its passage, its sign, its entry in the list, the nearest sentence. */
function findCounterpart(column, chosen) {
  if (column.contains(chosen)) return chosen;
  return column.querySelector(".mark--open, .near[id], .mark-sign[aria-current]");
}

/** Scrolls each column until its passage stands at the height of the chosen one, as near to where that is as all can. */
export function align(chosen, smooth) {
  const pairs = [];
  for (const column of columns()) {
    const place = findCounterpart(column, chosen);
    const scroller = scrollerOf(column);
    if (place && scroller.scrollHeight > scroller.clientHeight + 1) pairs.push({ place, scroller, ...measure(place, scroller) });
  }
  const own = pairs.find(({ scroller }) => scroller.contains(chosen));
  if (!own) return chosen.scrollIntoView({ block: "center", behavior: "instant" });
  const room = own.scroller.clientHeight;
  const seen = own.top >= room * 0.08 && own.top <= room * 0.75;
  const wanted = seen ? own.top : room * 0.3;
  const height = Math.min(wanted, ...pairs.map(({ inText }) => inText));
  for (const { scroller, inText } of pairs) {
    scroller.scrollTo({ top: inText - height, behavior: smooth && !calm.matches ? "smooth" : "instant" });
  }
  return undefined;
}

/** Where a passage stands: `top` in what is seen of the column, `inText` in the whole of it, in CSS pixels. */
function measure(place, scroller) {
  const first = place.getClientRects()[0] ?? place.getBoundingClientRect();
  const top = first.top - scroller.getBoundingClientRect().top;
  return { top, inText: top + scroller.scrollTop };
}

/** Remembers how far each column is scrolled; what comes back puts the columns that are there then where they were. */
export function keepHeights() {
  const heights = new Map(columns().map((column) => [column.dataset.column, scrollerOf(column).scrollTop]));
  return () => {
    for (const column of columns()) scrollerOf(column).scrollTop = heights.get(column.dataset.column) ?? 0;
  };
}

/** Goes to a place in its column, without another address. */
export function showPlace(hash) {
  const place = document.getElementById(decodeURIComponent(hash.slice(1)));
  const list = place?.closest("details");
  if (list) list.open = true;
  place?.scrollIntoView({ block: "center", behavior: calm.matches ? "instant" : "smooth" });
  (place?.matches("a") ? place : place?.querySelector("a"))?.focus({ preventScroll: true });
}
