/* Copies the text that a button carries (`data-copy`) or that stands in an element (`data-copy-from`, its id).
   The buttons are shown by this module only: without it nothing offers what cannot be done. */

const COPIED = "copied";
const SHOWN_MS = 2500;

document.documentElement.classList.add("copies");
document.addEventListener("click", (event) => {
  const button = event.target.closest?.("[data-copy], [data-copy-from]");
  if (button) copy(button);
});

async function copy(button) {
  const from = document.getElementById(button.dataset.copyFrom);
  const text = from ? from.value ?? from.textContent : button.dataset.copy;
  const done = await put(text);
  const words = done ? COPIED : "press Ctrl+C";
  if (!done && from?.select) from.select();
  tell(button, words);
}

/** Whether the text is on the clipboard now: the clipboard needs HTTPS, the old command does not. */
async function put(text) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return putByCommand(text);
  }
}

function putByCommand(text) {
  const field = document.createElement("textarea");
  field.value = text;
  field.className = "unseen";
  document.body.append(field);
  const before = document.activeElement;
  field.select();
  const done = document.execCommand("copy");
  field.remove();
  before?.focus?.();
  return done;
}

/** Says on the button, and to screen readers, what has happened. */
function tell(button, words) {
  const own = (button.dataset.words ??= button.textContent);
  button.textContent = words;
  status().textContent = words;
  clearTimeout(Number(button.dataset.timer));
  button.dataset.timer = setTimeout(() => { button.textContent = own; }, SHOWN_MS);
}

function status() {
  let place = document.getElementById("copying-status");
  if (!place) {
    place = document.createElement("p");
    place.id = "copying-status";
    place.className = "unseen";
    place.setAttribute("role", "status");
    document.body.append(place);
  }
  return place;
}
