// Passkeys and hardware keys: the browser's answer goes into a hidden field, and the form is sent like any other.
const { startAuthentication, startRegistration, browserSupportsWebAuthn } = window.SimpleWebAuthnBrowser;

for (const form of document.querySelectorAll("form[data-passkey]")) {
  if (!browserSupportsWebAuthn()) continue;
  const status = form.querySelector("[data-passkey-status]");
  form.hidden = false;
  for (const note of document.querySelectorAll("[data-without-passkey]")) note.hidden = true;
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    status.textContent = form.dataset.busy;
    const ask = { optionsJSON: JSON.parse(form.dataset.options) };
    try {
      const answer = await (form.dataset.passkey === "add" ? startRegistration(ask) : startAuthentication(ask));
      form.querySelector('input[name="answer"]').value = JSON.stringify(answer);
      form.submit();
    } catch (error) {
      status.textContent = error.name === "InvalidStateError" ? form.dataset.known : form.dataset.failed;
    }
  });
}
