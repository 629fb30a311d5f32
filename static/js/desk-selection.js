/* What is selected in the text of the desk, in code points of the stored text.
   JavaScript counts in UTF-16, so that one emoji counts twice; here is the only place where that is put right. */

/** The selected passage as `{version, start, end, box}`; null where nothing of the text is selected. */
export function readSelection() {
  const text = document.querySelector("[data-text]");
  const selection = document.getSelection();
  if (!text || !selection.rangeCount || selection.isCollapsed) return null;
  const range = selection.getRangeAt(0);
  if (!range.intersectsNode(text)) return null;
  const pieces = [...text.querySelectorAll("[data-at]")].map((piece) => cut(piece, range)).filter(Boolean);
  if (!pieces.length) return null;
  return {
    version: text.dataset.version,
    start: pieces[0].start,
    end: pieces[pieces.length - 1].end,
    box: range.getBoundingClientRect(),
  };
}

/** The part of a piece that the range covers; null where that is nothing. */
function cut(piece, range) {
  const node = piece.firstChild;
  if (!node || !range.intersectsNode(node)) return null;
  const words = node.data;
  const from = range.startContainer === node ? range.startOffset : 0;
  const to = range.endContainer === node ? range.endOffset : words.length;
  if (from >= to) return null;
  const at = Number(piece.dataset.at);
  return { start: at + count(words.slice(0, from)), end: at + count(words.slice(0, to)) };
}

const count = (words) => [...words].length;
