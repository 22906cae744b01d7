// The last Bot API requests, so that one sees what the bot really said.
import { api } from "./api.js";
import { el } from "./dom.js";

const KEPT = 100;
const ROUNDS = 50; // the server answers a part at a time
const PAUSE_MS = 400;

// polling without news would drown the rest
const isNews = (entry) => entry.method.toLowerCase() !== "getupdates" || entry.fault || !(entry.result?.ok && entry.result.result.length === 0);

function tookMs(entry) {
  const [start, end] = [entry.start, entry.end].map((at) => (typeof at === "number" ? at * 1000 : Date.parse(at)));
  return Number.isFinite(end - start) ? `${Math.round(end - start)} ms` : "";
}

function draw(entry) {
  const ok = entry.result?.ok === true && !entry.fault;
  const trouble = entry.fault ? ` ⚡ ${entry.fault}` : ok ? "" : ` ${entry.status ?? ""}`;
  const sent = JSON.stringify(entry.parameters ?? {}, null, 1);
  const got = JSON.stringify(entry.result ?? null, null, 1);
  return el(
    "details",
    { class: ok ? "entry" : "entry failed" },
    el("summary", {}, el("span", {}, ok ? "✓" : "✕"), el("code", {}, entry.method + trouble), el("span", { class: "took" }, tookMs(entry))),
    el("h3", {}, "Bot gửi"),
    el("pre", {}, sent),
    el("h3", {}, "Máy chủ đáp"),
    el("pre", {}, got),
  );
}

export class Log {
  constructor(panel, place) {
    this.panel = panel;
    this.after = 0;
    this.list = el("div", { class: "entries" });
    this.state = el("p", { class: "hint" }, "Chưa có lời gọi nào.");
    place.append(el("h2", {}, "Nhật ký Bot API"), this.state, this.list);
    panel.addEventListener("toggle", () => this.poke());
  }

  // asks soon, once, however many requests came meanwhile
  poke() {
    if (!this.panel.open || this.timer) return;
    this.timer = setTimeout(() => this.#fetch(), PAUSE_MS);
  }

  async #fetch() {
    try {
      for (let round = 0; round < ROUNDS; round += 1) {
        const entries = await api.log(this.after);
        if (entries.length === 0) break;
        this.after = entries.at(-1).id;
        for (const entry of entries.filter(isNews).slice(-KEPT)) this.list.prepend(draw(entry));
        while (this.list.children.length > KEPT) this.list.lastChild.remove();
      }
      if (this.list.children.length > 0) this.state.textContent = "Mới nhất ở trên; bấm một dòng để xem đủ.";
    } catch (failure) {
      this.state.textContent = `Chưa đọc được: ${failure.message}`;
    } finally {
      this.timer = 0;
    }
  }
}
