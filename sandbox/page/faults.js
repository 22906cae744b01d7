// The fault switches: what a real network and a real Telegram do to a bot, on purpose.
import { api } from "./api.js";
import { el } from "./dom.js";

const KINDS = [
  { kind: "429", name: "Gửi quá nhanh", fields: ["times", "seconds"], text: "Telegram đáp lỗi 429 và bảo bot chờ ngần ấy giây rồi mới gửi tiếp." },
  { kind: "403-blocked", name: "Người dùng chặn bot", fields: ["seconds"], text: "Trong ngần ấy giây, tin gửi cho người đã chọn bị từ chối với lỗi 403, như khi họ chặn bot." },
  { kind: "502", name: "Cổng lỗi", fields: ["times"], text: "Cổng Telegram đáp lỗi 502 trước khi nhận tin, như lúc họ bảo trì." },
  { kind: "slow", name: "Mạng chậm", fields: ["times", "seconds"], text: "Mỗi lời gọi của bot bị giữ lại ngần ấy giây rồi mới được trả lời." },
  { kind: "reset-after-accept", name: "Đứt sau khi nhận", fields: ["times"], text: "Telegram đã nhận tin nhưng kết nối đứt trước khi đáp, nên bot không biết tin đã đến hay chưa." },
  { kind: "duplicate-update", name: "Giao trùng", fields: ["times"], text: "Một cú bấm hoặc tin nhắn được giao cho bot hai lần; bot phải chỉ làm một lần." },
  { kind: "reorder-updates", name: "Đảo thứ tự", fields: ["times"], text: "Các cú bấm và tin nhắn đến bot không theo thứ tự đã gửi." },
  { kind: "down", name: "Mất hẳn Telegram", fields: ["seconds"], text: "Trong ngần ấy giây mọi lời gọi của bot đều thất bại; hết hạn thì tự nối lại." },
];

const PAUSE_MS = 300;

export class Faults {
  constructor(panel, place, say) {
    this.panel = panel;
    this.say = say;
    this.who = el("select", { name: "user_id" }, el("option", { value: "" }, "mọi người"));
    this.times = el("input", { type: "number", min: "1", max: "1000", value: "1" });
    this.seconds = el("input", { type: "number", min: "1", max: "3600", value: "10" });
    this.state = el("p", { class: "state", role: "status" }, "Không có sự cố nào đang bật.");
    panel.addEventListener("toggle", () => this.poke());
    const fields = el("div", { class: "fields" }, el("label", {}, "Áp dụng cho", this.who), el("label", {}, "Số lần", this.times), el("label", {}, "Số giây", this.seconds));
    const clear = el("button", { type: "button", click: () => this.#clear() }, "Tắt hết, trở lại bình thường");
    place.append(el("h2", {}, "Sự cố"), el("p", { class: "hint" }, "Bật một sự cố rồi xem văn bản có bị mất hay bị gửi trùng không."), fields, el("ul", { class: "kinds" }, KINDS.map((row) => this.#row(row))), this.state, clear);
  }

  // what is still armed, whoever armed it
  poke() {
    if (!this.panel.open || this.timer) return;
    this.timer = setTimeout(async () => {
      this.#tell(await api.faults().catch(() => []));
      this.timer = 0;
    }, PAUSE_MS);
  }

  #tell(rows) {
    const names = rows.map((row) => {
      const name = KINDS.find((known) => known.kind === row.kind)?.name ?? row.kind;
      return row.times ? `${name} (còn ${row.times} lần)` : name;
    });
    this.state.textContent = names.length > 0 ? `Đang bật: ${names.join(" · ")}.` : "Không có sự cố nào đang bật.";
  }

  offer(people) {
    const chosen = this.who.value;
    const options = people.map((person) => el("option", { value: String(person.user_id) }, person.first_name));
    this.who.replaceChildren(el("option", { value: "" }, "mọi người"), ...options);
    this.who.value = chosen;
  }

  #row(row) {
    const words = el("span", {}, el("strong", {}, row.name), el("code", {}, row.kind), el("small", {}, row.text));
    return el("li", {}, words, el("button", { type: "button", "aria-label": `Bật: ${row.name}`, click: () => this.#set(row) }, "Bật"));
  }

  #body({ kind, fields }) {
    const fault = { kind };
    if (fields.includes("times")) fault.times = this.times.valueAsNumber || 1;
    if (fields.includes("seconds")) fault.seconds = this.seconds.valueAsNumber || 10;
    if (this.who.value !== "") fault.user_id = Number(this.who.value);
    return fault;
  }

  async #set(row) {
    await this.#try(() => api.fault(this.#body(row)), `Đã bật: ${row.name}.`);
  }

  async #clear() {
    await this.#try(() => api.clearFaults(), "Đã tắt mọi sự cố.");
  }

  async #try(act, done) {
    try {
      this.#tell(await act());
      this.say(done);
    } catch (failure) {
      this.state.textContent = `Chưa làm được: ${failure.message}`;
    }
  }
}
