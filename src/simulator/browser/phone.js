/** One phone in the page: draws its chat, and sends what its person does. */
import { ask, loadValues, tell } from "./api.js";
import { askDatetime, askPlace } from "./dialogs.js";

const template = document.getElementById("phone");
/** A link that LINE itself opens as its screen for sending a place. */
const locationScreen = "https://line.me/R/nv/location";

export class Phone {
  constructor({ channel, lineUserId }, onClose) {
    this.channel = channel;
    this.path = `/chats/${channel}/${lineUserId}`;
    this.key = `${channel}/${lineUserId}`;
    this.onClose = onClose;
    this.element = template.content.firstElementChild.cloneNode(true);
    this.element.id = `phone-${channel}-${lineUserId}`;
    this.drawn = new Map();
    this.log = this.find(".log");
    this.element.addEventListener("click", (event) => this.clicked(event));
    this.element.addEventListener("change", (event) => this.changed(event));
    this.find(".composer").addEventListener("submit", (event) => {
      event.preventDefault();
      const { text } = event.target.elements;
      if (text.value.trim() === "") return;
      const said = text.value;
      text.value = "";
      // On a phone the keyboard takes the place of the menu.
      this.open();
      this.act({ do: "say", text: said });
    });
  }

  find(selector) {
    return this.element.querySelector(selector);
  }

  async refresh() {
    const chat = await ask(this.path);
    this.person = chat.person;
    this.find("h2").textContent = `${chat.person} → ${chat.name}`;
    this.element.setAttribute("aria-label", `${chat.person} → ${chat.name}`);
    this.find('[data-setting="language"]').value = chat.language;
    const block = this.find('[data-do="block"]');
    block.textContent = chat.blocked ? block.dataset.unblock : block.dataset.block;
    this.blocked = chat.blocked;
    for (const control of this.find(".composer").elements) control.disabled = chat.blocked;
    this.find(".typing").hidden = !chat.loading;
    loadValues(chat.values);
    // The menu first: what it leaves is the room in which the newest message is shown.
    this.drawMenu(chat.menu);
    this.drawLog(chat.entries);
  }

  drawLog(entries) {
    const { log } = this;
    const keys = new Set(entries.map((entry) => entry.key));
    for (const [key, { node }] of this.drawn) {
      if (keys.has(key)) continue;
      node.remove();
      this.drawn.delete(key);
    }
    let grown = false;
    for (const { key, html } of entries) {
      const known = this.drawn.get(key);
      if (known?.html === html) continue;
      const node = known?.node ?? document.createElement("div");
      // The server has escaped every word in it.
      node.innerHTML = html;
      if (!known) {
        log.append(node);
        grown = true;
      }
      this.drawn.set(key, { html, node });
    }
    if (grown) this.showNewest();
  }

  /** The end of the chat; where the answer is longer than the screen its beginning, as LINE opens a chat at what is unread. */
  showNewest() {
    const { log } = this;
    const last = log.lastElementChild;
    const asked = last?.previousElementSibling;
    const begin = asked?.querySelector(".mine") && !last.querySelector(".mine") ? asked : last;
    const top = begin ? begin.getBoundingClientRect().top - log.getBoundingClientRect().top + log.scrollTop - 8 : 0;
    log.scrollTop = Math.min(top, log.scrollHeight);
  }

  drawMenu(menu) {
    const button = this.find('[data-do="menu"]');
    button.disabled = !menu || this.blocked;
    if (menu?.id !== this.menuId) {
      // A person who switched a tab keeps the menu open.
      if (this.menuId === undefined || !menu) this.open(menu?.open ? "menu" : undefined);
      this.menuId = menu?.id;
      this.find(".menu").innerHTML = menu?.html ?? "";
    }
    if (menu) button.textContent = menu.bar;
  }

  /** `menu`, or `more` with what else can be sent: one takes the place of the other, as in LINE; or nothing. */
  open(name) {
    for (const one of ["menu", "more"]) {
      this.find(`.${one}`).hidden = one !== name;
      this.find(`[data-do="${one}"]`).setAttribute("aria-expanded", String(one === name));
    }
  }

  async clicked(event) {
    if (event.target.closest(`a[href^="${locationScreen}"]`)) {
      event.preventDefault();
      return this.sendPlace();
    }
    const button = event.target.closest("button");
    if (!button) return;
    const { action, unsend } = button.dataset;
    if (action) return this.tap(JSON.parse(action));
    if (unsend) return this.act({ do: "unsend", messageId: unsend });
    switch (button.dataset.do) {
      case "menu":
      case "more":
        return this.open(this.find(`.${button.dataset.do}`).hidden ? button.dataset.do : undefined);
      case "block":
        return this.act({ do: this.blocked ? "unblock" : "block" });
      case "location":
        return this.sendPlace();
      case "sticker": {
        const { package: packageId, sticker: stickerId } = button.dataset;
        return this.act({ do: "sendSticker", packageId, stickerId, keywords: [button.textContent.trim()] });
      }
      case "close":
        return this.onClose(this);
    }
  }

  async changed({ target }) {
    if (target.type === "file" && target.files[0]) {
      const [file] = target.files;
      const bytes = new Uint8Array(await file.arrayBuffer());
      const base64 = btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(""));
      target.value = "";
      return this.act({ do: "sendImage", base64, contentType: file.type });
    }
    if (target.dataset.setting === "letters") {
      this.element.dataset.letters = target.value;
      this.showNewest();
    }
    if (target.dataset.setting === "language") await tell(`${this.path}/language`, { language: target.value });
  }

  /** A button of a message, a quick reply or the menu. */
  async tap(action) {
    const input = this.find('[name="text"]');
    switch (action.type) {
      case "datetimepicker": {
        const params = await askDatetime(action);
        return params && this.act({ do: "tap", action, params });
      }
      case "location":
        return this.sendPlace();
      case "camera":
      case "cameraRoll":
        return this.find('[type="file"]').click();
      case "clipboard":
        await navigator.clipboard.writeText(action.clipboardText);
        return this.note("📋");
      case "uri":
        return this.note(action.uri);
      default:
        if (action.inputOption === "openKeyboard") {
          input.value = action.fillInText ?? "";
          input.focus();
        }
        if (action.inputOption === "openRichMenu") this.open("menu");
        if (action.inputOption === "closeRichMenu") this.open();
        return this.act({ do: "tap", action });
    }
  }

  async sendPlace() {
    const place = await askPlace(this.channel);
    if (!place) return;
    this.open();
    await this.act({ do: "sendLocation", ...place });
  }

  async act(action) {
    try {
      const { status, ms, error } = await tell(`${this.path}/actions`, action);
      this.note(status === undefined ? (error ?? "") : `Webhook ${status}（${Math.round(ms)} ms）`);
    } catch (error) {
      this.note(error.message);
    }
    await this.refresh();
  }

  note(text) {
    this.find(".note").textContent = text;
  }
}
