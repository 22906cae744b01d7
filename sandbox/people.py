"""What a person in the sandbox does: writes, uploads, taps, blocks, edits, reacts."""

import asyncio
from typing import Any

from sandbox import limits
from sandbox.files import Upload
from sandbox.formatting import formatted
from sandbox.state import Account, Chat, Stored, chat_view, message_view

Row = dict[str, Any]


class CannotDo(Exception):
    """The person cannot do this; the reason is in Vietnamese, for the page."""


def write(account: Account, chat: Chat, text: str) -> Row:
    """A message typed by the person. "/start CODE" is the deep link."""
    plain, entities = formatted(text, "", "", account.person)
    if not plain:
        raise CannotDo("Tin nhắn không có chữ nào.")
    if len(plain) > limits.TEXT_CHARACTERS:
        raise CannotDo(f"Tin nhắn dài quá {limits.TEXT_CHARACTERS} ký tự.")
    content: Row = {"text": plain}
    if entities:
        content["entities"] = entities
    return _arrive(account, chat, content)


def upload(account: Account, chat: Chat, file: Upload, caption: str) -> Row:
    """A document sent by the person."""
    plain, entities = formatted(caption, "", "", account.person)
    if len(plain) > limits.CAPTION_CHARACTERS:
        raise CannotDo(f"Chú thích dài quá {limits.CAPTION_CHARACTERS} ký tự.")
    content: Row = {"document": account.files.add("document", file).shown}
    content |= {"caption": plain} if plain else {}
    content |= {"caption_entities": entities} if entities else {}
    return _arrive(account, chat, content)


def _arrive(account: Account, chat: Chat, content: Row) -> Row:
    block(account, chat, blocked=False)
    if not chat.opened:
        chat.opened = True
        account.feed.tell("chat", chat.user["id"], chat=chat_view(chat))
    stored = account.store(chat, content, Stored({}, from_bot=False))
    account.emit("message", stored.body, chat.user["id"])
    return message_view(stored)


def edit(account: Account, chat: Chat, number: int, text: str) -> Row:
    """The person corrects an own message."""
    stored = chat.messages.get(number)
    if stored is None or stored.from_bot or "text" not in stored.body:
        raise CannotDo("Không có tin nhắn này để sửa.")
    plain, entities = formatted(text, "", "", account.person)
    if not plain or len(plain) > limits.TEXT_CHARACTERS:
        raise CannotDo("Nội dung sửa không hợp lệ.")
    body = {key: value for key, value in stored.body.items() if key != "entities"}
    body |= {"text": plain, "edit_date": account.now()} | (
        {"entities": entities} if entities else {}
    )
    stored.body = body
    account.feed.tell("edit", chat.user["id"], message=message_view(stored))
    account.emit("edited_message", body, chat.user["id"])
    return message_view(stored)


def block(account: Account, chat: Chat, *, blocked: bool) -> None:
    """The person blocks the bot, or lets it back."""
    if chat.blocked == blocked:
        return
    chat.blocked = blocked
    left: Row = {"status": "kicked", "user": account.me, "until_date": 0}
    member: Row = {"status": "member", "user": account.me}
    change: Row = {"chat": chat.shown, "from": chat.user, "date": account.now()}
    change["old_chat_member"] = member if blocked else left
    change["new_chat_member"] = left if blocked else member
    account.emit("my_chat_member", change, chat.user["id"])
    account.feed.tell("chat", chat.user["id"], chat=chat_view(chat))


def react(account: Account, chat: Chat, number: int, emoji: str) -> None:
    """The person puts one emoji on a message, or takes it off with an empty one."""
    if number not in chat.messages:
        raise CannotDo("Không có tin nhắn này.")
    new = [{"type": "emoji", "emoji": emoji}] if emoji else []
    change: Row = {"chat": chat.shown, "message_id": number, "user": chat.user}
    change |= {"date": account.now(), "old_reaction": [], "new_reaction": new}
    account.emit("message_reaction", change, chat.user["id"])


def button(chat: Chat, number: int, data: str | None, label: str | None) -> Row:
    """The button of a message by its data or its label."""
    stored = chat.messages.get(number)
    if stored is None:
        raise CannotDo("Không có tin nhắn này.")
    markup = stored.markup or {}
    rows = markup.get("inline_keyboard") or markup.get("keyboard") or []
    for cell in (cell for row in rows for cell in row):
        if data is not None and cell.get("callback_data") == data:
            return dict(cell)
        if data is None and label is not None and cell["text"] == label:
            return dict(cell)
    raise CannotDo("Tin nhắn không có nút này.")


async def tap(account: Account, chat: Chat, number: int, pressed: Row) -> Row | None:
    """Press a button; what the bot answered, or None when it did not in time."""
    if "url" in pressed:
        return {"url": pressed["url"]}
    if "web_app" in pressed:
        return {"url": pressed["web_app"]["url"]}
    if "copy_text" in pressed:
        return {"copied": pressed["copy_text"]["text"]}
    if "callback_data" not in pressed:
        if len(pressed) == 1:
            return {"sent": write(account, chat, pressed["text"])}
        raise CannotDo("Nút này không bấm được trong khung chat thử.")
    query_id, waiting = account.press(chat, number, pressed["callback_data"])
    done, _ = await asyncio.wait({waiting.answer}, timeout=account.limits.tap_seconds)
    if not done or waiting.answer.cancelled():
        account.taps.pop(query_id, None)
        return None
    return waiting.answer.result()


def meet(account: Account, row: Row) -> Chat:
    """A person by JSON: first_name, and optionally user_id, last_name, username, role."""
    name, user_id = row.get("first_name"), row.get("user_id")
    if not isinstance(name, str) or not 1 <= len(name.strip()) <= 64:
        raise CannotDo("Cần tên, từ 1 đến 64 ký tự.")
    if user_id is not None and (
        not isinstance(user_id, int) or isinstance(user_id, bool) or not 0 < user_id < 1 << 40
    ):
        raise CannotDo("user_id phải là số nguyên dương.")
    if len(account.chats) >= limits.CHATS:
        raise CannotDo("Khung chat thử đã đủ người.")
    more = {key: str(row[key])[:64] for key in ("last_name", "username") if row.get(key)}
    chat = account.meet(name.strip(), user_id, **more)
    chat.role = str(row.get("role") or chat.role)[:128]
    return chat
