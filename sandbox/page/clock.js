// The product's clock, which can be moved forward: deadlines and reminders come when asked for.
import { api } from "./api.js";
import { el } from "./dom.js";

const OFFSET_MS = 7 * 3600_000; // Viet Nam keeps one offset all year
const DAY_MS = 24 * 3600_000;
const MORNING_MS = 8 * 3600_000; // when the morning's summary goes out
const SYNC_MS = 60_000;

const STEPS = [
  { label: "+15 phút", seconds: () => 15 * 60 },
  { label: "+1 giờ", seconds: () => 3600 },
  { label: "+4 giờ", seconds: () => 4 * 3600 },
  { label: "Sáng hôm sau", seconds: untilMorning, title: "Đến 08:00 sáng kế tiếp" },
];

export function untilMorning(now) {
  const sinceMidnight = (now.getTime() + OFFSET_MS) % DAY_MS;
  const wait = (MORNING_MS - sinceMidnight + DAY_MS) % DAY_MS || DAY_MS;
  return Math.ceil(wait / 1000);
}

const shape = new Intl.DateTimeFormat("vi-VN", { timeZone: "Asia/Ho_Chi_Minh", weekday: "short", day: "2-digit", month: "2-digit", hour: "2-digit", minute: "2-digit" });

function shown(now) {
  const part = Object.fromEntries(shape.formatToParts(now).map(({ type, value }) => [type, value]));
  return `${part.hour}:${part.minute} · ${part.weekday} ${part.day}/${part.month}`;
}

export class ProductClock {
  constructor(place, say) {
    this.place = place;
    this.say = say;
    this.face = el("button", { type: "button", class: "face", title: "Giờ của sản phẩm", "aria-expanded": "false", click: () => this.#fold() }, "🕐 –:–");
    this.keys = STEPS.map((step) => el("button", { type: "button", title: step.title, click: () => this.#advance(step) }, step.label));
    this.steps = el("div", { class: "steps" }, this.keys);
    place.append(this.face, this.steps);
  }

  async start() {
    await this.#sync();
    setInterval(() => this.#tick(), 1000);
    setInterval(() => document.hidden || this.#sync(), SYNC_MS);
  }

  get now() {
    return this.base ? new Date(this.base.product + (performance.now() - this.base.here)) : null;
  }

  async #sync() {
    await this.#ask("PT0S").catch(() => this.#enable());
  }

  async #advance(step) {
    for (const key of this.keys) key.disabled = true;
    try {
      await this.#ask(`PT${step.seconds(this.now)}S`);
      this.say(`Giờ của sản phẩm: ${shown(this.now)}`);
    } catch (failure) {
      this.say(`Chưa chỉnh được đồng hồ: ${failure.message}`);
    } finally {
      this.#enable();
    }
  }

  async #ask(duration) {
    const reply = await api.advance(duration);
    const product = Date.parse(reply?.now);
    if (Number.isNaN(product)) throw new Error("sản phẩm chưa trả lời giờ.");
    this.base = { product, here: performance.now() };
    this.#enable();
  }

  #enable() {
    for (const key of this.keys) key.disabled = !this.base;
    this.#tick();
  }

  #tick() {
    const text = this.base ? `🕐 ${shown(this.now)}` : "🕐 chưa có giờ sản phẩm";
    if (this.face.textContent !== text) this.face.textContent = text;
  }

  #fold() {
    const open = this.place.classList.toggle("open");
    this.face.setAttribute("aria-expanded", String(open));
    this.#sync();
  }
}
