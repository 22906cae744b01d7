// The people bar: a list beside the columns, a strip above the one chat of a phone.
import { avatar, el, hourOf, splitName } from "./dom.js";

const SEARCH_FROM = 8;

function plain(text) {
  return text.normalize("NFD").replace(/\p{M}/gu, "").replace(/đ/giu, "d").toLowerCase();
}

function preview(chat) {
  const last = chat.thread.last;
  if (!last) return chat.person.started === false ? "chưa bắt đầu" : "";
  const words = last.text ?? last.caption ?? last.document?.file_name ?? "Ảnh";
  return `${last.from_bot ? "" : "Bạn: "}${words.split("\n", 1)[0]}`;
}

// a phone has room for the last two words only, which is what people are called by
function nameOf(name) {
  const words = name.split(/\s+/u);
  const family = words.slice(0, -2).join(" ");
  return el("span", { class: "name" }, family && el("span", { class: "family" }, `${family} `), words.slice(-2).join(" "));
}

export class PeopleBar {
  constructor(place, { onPick, onAdd }) {
    this.onPick = onPick;
    this.onAdd = onAdd;
    this.rows = new Map();
    this.search = el("input", { type: "search", placeholder: "Tìm người…", "aria-label": "Tìm người", hidden: true, input: () => this.#filter() });
    this.list = el("ul", {});
    this.add = this.#addForm();
    place.append(this.search, this.list, this.add);
  }

  forget() {
    this.rows.clear();
    this.list.replaceChildren();
  }

  draw(chats, open, active) {
    this.search.hidden = chats.length < SEARCH_FROM;
    const rows = chats.map((chat) => this.#row(chat));
    rows.forEach((row, at) => this.list.children[at] !== row && this.list.insertBefore(row, this.list.children[at] ?? null));
    for (const chat of chats) this.#mark(chat, open, active);
  }

  #row(chat) {
    const known = this.rows.get(chat.id);
    if (known) return known.row;
    const { name, role } = splitName(chat.person.first_name);
    const line = el("span", { class: "line" });
    const hour = el("span", { class: "hour" });
    const badge = el("span", { class: "badge", hidden: true });
    const words = el("span", { class: "words" }, nameOf(name), hour, el("span", { class: "role" }, chat.person.role || role), line);
    const button = el("button", { type: "button", click: () => this.onPick(chat) }, avatar(chat.person), words, badge);
    const row = el("li", {}, button);
    this.rows.set(chat.id, { row, button, line, hour, badge, words: plain(chat.person.first_name) });
    return row;
  }

  #mark(chat, open, active) {
    const { button, line, hour, badge } = this.rows.get(chat.id);
    const last = chat.thread.last;
    button.setAttribute("aria-pressed", String(open.includes(chat)));
    button.classList.toggle("active", chat === active);
    line.textContent = preview(chat);
    hour.textContent = last ? hourOf(new Date(last.date * 1000)) : "";
    badge.hidden = chat.unread === 0;
    badge.textContent = chat.unread > 99 ? "99+" : String(chat.unread);
    badge.setAttribute("aria-label", `${chat.unread} tin chưa đọc`);
  }

  #filter() {
    const wanted = plain(this.search.value.trim());
    for (const { row, words } of this.rows.values()) row.hidden = !words.includes(wanted);
  }

  #addForm() {
    const input = el("input", { type: "text", maxlength: "64", placeholder: "Tên người mới", "aria-label": "Tên người mới", required: true });
    const submit = (event) => {
      event.preventDefault();
      const name = input.value.trim();
      if (name) this.onAdd(name).then((added) => added && (input.value = ""));
    };
    return el("form", { class: "add", submit }, input, el("button", { type: "submit", title: "Thêm người", "aria-label": "Thêm người" }, "+"));
  }
}
