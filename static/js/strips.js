/* The strips: which part of the text is seen now, and clicks beside the marks. */

const LENGTH = 1000;
let drawing = 0;

export function watchStrips() {
  document.addEventListener("scroll", drawSoon, { capture: true, passive: true });
  window.addEventListener("resize", drawSoon, { passive: true });
  document.addEventListener("click", (event) => {
    const strip = event.target.closest("[data-strip]");
    if (strip && !event.target.closest("a")) goTo(strip, event.clientY);
  });
}

function drawSoon() {
  drawing ||= requestAnimationFrame(drawViews);
}

/** Draws on each strip the part of the text that is seen. */
export function drawViews() {
  drawing = 0;
  for (const strip of document.querySelectorAll("[data-strip]")) {
    const { body, window: seen } = measure(strip);
    if (!body.height) continue;
    const top = Math.min(1, Math.max(0, (seen.top - body.top) / body.height));
    const end = Math.min(1, Math.max(0, (seen.bottom - body.top) / body.height));
    const view = strip.querySelector("[data-view]");
    view.setAttribute("y", Math.round(top * LENGTH));
    view.setAttribute("height", Math.round((end - top) * LENGTH));
  }
}

/** The text and what is seen through, as rectangles of the window. */
function measure(strip) {
  const column = strip.closest("[data-column]");
  const scroller = column.querySelector("[data-scroll]");
  const alone = getComputedStyle(scroller).overflowY === "visible";
  const body = column.querySelector("[data-body]").getBoundingClientRect();
  return { scroller, alone, body, window: alone ? { top: 0, bottom: innerHeight } : scroller.getBoundingClientRect() };
}

/** Scrolls to the part of the text that the strip shows at this height. */
function goTo(strip, height) {
  const { scroller, alone, body, window: seen } = measure(strip);
  const box = strip.getBoundingClientRect();
  const place = body.top + ((height - box.top) / box.height) * body.height;
  const by = { top: place - (seen.top + seen.bottom) / 2, behavior: "instant" };
  if (alone) window.scrollBy(by);
  else scroller.scrollBy(by);
}
