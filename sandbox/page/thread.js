// The messages of one chat: a map of keyed nodes that stays pinned to its foot while the reader is there.
import { dayOf, el } from "./dom.js";

const PAGE = 200;
const NEAR = 60;

export class Thread {
  constructor(label, render) {
    this.render = render;
    this.messages = new Map();
    this.nodes = new Map();
    this.limit = PAGE;
    this.pinned = true;
    this.top = 0;
    this.list = el("div", { class: "list" });
    this.scroller = el("div", { class: "scroller", role: "log", "aria-label": label, tabindex: "0" }, this.list);
    this.jump = el("button", { type: "button", class: "jump", hidden: true, click: () => this.toFoot() }, "↓ Tin mới");
    this.scroller.addEventListener("scroll", () => this.#scrolled(), { passive: true });
    const watcher = new ResizeObserver(() => this.pinned && this.toFoot());
    watcher.observe(this.list);
    watcher.observe(this.scroller);
  }

  get last() {
    return [...this.messages.values()].at(-1);
  }

  replace(messages) {
    const sorted = [...messages].sort((a, b) => a.message_id - b.message_id);
    this.messages = new Map(sorted.map((message) => [message.message_id, message]));
    for (const id of this.nodes.keys()) if (!this.messages.has(id)) this.nodes.delete(id);
    this.#draw();
  }

  put(message) {
    const known = this.messages.get(message.message_id);
    if (known && same(known, message)) return;
    this.replace([...this.messages.values()].filter((m) => m !== known).concat(message));
    if (!known && !this.pinned) this.jump.hidden = false;
  }

  // draws one message anew although it did not change, as when its button begins to wait
  refresh(id) {
    this.nodes.delete(id);
    if (this.messages.has(id)) this.#draw();
  }

  toFoot() {
    this.pinned = true;
    this.jump.hidden = true;
    this.scroller.scrollTop = this.scroller.scrollHeight;
    this.top = this.scroller.scrollTop;
  }

  #scrolled() {
    const { scrollHeight, scrollTop, clientHeight } = this.scroller;
    if (clientHeight === 0) return;
    const near = scrollHeight - scrollTop - clientHeight < NEAR;
    // far from the foot without having moved up: messages came faster than this event
    if (near || scrollTop < this.top) this.pinned = near;
    this.top = scrollTop;
    if (this.pinned) this.jump.hidden = true;
  }

  #node(message) {
    const kept = this.nodes.get(message.message_id);
    if (kept && same(kept.message, message)) return kept.node;
    const node = this.render(message);
    if (kept) node.classList.add("changed");
    this.nodes.set(message.message_id, { message, node });
    return node;
  }

  #draw() {
    const held = this.#focused();
    const all = [...this.messages.values()];
    const shown = all.slice(-this.limit);
    const children = [];
    if (shown.length < all.length) children.push(this.#older(all.length - shown.length));
    let today = "";
    for (const message of shown) {
      const day = dayOf(new Date(message.date * 1000));
      if (day !== today) children.push(el("p", { class: "day" }, day));
      today = day;
      children.push(this.#node(message));
    }
    this.#place(children);
    this.#refocus(held);
  }

  // touches only what differs, so a screen reader hears only what is new
  #place(children) {
    const wanted = new Set(children.filter((child) => child.matches("article")));
    for (const old of [...this.list.children]) if (!wanted.has(old)) old.remove();
    children.forEach((child, at) => {
      if (this.list.children[at] !== child) this.list.insertBefore(child, this.list.children[at] ?? null);
    });
  }

  #older(count) {
    const more = () => {
      this.limit += PAGE;
      this.pinned = false;
      this.#draw();
    };
    return el("button", { type: "button", class: "older", click: more }, `Xem ${count} tin cũ hơn`);
  }

  #focused() {
    const held = document.activeElement?.closest?.("article");
    if (!held || !this.list.contains(held)) return null;
    const keys = [...held.querySelectorAll(".key")];
    return { id: Number(held.dataset.id), key: keys.indexOf(document.activeElement) };
  }

  #refocus(held) {
    const node = held && this.nodes.get(held.id)?.node;
    if (!node || node.contains(document.activeElement)) return;
    (node.querySelectorAll(".key")[held.key] ?? node).focus({ preventScroll: true });
  }
}

function same(a, b) {
  return a === b || JSON.stringify(a) === JSON.stringify(b);
}
