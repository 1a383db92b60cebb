// What only a script can do in the console. Every page works without it.

// A form is sent once, however often its button is pressed; where the page is taken back from the browser's memory
// the buttons work again.
const sent = new WeakSet();
document.addEventListener("submit", (event) => {
  if (event.defaultPrevented || event.target.method !== "post") return;
  if (sent.has(event.target)) event.preventDefault();
  else sent.add(event.target);
});
window.addEventListener("pageshow", () => {
  for (const form of document.forms) sent.delete(form);
});

// Copying needs a script, so the button appears only with one.
for (const button of document.querySelectorAll("[data-copy]")) {
  if (!navigator.clipboard) continue;
  button.hidden = false;
  button.addEventListener("click", async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    button.textContent = button.dataset.copied;
  });
}

// How many characters a field holds, said in words beside it.
for (const field of document.querySelectorAll("[data-counts]")) {
  const said = document.getElementById(field.dataset.counts);
  const count = () => {
    said.textContent = `${[...field.value].length} / ${field.maxLength}文字`;
  };
  field.addEventListener("input", count);
  count();
}

// Where the session has ended, the answer is the sign-in page: the whole page goes there, not a piece of it.
document.addEventListener("htmx:before:response", (event) => {
  if (!event.detail.ctx.response.raw.redirected) return;
  event.preventDefault();
  window.location.reload();
});
