// Telegram's entities → elements. Offsets and lengths count UTF-16 units, as JavaScript strings do.
import { el } from "./dom.js";

const SAFE = new Set(["http:", "https:", "tg:"]);
const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", blockquote: "blockquote" };

export function safeLink(address) {
  try {
    const url = new URL(address);
    return SAFE.has(url.protocol) ? url.href : null;
  } catch {
    return null;
  }
}

function link(address, content) {
  const href = safeLink(address);
  if (href === null) return el("span", { class: "dead-link" }, content);
  return el("a", { href, title: address, target: "_blank", rel: "noopener noreferrer" }, content);
}

// Something inside the text that can be pressed, by hand or by keyboard, and still breaks over lines.
function pressable(tag, props, content, press) {
  const node = el(tag, { ...props, role: "button", tabindex: "0" }, content);
  node.addEventListener("click", () => press(node));
  node.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" && event.key !== " ") return;
    event.preventDefault();
    press(node);
  });
  return node;
}

function reveal(node) {
  node.classList.add("shown");
  for (const name of ["role", "aria-label"]) node.removeAttribute(name);
}

const WRAP = {
  spoiler: (_e, _raw, content) => pressable("span", { class: "spoiler", "aria-label": "Nội dung che, bấm để xem" }, content, reveal),
  code: (_e, raw, content, act) => pressable("code", { title: "Bấm để chép" }, content, () => act.copy?.(raw)),
  pre: (e, _raw, content) => el("pre", { "data-language": e.language }, content),
  expandable_blockquote: (_e, _raw, content) =>
    pressable("blockquote", { class: "folded", title: "Bấm để mở hoặc thu gọn" }, content, (node) => node.classList.toggle("folded")),
  text_link: (e, _raw, content) => link(e.url, content),
  url: (_e, raw, content) => link(/^[a-z][a-z0-9+.-]*:/iu.test(raw) ? raw : `https://${raw}`, content),
  bot_command: (_e, raw, content, act) => pressable("span", { class: "command" }, content, () => act.command?.(raw)),
};

function wrap(entity, raw, content, act) {
  const special = WRAP[entity.type];
  if (special) return special(entity, raw, content, act);
  return el(TAGS[entity.type] ?? "span", { class: `is-${entity.type}` }, content);
}

// What starts inside [.., end) goes in; what sticks out is cut there and goes on after it.
function divide(entities, end) {
  const inner = [];
  const after = [];
  for (const entity of entities) {
    if (entity.from >= end) after.push(entity);
    else inner.push({ ...entity, to: Math.min(entity.to, end) });
    if (entity.from < end && entity.to > end) after.push({ ...entity, from: end });
  }
  return [inner, after.sort(outerFirst)];
}

function outerFirst(a, b) {
  return a.from - b.from || b.to - a.to || BLOCKS.has(b.type) - BLOCKS.has(a.type);
}

function build(text, from, to, entities, act) {
  const fragment = document.createDocumentFragment();
  let at = from;
  let waiting = entities;
  while (waiting.length > 0) {
    const [entity, ...others] = waiting;
    const start = Math.max(entity.from, at);
    const end = Math.min(entity.to, to);
    const [inner, after] = divide(others, end);
    waiting = after;
    if (end <= start) continue;
    if (start > at) fragment.append(text.slice(at, start));
    fragment.append(wrap(entity, text.slice(start, end), build(text, start, end, inner, act), act));
    // a block ends its own line: the line break after it would show as an empty line
    at = BLOCKS.has(entity.type) && text[end] === "\n" && end < to ? end + 1 : end;
  }
  if (at < to) fragment.append(text.slice(at, to));
  return fragment;
}

export function renderText(text, entities, act = {}) {
  const spans = (entities ?? [])
    .map((entity) => ({ ...entity, from: Math.max(0, entity.offset), to: Math.min(text.length, entity.offset + entity.length) }))
    .filter((entity) => entity.to > entity.from)
    .sort(outerFirst);
  return build(text, 0, text.length, spans, act);
}
