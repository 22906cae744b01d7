// What appears over the page for a moment: toast, alert, enlarged photo.
import { el } from "./dom.js";

const TOAST_MS = 4500;

export function toastIn(place) {
  let timer = 0;
  return (text, tone = "") => {
    clearTimeout(timer);
    const toast = el("div", { class: `toast ${tone}` }, text);
    place.replaceChildren(toast);
    timer = setTimeout(() => toast.remove(), TOAST_MS + 40 * text.length);
  };
}

function dialog(props, ...children) {
  const box = el("dialog", { ...props, close: () => box.remove() }, ...children);
  box.addEventListener("click", (event) => event.target === box && box.close());
  document.body.append(box);
  box.showModal();
  return box;
}

export function alertBox(who, text) {
  const ok = el("button", { type: "button", class: "primary" }, "Đã hiểu");
  const box = dialog(
    { class: "alert", "aria-label": `Thông báo cho ${who}` },
    el("p", { class: "alert-who" }, who),
    el("p", { class: "alert-text" }, text),
    ok,
  );
  ok.addEventListener("click", () => box.close());
  ok.focus();
}

export function enlarge(src, alt) {
  const close = el("button", { type: "button", class: "close", "aria-label": "Đóng ảnh" }, "✕");
  const box = dialog({ class: "photo-box", "aria-label": alt }, el("img", { src, alt }), close);
  close.addEventListener("click", () => box.close());
}

export async function copy(text, toast) {
  try {
    await navigator.clipboard.writeText(text);
    toast(`Đã chép: ${text}`);
  } catch {
    toast(`Trình duyệt không cho chép. Nội dung: ${text}`);
  }
}
