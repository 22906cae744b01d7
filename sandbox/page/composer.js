// Where the person types: text, files by button, drop or paste, and the commands as chips.
import { api } from "./api.js";
import { el } from "./dom.js";

// a command that wants words after it is only begun
const COMMANDS = [
  { text: "/start", begins: false },
  { text: "/viec", begins: false },
  { text: "/tim", begins: true },
  { text: "/trogiup", begins: false },
];

export class Composer {
  constructor(person, toast) {
    this.id = person.user_id;
    this.toast = toast;
    this.input = el("textarea", { rows: "1", placeholder: "Nhập tin nhắn…", "aria-label": `Nhắn với tư cách ${person.first_name}`, enterkeyhint: "send", keydown: (event) => this.#typed(event) });
    this.picker = el("input", { type: "file", multiple: true, hidden: true, change: () => this.#picked() });
    const clip = el("button", { type: "button", class: "round", "aria-label": "Gửi tệp", title: "Gửi tệp", click: () => this.picker.click() }, "📎");
    const send = el("button", { type: "submit", class: "round send", "aria-label": "Gửi", title: "Gửi (Enter)" }, "➤");
    const form = el("form", { class: "composer", submit: (event) => this.#submitted(event) }, clip, this.picker, this.input, send);
    form.addEventListener("paste", (event) => this.#pasted(event));
    this.element = el("div", { class: "foot" }, el("div", { class: "chips", role: "group", "aria-label": "Lệnh" }, COMMANDS.map((command) => this.#chip(command))), form);
  }

  focus() {
    this.input.focus({ preventScroll: true });
  }

  async send(text) {
    try {
      await api.text(this.id, text);
      return true;
    } catch (failure) {
      this.toast(`Không gửi được: ${failure.message}`, "bad");
      return false;
    }
  }

  // the words in the input go along as the caption of the first file
  async sendFiles(files) {
    for (const file of files) {
      const caption = this.input.value.trim();
      try {
        await api.file(this.id, file, caption);
        if (caption === this.input.value.trim()) this.input.value = "";
      } catch (failure) {
        this.toast(`Không gửi được “${file.name}”: ${failure.message}`, "bad");
      }
    }
  }

  takeDrops(place) {
    const over = (on) => place.classList.toggle("dropping", on);
    place.addEventListener("dragover", (event) => {
      if (!event.dataTransfer.types.includes("Files")) return;
      event.preventDefault();
      over(true);
    });
    place.addEventListener("dragleave", (event) => place.contains(event.relatedTarget) || over(false));
    place.addEventListener("drop", (event) => {
      event.preventDefault();
      over(false);
      this.sendFiles([...event.dataTransfer.files]);
    });
  }

  #chip({ text, begins }) {
    const press = () => {
      if (!begins) return this.send(text);
      this.input.value = `${text} `;
      return this.focus();
    };
    return el("button", { type: "button", class: "chip", click: press }, text);
  }

  // Vietnamese is typed through an input method: its Enter ends a word, not the message
  #typed(event) {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    event.target.form.requestSubmit();
  }

  async #submitted(event) {
    event.preventDefault();
    const text = this.input.value;
    if (text.trim() === "") return;
    this.input.value = "";
    const sent = await this.send(text);
    if (!sent && this.input.value === "") this.input.value = text;
  }

  async #picked() {
    const files = [...this.picker.files];
    this.picker.value = "";
    await this.sendFiles(files);
    this.focus();
  }

  #pasted(event) {
    const files = [...event.clipboardData.files];
    if (files.length === 0) return;
    event.preventDefault();
    this.sendFiles(files);
  }
}
