// Elements are built, never parsed: text reaches the page through text nodes only.

export function el(tag, props = {}, ...children) {
  const node = document.createElement(tag);
  for (const [name, value] of Object.entries(props)) {
    if (value === undefined || value === null || value === false) continue;
    if (typeof value === "function") node.addEventListener(name, value);
    else node.setAttribute(name, value === true ? "" : value);
  }
  node.append(...children.flat().filter((child) => child !== null && child !== undefined && child !== false));
  return node;
}

const ZONE = "Asia/Ho_Chi_Minh";
const hour = new Intl.DateTimeFormat("vi-VN", { timeZone: ZONE, hour: "2-digit", minute: "2-digit" });
const day = new Intl.DateTimeFormat("vi-VN", { timeZone: ZONE, weekday: "long", day: "2-digit", month: "2-digit", year: "numeric" });

export const hourOf = (date) => hour.format(date);
export const dayOf = (date) => day.format(date);

export function sizeOf(bytes) {
  if (!Number.isFinite(bytes)) return "";
  if (bytes < 1024) return `${bytes} B`;
  const [value, unit] = bytes < 1024 ** 2 ? [bytes / 1024, "KB"] : [bytes / 1024 ** 2, "MB"];
  return `${value.toLocaleString("vi-VN", { maximumFractionDigits: 1 })} ${unit}`;
}

// “Nguyễn Thị Hoa (văn thư)” → the name, and what stands beside it.
export function splitName(full) {
  const [name, ...rest] = full.split(/\s+[·–(]\s*/u);
  return { name, role: rest.join(" · ").replace(/\)$/u, "") };
}

export function avatar(person) {
  const given = splitName(person.first_name).name.trim().split(/\s+/u).at(-1) ?? "";
  const initial = [...given][0] ?? "?";
  return el("span", { class: `avatar tone-${Math.abs(person.user_id) % 7}`, "aria-hidden": "true" }, initial.toLocaleUpperCase("vi"));
}
