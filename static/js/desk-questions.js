/* The search for a question while it is typed: the list follows the letters, the arrows move in it, Enter takes. */

const WAIT_MS = 50;
let latest = Promise.resolve();
let waiting;

document.addEventListener("input", (event) => {
  const form = event.target.closest?.("[data-form='search']");
  if (!form || event.target.name !== "q") return;
  clearTimeout(waiting);
  latest = new Promise((done) => {
    waiting = setTimeout(() => list(form, event.target.value).finally(done), WAIT_MS);
  });
});

document.addEventListener("keydown", (event) => {
  const form = event.target.closest?.("[data-form='search']");
  const item = event.target.closest?.("[data-questions] a");
  if (!form && !item) return;
  if (event.key === "Enter" && form && !event.isComposing) {
    event.preventDefault();
    latest.then(() => links()[0]?.click());
  }
  const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
  if (!step) return;
  event.preventDefault();
  const all = [document.querySelector("[data-form='search'] [name='q']"), ...links()];
  all[Math.min(all.length - 1, Math.max(0, all.indexOf(document.activeElement) + step))]?.focus();
});

const links = () => [...document.querySelectorAll("[data-questions] a[data-question], [data-questions] a[data-new]")];

/** The questions for these letters, in the place of those that are listed. An answer that comes late is dropped. */
async function list(form, letters) {
  const address = new URL(form.dataset.questionsAddress, location.href);
  address.searchParams.set("q", letters);
  const answer = await fetch(address, { headers: { Accept: "text/html" } }).catch(() => null);
  const input = form.querySelector("[name='q']");
  if (!answer?.ok || answer.redirected || input.value !== letters) return;
  const page = new DOMParser().parseFromString(await answer.text(), "text/html");
  const found = page.querySelector("[data-questions]");
  if (found && input.value === letters) document.querySelector("[data-questions]")?.replaceWith(document.adoptNode(found));
}
