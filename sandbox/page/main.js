// Joins the parts: who is on the desk, what the event stream says, what the address bar remembers.
import { api, listen } from "./api.js";
import { Chat } from "./chat.js";
import { ProductClock } from "./clock.js";
import { safeLink } from "./entities.js";
import { Faults } from "./faults.js";
import { Log } from "./log.js";
import { toastIn } from "./notices.js";
import { PeopleBar } from "./people.js";
import { el } from "./dom.js";

const MOST_AT_START = 4;
const COLUMN_PX = 300;
const MOST = 300; // people on the bar; a load run has thousands
const PATIENCE_MS = 1500;
const DRAW_MS = 30;
const EAGER = 40; // with more people than this, a chat is read only when it is opened

const byId = (id) => document.getElementById(id);
const desk = byId("chats");
const phone = matchMedia("(max-width: 719px)");
const chats = new Map();
let chosen = false; // the reader has said who should be on the desk
let drawing = 0;
let open = [];
let active = null;

const toasts = el("div", { class: "toasts page", role: "status" });
document.body.append(toasts);
const say = toastIn(toasts);
const people = new PeopleBar(byId("people"), { onPick: pick, onAdd: add });
const faults = new Faults(byId("faults"), byId("faults").querySelector(".sheet"), say);
const log = new Log(byId("log"), byId("log").querySelector(".sheet"));
const clock = new ProductClock(byId("clock"), say);

const room = () => Math.max(1, Math.floor(desk.clientWidth / COLUMN_PX));

// soon and once, however much happened; a timer also runs in a tab that is not looked at
function draw() {
  drawing ||= setTimeout(drawNow, DRAW_MS);
}

function drawNow() {
  drawing = 0;
  people.draw([...chats.values()], open, active);
  const unread = [...chats.values()].reduce((sum, chat) => sum + chat.unread, 0);
  document.title = `${unread ? `(${unread}) ` : ""}Văn thư – khung chat thử`;
}

function lay() {
  const wanted = open.map((chat) => chat.element);
  for (const element of [...desk.children]) if (!wanted.includes(element)) element.remove();
  wanted.forEach((element, at) => desk.children[at] !== element && desk.insertBefore(element, desk.children[at] ?? null));
  for (const chat of open) chat.element.classList.toggle("active", chat === active);
  for (const chat of open) if (chat.shown) chat.seen();
  history.replaceState(null, "", `#${open.map((chat) => chat.id).join(",")}`);
  draw();
}

// a full desk gives the place of its last column that is not in use
function pick(chat) {
  chosen = true;
  if (!open.includes(chat)) {
    const full = !phone.matches && open.length >= room();
    const gone = full ? open.findLastIndex((other) => other !== active || open.length === 1) : -1;
    if (gone >= 0) open.splice(gone, 1, chat);
    else open.push(chat);
  }
  active = chat;
  lay();
  if (!phone.matches) chat.focus();
}

function close(chat) {
  chosen = true;
  open = open.filter((other) => other !== chat);
  if (active === chat) active = open[0] ?? null;
  lay();
}

function meet(person) {
  const known = chats.get(person.user_id);
  if (known) return known;
  const chat = new Chat(person, { onChange: draw, onClose: close });
  chat.element.addEventListener("focusin", () => {
    active = chat;
    draw();
  });
  chats.set(person.user_id, chat);
  return chat;
}

async function add(name) {
  try {
    const person = await api.addChat(name);
    pick(meet(person));
    return true;
  } catch (failure) {
    say(`Không thêm được: ${failure.message}`, "bad");
    return false;
  }
}

async function readPeople() {
  const list = await api.chats();
  const met = list.slice(0, MOST).map(meet);
  faults.offer(met.map((chat) => chat.person));
  const unread = met.length <= EAGER ? met : met.filter((chat) => open.includes(chat));
  await Promise.all(unread.map((chat) => chat.load()));
  draw();
}

function atStart() {
  const asked = location.hash.slice(1).split(",").map((id) => chats.get(Number(id))).filter(Boolean);
  const first = [...chats.values()].slice(0, Math.min(MOST_AT_START, room()));
  chosen = asked.length > 0;
  open = chosen ? asked : first;
  active = open[0] ?? null;
  lay();
}

// after a break the server may be another one, with other people under the same numbers
async function readAgain() {
  const names = new Map((await api.chats()).map((person) => [person.user_id, person.first_name]));
  const same = [...chats.values()].every((chat) => names.get(chat.id) === chat.person.first_name);
  return same ? readPeople() : restart();
}

// the sandbox forgot everybody: begin again
async function restart() {
  chats.clear();
  people.forget();
  open = [];
  active = null;
  await readPeople();
  atStart();
}

function arrived(person) {
  if (!person || chats.size >= MOST) return;
  const known = chats.has(person.user_id);
  const chat = meet(person);
  if (known) return;
  faults.offer([...chats.values()].map((other) => other.person));
  if (chosen || open.length >= Math.min(MOST_AT_START, room())) return draw();
  open.push(chat);
  active ??= chat;
  lay();
}

async function onEvent(event) {
  if (event.reset) return restart();
  if (event.type === "gap") return readPeople();
  if (event.type === "log") {
    faults.poke();
    return log.poke();
  }
  if (event.type === "chat") return arrived(event.chat);
  if (["message", "edit", "delete", "typing"].includes(event.type)) chats.get(event.user_id)?.apply(event);
  return undefined;
}

function onLink(up, again, late) {
  const notice = byId("notice");
  notice.hidden = up;
  notice.textContent = up ? "" : "Mất kết nối với máy chủ, đang nối lại…";
  if (!up || !(again || late)) return;
  if (again) say("Đã nối lại.");
  readAgain().catch(() => undefined);
}

async function readOffice() {
  const config = await api.config().catch(() => ({}));
  const href = config.office && safeLink(config.office);
  if (!href) return;
  byId("office").href = href;
  byId("office").hidden = false;
}

async function start() {
  readOffice();
  // the stream first, so that nothing falls between the reading and it
  let late = false;
  const opened = new Promise((resolve) => {
    listen(onEvent, (up, again) => {
      if (up) resolve();
      onLink(up, again, late);
      if (up) late = false;
    });
    setTimeout(resolve, PATIENCE_MS, "late");
  });
  late = (await opened) === "late";
  await readPeople().catch((failure) => say(failure.message, "bad"));
  atStart();
  clock.start();
}

phone.addEventListener("change", lay);
start();
