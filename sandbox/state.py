"""One bot's side of the sandbox: its people, their chats, files, updates and presses."""

import asyncio
import secrets
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from sandbox import limits
from sandbox.faults import ON_UPDATES, Faults
from sandbox.feed import Feed
from sandbox.files import FileStore
from sandbox.rates import Rates
from sandbox.updates import UpdateQueue
from sandbox.webhook import Webhook

_FIRST_USER = 100_000_001


@dataclass(slots=True)
class Stored:
    """A message as the Bot API shows it, and what only the person's side knows."""

    body: dict[str, Any]
    from_bot: bool
    markup: dict[str, Any] | None = None
    silent: bool = False
    protected: bool = False
    reaction: str = ""


@dataclass(slots=True)
class Chat:
    """A private chat with one person; ids of messages count within it."""

    user: dict[str, Any]
    opened: bool = False
    blocked: bool = False
    deactivated: bool = False
    next_message: int = 1
    pinned: int = 0
    role: str = ""
    messages: dict[int, Stored] = field(default_factory=dict)
    menu_button: dict[str, Any] | None = None

    @property
    def shown(self) -> dict[str, Any]:
        keys = ("id", "first_name", "last_name", "username")
        return {key: self.user[key] for key in keys if key in self.user} | {"type": "private"}


@dataclass(slots=True)
class Tap:
    """A pressed button that waits for the bot's answer. `until` is monotonic seconds."""

    user_id: int
    message_id: int
    until: float
    answer: asyncio.Future[dict[str, Any]]


class Account:
    """All that belongs to one token."""

    def __init__(self, token: str, clock: Callable[[], float], limits_: limits.Limits) -> None:
        self.token, self.clock, self.limits = token, clock, limits_
        self.feed = Feed()
        self.reset()

    def reset(self) -> None:
        """Forget everything except the event numbers, so that open pages follow."""
        self.chats: dict[int, Chat] = {}
        self.taps: dict[str, Tap] = {}
        self.files = FileStore()
        self.updates = UpdateQueue(self.clock)
        self.faults = Faults(time.monotonic)
        self.rates = Rates(self.limits)
        self.commands: dict[tuple[str, str], list[dict[str, str]]] = {}
        self.menu_button: dict[str, Any] = {"type": "commands"}
        self.logged_out = False
        self.webhook = Webhook(self.updates, self.limits)
        self.next_webhook = 0.0
        self.held: list[dict[str, Any]] = []
        self.last_poll: tuple[int, float] | None = None
        self.next_conflict = 0.0
        self.feed.log.clear()
        self.feed.tell("chat", reset=True)

    def close(self) -> None:
        """End all that waits: streams, long polls, taps, deliveries."""
        self.feed.close()
        self.updates.wake(None)
        self.webhook.close()
        for tap in self.taps.values():
            tap.answer.cancel()

    @property
    def me(self) -> dict[str, Any]:
        number = int(self.token.partition(":")[0])
        name = "vanthu_sandbox_bot"
        return {"id": number, "is_bot": True, "first_name": "Văn thư", "username": name}

    def now(self) -> int:
        return int(self.clock())

    def person(self, user_id: int) -> dict[str, Any] | None:
        chat = self.chats.get(user_id)
        return chat.user if chat else None

    def meet(self, first_name: str, user_id: int | None = None, **more: str) -> Chat:
        """A new person, or the one already known by this id."""
        if user_id is None:
            user_id = max(self.chats, default=_FIRST_USER - 1) + 1
        known = self.chats.get(user_id)
        if known is not None:
            return known
        user = {"id": user_id, "is_bot": False, "first_name": first_name, "language_code": "vi"}
        user |= {key: value for key, value in more.items() if value}
        chat = self.chats[user_id] = Chat(user)
        self.feed.tell("chat", user_id, chat=chat_view(chat))
        return chat

    def store(self, chat: Chat, content: dict[str, Any], stored: Stored) -> Stored:
        """Give a message its number and date, keep it, tell the watchers."""
        sender = self.me if stored.from_bot else chat.user
        head = {"message_id": chat.next_message, "from": sender, "chat": chat.shown}
        stored.body = head | {"date": self.now()} | content
        chat.messages[chat.next_message] = stored
        chat.next_message += 1
        if len(chat.messages) > limits.MESSAGES_PER_CHAT:
            del chat.messages[next(iter(chat.messages))]
        self.feed.tell("message", chat.user["id"], message=message_view(stored))
        return stored

    def emit(self, kind: str, content: dict[str, Any], user_id: int) -> None:
        """Send one update on its way, through the faults that are armed for updates."""
        if not self.updates.wants(kind):
            return
        update = self.updates.made(kind, content)
        fault = self.faults.take(ON_UPDATES, kind, user_id)
        if fault and fault.kind == "reorder-updates":
            self.held.append(update)
            asyncio.get_running_loop().call_later(fault.seconds, self._release, [])
            return
        self._release([update, update] if fault else [update])

    def _release(self, first: list[dict[str, Any]]) -> None:
        batch = first + self.held
        self.held = []
        if not batch:
            return
        self.updates.add(batch, disordered=len(batch) > 1)
        for update in batch:
            self.webhook.deliver(update)

    def press(self, chat: Chat, message_id: int, data: str) -> tuple[str, Tap]:
        """A tap on a button with callback data, and the update that tells the bot."""
        self._forget_old_taps()
        query_id = str(secrets.randbits(62))
        until = time.monotonic() + self.limits.callback_seconds
        answer: asyncio.Future[dict[str, Any]] = asyncio.get_running_loop().create_future()
        tap = self.taps[query_id] = Tap(chat.user["id"], message_id, until, answer)
        query = {"id": query_id, "from": chat.user, "message": chat.messages[message_id].body}
        query |= {"chat_instance": str(chat.user["id"] * 7_919), "data": data}
        self.emit("callback_query", query, chat.user["id"])
        return query_id, tap

    def _forget_old_taps(self) -> None:
        now = time.monotonic()
        while self.taps and next(iter(self.taps.values())).until <= now:
            del self.taps[next(iter(self.taps))]


def chat_view(chat: Chat) -> dict[str, Any]:
    """A person as the control surface shows them."""
    view = {"user_id": chat.user["id"]}
    view |= {
        key: chat.user[key] for key in ("first_name", "last_name", "username") if key in chat.user
    }
    view |= {"started": chat.opened, "blocked": chat.blocked, "menu_button": chat.menu_button}
    return view | {"role": chat.role}


_PARTS = (
    "edit_date", "text", "entities", "caption", "caption_entities", "document", "photo",
    "reply_to_message", "forward_origin",
)  # fmt: skip


def message_view(stored: Stored) -> dict[str, Any]:
    """A message as its reader sees it."""
    body = stored.body
    view = {"message_id": body["message_id"], "from_bot": stored.from_bot, "date": body["date"]}
    view |= {part: body[part] for part in _PARTS if part in body}
    if stored.markup:
        view["reply_markup"] = stored.markup
    if stored.reaction:
        view["reaction"] = stored.reaction
    return view | {"silent": stored.silent, "protected": stored.protected}
