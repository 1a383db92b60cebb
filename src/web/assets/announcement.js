// What only a script can do on the pages of announcements. They work without it.

// Whoever chooses to choose sees what there is to choose from.
const opens = { "who=chosen": "include.interests", "when=at": "sendDate", "when=repeat": "repeat.every" };
document.addEventListener("change", (event) => {
  const id = opens[`${event.target.name}=${event.target.value}`];
  const details = id === undefined ? null : document.getElementById(id)?.closest("details");
  if (details) details.open = true;
});

// A link of the list of mistakes leads into a fold: it opens, and the field is there to be corrected.
document.addEventListener("click", (event) => {
  const link = event.target.closest?.(".banner-mistake a[href^='#']");
  const field = link && document.getElementById(link.getAttribute("href").slice(1));
  if (!field) return;
  for (let fold = field.closest("details"); fold; fold = fold.parentElement?.closest("details")) fold.open = true;
  field.focus();
});

// Where the session has ended, what is being written stays: the console would go to the sign-in page with it.
document.addEventListener(
  "htmx:before:response",
  (event) => {
    if (event.target.id !== "look" || !event.detail.ctx.response.raw.redirected) return;
    event.preventDefault();
    event.stopImmediatePropagation();
    event.target.textContent =
      "サインインの時間が切れました。書いた内容を写しておき、別のタブでサインインしてから保存してください。";
  },
  true,
);
