/* What was typed and is not saved yet: it goes along where the same form is shown again (about a wider passage,
   painted otherwise), and nobody leaves it without being asked. */

const UNSAVED = "[data-form]:not([data-form='search']):not([data-form='quote'])";
const OF_THE_PASSAGE = ["quote", "start"];
const touched = new Set();

document.addEventListener("input", (event) => {
  const field = event.target;
  if (!field.form || !isDraft(field.form)) return;
  touched.add(field.name);
  if (event instanceof InputEvent) field.toggleAttribute("data-typed", true);
  chooseVoice(field);
});
window.addEventListener("beforeunload", (event) => {
  if (touched.size) event.preventDefault();
});

/** Whether a form changes what is stored. */
export const isDraft = (form) => form.matches(UNSAVED);

export const forgetDraft = () => touched.clear();

/** Whether something is typed into a form that is not this one. */
export const isTypedElsewhere = (form) => touched.size > 0 && findForm(document) !== form;

export const mayLeave = () => !touched.size || window.confirm("Leave without saving what you typed?");

/** Whether the form that is shown stands on this other page, too. */
export function isKept(page) {
  const [ours, theirs] = [document, page].map(findForm);
  return Boolean(ours && theirs) && describe(ours) === describe(theirs);
}

/** What the tagger has typed, to be put into the form that comes in the place of this one. */
export function takeDraft() {
  const form = findForm(document);
  return fieldsOf(form)
    .filter(({ name }) => touched.has(name) && !OF_THE_PASSAGE.includes(name))
    .map(({ name, type, value, checked }) => ({ name, type, value, checked }));
}

export function putDraft(draft) {
  const form = findForm(document);
  for (const { name, type, value, checked } of draft) {
    const isTicked = ["radio", "checkbox"].includes(type);
    const field = fieldsOf(form).find((each) => each.name === name && (type !== "radio" || each.value === value));
    if (!field) continue;
    if (isTicked) field.checked = checked;
    else field.value = value;
    field.toggleAttribute("data-typed", !isTicked);
    field.closest("details")?.setAttribute("open", "");
  }
}

/** After a refusal all that the form holds is unsaved. */
export function keepDraft() {
  for (const { name, type } of fieldsOf(findForm(document))) if (type !== "hidden") touched.add(name);
}

/** Whoever writes the name of a speaker means that one; whoever chooses another voice does not. */
function chooseVoice({ name, value, form }) {
  const other = form.querySelector("#f-voice-other");
  if (other && name === "speaker" && value.trim()) {
    other.checked = true;
    touched.add("voice");
  }
  if (other && name === "voice" && !other.checked) form.elements.speaker.value = "";
}

const findForm = (page) => page.querySelector(`[data-part="side"] ${UNSAVED}`);
const fieldsOf = (form) => [...(form?.elements ?? [])].filter((field) => field.name && field.type !== "submit");

/** What a form is about: which question, which claim, which mark. */
function describe(form) {
  const about = ["point", "claim", "framing"].map((name) => form.elements.namedItem(name)?.value ?? "");
  return [form.dataset.form, ...about].join(" ");
}
