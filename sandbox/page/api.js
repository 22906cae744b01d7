// The sandbox's control surface, and nothing else.

const EVENTS = ["message", "edit", "delete", "callback_answer", "chat", "typing", "log", "gap"];

const RETRY_MS = 2000;

export class Failed extends Error {
  constructor(status, message) {
    super(message);
    this.status = status;
  }
}

function said(body) {
  const words = body?.description ?? body?.detail ?? body?.error;
  return typeof words === "string" ? words : "";
}

async function call(method, path, body) {
  const form = body instanceof FormData;
  const headers = body && !form ? { "Content-Type": "application/json" } : {};
  const sent = form ? body : body && JSON.stringify(body);
  let response;
  try {
    response = await fetch(path, { method, headers, body: sent, cache: "no-store" });
  } catch {
    throw new Failed(0, "Không nối được với máy chủ.");
  }
  const reply = await response.json().catch(() => null);
  if (response.status === 504) return { timeout: true, ...reply };
  if (!response.ok) throw new Failed(response.status, said(reply) || `Máy chủ trả lỗi ${response.status}.`);
  return reply;
}

function form(file, caption) {
  const fields = new FormData();
  fields.append("file", file, file.name);
  if (caption) fields.append("caption", caption);
  return fields;
}

const chat = (id) => `/sim/chats/${encodeURIComponent(id)}`;

export const api = {
  config: () => call("GET", "/sim/config"),
  chats: () => call("GET", "/sim/chats"),
  addChat: (first_name) => call("POST", "/sim/chats", { first_name }),
  messages: (id) => call("GET", `${chat(id)}/messages`),
  text: (id, text) => call("POST", `${chat(id)}/text`, { text }),
  file: (id, file, caption) => call("POST", `${chat(id)}/file`, form(file, caption)),
  tap: (id, message_id, data) => call("POST", `${chat(id)}/tap`, { message_id, data }),
  log: (after) => call("GET", `/sim/log?after=${after}`),
  fault: (fault) => call("POST", "/sim/faults", fault),
  faults: () => call("GET", "/sim/faults"),
  clearFaults: () => call("DELETE", "/sim/faults"),
  advance: (duration) => call("POST", "/sim/clock", { advance: duration }),
  fileUrl: (file_id) => `/sim/files/${encodeURIComponent(file_id)}`,
};

// onLink(true, again): the stream is open, `again` after a break; onLink(false): it broke.
export function listen(onEvent, onLink) {
  let broken = false;
  let source;
  const open = () => {
    source = new EventSource("/sim/events");
    source.onopen = () => {
      onLink(true, broken);
      broken = false;
    };
    source.onerror = () => {
      broken = true;
      onLink(false, false);
      // the browser gives up for good when the answer is not a stream
      if (source.readyState === EventSource.CLOSED) setTimeout(open, RETRY_MS);
    };
    for (const name of EVENTS) source.addEventListener(name, (event) => onEvent(JSON.parse(event.data)));
  };
  open();
  // a page kept for the back button would hold one of the few connections a browser allows
  addEventListener("pagehide", () => source.close());
  addEventListener("pageshow", (event) => {
    if (!event.persisted) return;
    broken = true;
    open();
  });
}
