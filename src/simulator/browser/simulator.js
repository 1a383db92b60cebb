/** The simulator's page: phones, the way to choose between them, the staff's panel, and what keeps them fresh. */
import { ask, base, tell } from "./api.js";
import { Phone } from "./phone.js";

const phones = new Map();
const chooser = document.querySelector(".chooser");
const shelf = document.querySelector(".phones");
const panel = document.querySelector(".staff-panel");

async function load() {
  const { phones: wanted } = await ask("/phones");
  for (const one of wanted) {
    if (!phones.has(`${one.channel}/${one.lineUserId}`)) await show(one);
  }
  if (!chooser.querySelector('[aria-pressed="true"]')) choose([...phones.values()][0]);
}

const nextName = () => `区民${phones.size + 1}`;

async function show(one) {
  const phone = new Phone(one, close);
  phones.set(phone.key, phone);
  shelf.append(phone.element);
  await phone.refresh();
  arrange();
  return phone;
}

async function close(phone) {
  phones.delete(phone.key);
  phone.element.remove();
  arrange();
  choose([...phones.values()][0]);
  await tell(`/phones/${phone.key}`, {}, "DELETE");
}

/** On a narrow screen one phone is seen at a time, and these buttons choose it. */
function arrange() {
  document.querySelector(".empty").hidden = phones.size > 0;
  chooser.hidden = phones.size < 2;
  chooser.replaceChildren(
    ...[...phones.values()].map((phone) => {
      const button = document.createElement("button");
      button.type = "button";
      button.textContent = phone.element.getAttribute("aria-label");
      button.setAttribute("aria-pressed", String(phone.element.classList.contains("chosen")));
      button.addEventListener("click", () => {
        choose(phone);
        phone.element.scrollIntoView({ block: "nearest", inline: "nearest" });
        phone.find('[name="text"]').focus({ preventScroll: true });
      });
      return button;
    }),
  );
}

function choose(chosen) {
  for (const phone of phones.values()) phone.element.classList.toggle("chosen", phone === chosen);
  // On a narrow screen it was not there, and had nowhere to scroll to.
  chosen?.showNewest();
  arrange();
}

async function refreshStaff() {
  const { html } = await ask("/staff");
  // The server has escaped every word in it.
  if (html !== panel.innerHTML) panel.innerHTML = html;
}

const later = { timer: undefined };
function refreshStaffSoon() {
  clearTimeout(later.timer);
  later.timer = setTimeout(() => refreshStaff().catch(() => {}), 150);
}

async function refreshAll() {
  await load();
  await Promise.all([...phones.values()].map((phone) => phone.refresh()));
  await refreshStaff();
}

document.querySelector(".add").addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const { displayName, channel, language } = form.elements;
  const added = { displayName: displayName.value, channel: channel.value, language: language.value };
  const created = await tell("/phones", added);
  const phone = phones.get(`${created.channel}/${created.lineUserId}`) ?? (await show(created));
  choose(phone);
  form.reset();
  displayName.value = nextName();
  phone.find('[name="text"]').focus();
});

const playYear = document.querySelector(".play-year");
playYear?.addEventListener("click", async () => {
  const status = playYear.nextElementSibling;
  status.textContent = status.dataset.playing;
  playYear.disabled = true;
  const { played } = await tell("/year", {}).catch(() => ({ played: false }));
  status.textContent = played ? status.dataset.played : status.dataset.failed;
  playYear.disabled = false;
});

/** News by server-sent events; where they do not come through, by asking every few seconds. */
let polling;
function listen() {
  const events = new EventSource(`${base}/events`);
  events.onopen = () => {
    clearInterval(polling);
    polling = undefined;
    refreshAll().catch(() => {});
  };
  events.onerror = () => {
    polling ??= setInterval(() => refreshAll().catch(() => {}), 3_000);
  };
  events.onmessage = ({ data }) => {
    const { chats } = JSON.parse(data);
    for (const phone of phones.values()) {
      const [channel] = phone.key.split("/");
      if (chats.includes("*") || chats.includes(phone.key) || chats.includes(`${channel}/*`))
        phone.refresh().catch(() => {});
    }
    refreshStaffSoon();
  };
}

await refreshAll().catch(() => {});
if (phones.size > 0) document.querySelector('.add [name="displayName"]').value = nextName();
listen();
