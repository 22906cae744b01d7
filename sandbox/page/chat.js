// One person's chat with the bot: a column on the desk, the whole screen on a phone.
import { api } from "./api.js";
import { Composer } from "./composer.js";
import { avatar, el, splitName } from "./dom.js";
import { renderMessage } from "./message.js";
import { alertBox, copy, toastIn } from "./notices.js";
import { Thread } from "./thread.js";

const TYPING_MS = 5000;

export class Chat {
  constructor(person, { onChange, onClose }) {
    this.person = person;
    this.id = person.user_id;
    this.onChange = onChange;
    this.loaded = false;
    this.known = 0;
    this.unread = 0;
    this.waiting = new Set();
    const place = el("div", { class: "toasts", role: "status" });
    this.toast = toastIn(place);
    this.composer = new Composer(person, this.toast);
    this.thread = new Thread(`Tin nhắn của ${person.first_name}`, (message) => renderMessage(message, this.#acts()));
    this.element = this.#build(place, onClose);
    this.composer.takeDrops(this.element);
  }

  get shown() {
    return this.element.getClientRects().length > 0;
  }

  async load() {
    if (this.loading) {
      this.again = true;
      return;
    }
    this.loading = true;
    try {
      const messages = await api.messages(this.id);
      const news = this.loaded ? messages : [];
      this.thread.replace(messages);
      this.#count(news);
      this.known = Math.max(0, ...messages.map((message) => message.message_id));
      this.loaded = true;
      this.#empty();
    } catch (failure) {
      this.toast(`Chưa tải được tin nhắn: ${failure.message}`, "bad");
    } finally {
      this.loading = false;
    }
    if (this.again) {
      this.again = false;
      await this.load();
    }
    this.onChange();
  }

  apply(event) {
    if (event.type === "typing") return this.#typing();
    if (this.loading) this.again = true;
    if (event.type === "delete" || !event.message) return this.load();
    this.#typing(false);
    if (this.loaded) this.thread.put(event.message);
    this.#count([event.message]);
    this.#empty();
    return this.onChange();
  }

  // called whenever the column comes into view
  seen() {
    if (!this.loaded) this.load();
    if (this.unread === 0) return;
    this.unread = 0;
    this.onChange();
  }

  focus() {
    this.element.scrollIntoView({ inline: "nearest", block: "nearest" });
    this.composer.focus();
  }

  #count(messages) {
    const fresh = messages.filter((message) => message.from_bot && message.message_id > this.known);
    if (!this.shown) this.unread += fresh.length;
    this.known = Math.max(this.known, ...messages.map((message) => message.message_id));
  }

  #empty() {
    this.welcome.hidden = this.thread.messages.size > 0;
  }

  #typing(on = true) {
    clearTimeout(this.typingTimer);
    this.element.classList.toggle("typing", on);
    if (on) this.typingTimer = setTimeout(() => this.#typing(false), TYPING_MS);
  }

  #acts() {
    return {
      copy: (text) => copy(text, this.toast),
      command: (text) => this.composer.send(text),
      tap: (id, data) => this.#tap(id, data),
      isBusy: (id, data) => this.waiting.has(`${id}|${data}`),
    };
  }

  async #tap(id, data) {
    const press = `${id}|${data}`;
    if (this.waiting.has(press)) return;
    this.waiting.add(press);
    this.thread.refresh(id);
    try {
      this.#answer(await api.tap(this.id, id, data));
    } catch (failure) {
      this.toast(`Không bấm được: ${failure.message}`, "bad");
    } finally {
      this.waiting.delete(press);
      this.thread.refresh(id);
    }
  }

  #answer(reply) {
    if (reply?.timeout) this.toast("Bot chưa trả lời cú bấm này trong thời gian chờ.", "bad");
    else if (reply?.show_alert) alertBox(this.person.first_name, reply.text ?? "");
    else if (reply?.text) this.toast(reply.text);
  }

  #build(place, onClose) {
    const { name, role } = splitName(this.person.first_name);
    const start = el("button", { type: "button", class: "primary", click: () => this.composer.send("/start") }, "Bắt đầu");
    this.welcome = el("div", { class: "welcome", hidden: true }, el("p", {}, "Chưa có tin nhắn nào."), start);
    const title = el("div", { class: "who" }, el("h2", {}, name), el("p", { class: "role" }, this.person.role || role || "Trò chuyện với bot Văn thư"), el("p", { class: "now-typing" }, "bot đang soạn…"));
    const close = el("button", { type: "button", class: "close", "aria-label": `Đóng cột của ${name}`, title: "Đóng cột", click: () => onClose(this) }, "✕");
    const drop = el("div", { class: "drop-hint", "aria-hidden": "true" }, "Thả tệp vào đây để gửi");
    return el(
      "section",
      { class: "chat", "aria-label": this.person.first_name, "data-user": this.id },
      el("header", { class: "chat-head" }, avatar(this.person), title, close),
      el("div", { class: "body" }, this.thread.scroller, this.welcome, this.thread.jump, place, drop),
      this.composer.element,
    );
  }
}
