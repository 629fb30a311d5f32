/* Lines the columns up at the open question, and lets n and p walk through the differences.
   Without this module every link works: each opens its passage at its own address. */

const open = document.querySelector(".mark[aria-current], .mark--open, li:target");

if (open) alignColumns(open);
document.querySelectorAll("[data-keys]").forEach((hint) => { hint.hidden = !document.querySelector("[data-go]"); });
document.addEventListener("keydown", walk);

/** Scrolls each column until its passage on the open question stands at the height of the chosen one. */
function alignColumns(chosen) {
  const own = chosen.closest("[data-column]");
  if (!own || own.scrollHeight <= own.clientHeight) return;
  const height = own.clientHeight / 3;
  for (const column of document.querySelectorAll("[data-column]")) {
    const passage = column === own ? chosen : column.querySelector(".mark--open");
    if (passage) column.scrollTop += passage.getBoundingClientRect().top - column.getBoundingClientRect().top - height;
  }
}

function walk(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.target.closest("input, select, textarea")) return;
  const way = { n: "next", p: "previous" }[event.key];
  const link = way && document.querySelector(`[data-go="${way}"]`);
  if (link) link.click();
}
