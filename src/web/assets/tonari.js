// What only a script can do. Every page is whole without it.

// Printing needs a script, so the button appears only with one.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => window.print());
}

// Leaving takes this page's place in the history, so that Back does not return to it.
for (const link of document.querySelectorAll("[data-leave]")) {
  link.addEventListener("click", (event) => {
    event.preventDefault();
    window.location.replace(link.href);
  });
}

// A list that opened closes again with Escape, or when one presses elsewhere.
for (const list of document.querySelectorAll("details[data-closes]")) {
  list.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || !list.open) return;
    list.open = false;
    list.querySelector("summary").focus();
  });
  document.addEventListener("click", (event) => {
    if (!list.contains(event.target)) list.open = false;
  });
}

// The browser is asked where it is only when the button is pressed; about 100 metres are near enough to flee.
for (const form of document.querySelectorAll("[data-here-form]")) {
  const button = form.querySelector("[data-here]");
  const status = form.querySelector("[data-here-status]");
  const place = form.querySelector('input[name="place"]');
  if (!("geolocation" in navigator) || !window.isSecureContext) continue;
  button.hidden = false;
  button.addEventListener("click", () => {
    status.textContent = button.dataset.busy;
    navigator.geolocation.getCurrentPosition(
      ({ coords }) => {
        status.textContent = "";
        form.querySelector('input[name="at"]').value = `${coords.latitude.toFixed(3)},${coords.longitude.toFixed(3)}`;
        place.value = "";
        form.requestSubmit();
      },
      () => {
        status.textContent = button.dataset.failed;
        place.focus();
      },
      { timeout: 10_000, maximumAge: 60_000 },
    );
  });
}

// Typing a place afterwards means that one.
for (const place of document.querySelectorAll('[data-here-form] input[name="place"]')) {
  place.addEventListener("input", () => {
    place.form.querySelector('input[name="at"]').value = "";
  });
}

// The code in a letter's QR stands behind the #, which browsers send to no server: it goes into the field, and out of the
// address.
for (const field of document.querySelectorAll("[data-code-field]")) {
  const code = window.location.hash.slice(1);
  if (!/^[0-9A-Za-z-]{12,20}$/.test(code)) continue;
  field.value = code;
  window.history.replaceState(null, "", window.location.pathname + window.location.search);
}
