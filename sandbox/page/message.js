// One bubble: text, document, photo, buttons, and the marks beside the hour.
import { api } from "./api.js";
import { el, hourOf, sizeOf } from "./dom.js";
import { renderText, safeLink } from "./entities.js";
import { enlarge } from "./notices.js";

const ICONS = { pdf: "📕", doc: "📘", docx: "📘", xls: "📗", xlsx: "📗", zip: "🗜️", edxml: "📨", xml: "📨", png: "🖼️", jpg: "🖼️" };
const STYLES = new Set(["success", "danger", "primary"]);

function documentPart(file, sealed) {
  const ending = file.file_name?.split(".").at(-1)?.toLowerCase() ?? "";
  const name = file.file_name || "Tệp không tên";
  const props = { class: "document", href: api.fileUrl(file.file_id), target: "_blank", rel: "noopener" };
  // a protected file is looked at, not taken away
  if (!sealed) props.download = name;
  return el(
    "a",
    props,
    el("span", { class: "file-icon", "aria-hidden": "true" }, ICONS[ending] ?? "📄"),
    el("span", { class: "file-name" }, name, el("small", {}, `${sizeOf(file.file_size)} · ${sealed ? "Mở" : "Tải về"}`)),
  );
}

function photoPart(sizes, caption) {
  const byWidth = [...sizes].sort((a, b) => a.width - b.width);
  const shown = byWidth.find((size) => size.width >= 600) ?? byWidth.at(-1);
  const alt = caption ? `Ảnh: ${caption.slice(0, 120)}` : "Ảnh";
  const image = el("img", { src: api.fileUrl(shown.file_id), alt, width: shown.width, height: shown.height, loading: "lazy" });
  const open = () => enlarge(api.fileUrl(byWidth.at(-1).file_id), alt);
  return el("button", { type: "button", class: "photo", "aria-label": `${alt}. Bấm để phóng to`, click: open }, image);
}

function buttonPart(button, message, act) {
  const style = STYLES.has(button.style) ? ` ${button.style}` : "";
  const props = { class: `key${style}`, title: button.text };
  const address = button.url ?? button.web_app?.url;
  if (address) {
    const href = safeLink(address);
    if (href) return el("a", { ...props, href, target: "_blank", rel: "noopener noreferrer" }, el("span", {}, button.text), el("i", { "aria-hidden": "true" }, "↗"));
  }
  if (button.copy_text) {
    return el("button", { ...props, type: "button", click: () => act.copy(button.copy_text.text) }, el("span", {}, button.text), el("i", { "aria-hidden": "true" }, "⧉"));
  }
  const dead = button.callback_data === undefined || button.callback_data === null;
  const busy = act.isBusy(message.message_id, button.callback_data);
  const press = () => act.tap(message.message_id, button.callback_data);
  return el("button", { ...props, type: "button", disabled: dead, "aria-busy": busy ? "true" : null, click: press }, el("span", {}, button.text));
}

// a button of the reply keyboard types its own words
function wordPart(button, _message, act) {
  return el("button", { type: "button", class: "key", title: button.text, click: () => act.command(button.text) }, el("span", {}, button.text));
}

function keyboardPart(markup, message, act) {
  const rows = markup?.inline_keyboard ?? markup?.keyboard ?? [];
  if (rows.length === 0) return null;
  const part = markup.inline_keyboard ? buttonPart : wordPart;
  const row = (buttons) => el("div", { class: "row" }, buttons.map((button) => part(button, message, act)));
  return el("div", { class: "keyboard", role: "group", "aria-label": "Nút của tin nhắn" }, rows.map(row));
}

function mark(sign, words) {
  return el("span", { role: "img", "aria-label": words, title: words }, sign);
}

function marks(message) {
  const date = new Date(message.date * 1000);
  return el(
    "span",
    { class: "marks" },
    message.protected && mark("🔒", "Không chuyển tiếp, không lưu"),
    message.from_bot && (message.silent ? mark("🔕", "Không chuông") : mark("🔔", "Có chuông")),
    message.edit_date && el("span", { class: "edited" }, "đã sửa"),
    el("time", { datetime: date.toISOString(), title: date.toLocaleString("vi-VN", { timeZone: "Asia/Ho_Chi_Minh" }) }, hourOf(date)),
  );
}

function quoted(message) {
  const words = message && (message.text ?? message.caption ?? message.document?.file_name);
  return words ? el("span", { class: "quoted" }, words.split("\n", 1)[0]) : null;
}

export function renderMessage(message, act) {
  const text = message.text ?? message.caption ?? "";
  const entities = message.text ? message.entities : message.caption_entities;
  const photo = message.photo?.length ? photoPart(message.photo, message.caption) : null;
  const file = message.document ? documentPart(message.document, message.protected) : null;
  const words = text || photo || file ? text : "(Loại tin này khung chat thử chưa hiện được.)";
  const bubble = el(
    "div",
    { class: "bubble" },
    quoted(message.reply_to_message),
    photo,
    file,
    words && el("div", { class: "text" }, renderText(words, entities, act)),
    message.reaction && el("span", { class: "reaction", title: "Biểu cảm của bot hoặc của bạn" }, message.reaction),
    marks(message),
  );
  const side = message.from_bot ? "from-bot" : "from-me";
  const classes = ["message", side, message.protected && "sealed"].filter(Boolean).join(" ");
  return el(
    "article",
    { class: classes, "data-id": message.message_id, tabindex: "-1" },
    el("span", { class: "unseen" }, message.from_bot ? "Bot: " : "Bạn: "),
    bubble,
    keyboardPart(message.reply_markup, message, act),
  );
}
