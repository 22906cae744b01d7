"""Methods that put a message into a chat."""

from typing import Any

from sandbox import limits
from sandbox.call import Call
from sandbox.content import Content, called_caption, media_content, text_content
from sandbox.keyboards import reply_markup
from sandbox.refusals import bad
from sandbox.state import Account, Chat, Stored
from sandbox.targets import chat_of, message_of, writable

_CARRIED = (
    "text", "entities", "link_preview_options", "caption", "caption_entities", "document", "photo",
)  # fmt: skip


def send_message(account: Account, call: Call) -> Content:
    return _sent(account, call, text_content(account, call)).body


def send_document(account: Account, call: Call) -> Content:
    return _send_media(account, call, "document")


def send_photo(account: Account, call: Call) -> Content:
    return _send_media(account, call, "photo")


def _send_media(account: Account, call: Call, kind: str) -> Content:
    caption = called_caption(account, call)
    if kind not in call.files and not call.text(kind):
        raise bad(f"There is no {kind} in the request")
    writable_first = reply_markup(call)  # refused before anything is stored
    content = media_content(account, call, kind, call.text(kind)) | caption
    return _sent(account, call, content, writable_first).body


def _sent(account: Account, call: Call, content: Content, markup: Content | None = None) -> Stored:
    markup = markup or reply_markup(call)
    chat = writable(account, call)
    content = content | _reply(chat, call)
    protected = call.flag("protect_content")
    if protected:
        content["has_protected_content"] = True
    if markup and "inline_keyboard" in markup:
        content["reply_markup"] = markup
    stored = Stored({}, from_bot=True, markup=markup, protected=protected)
    stored.silent = call.flag("disable_notification")
    return account.store(chat, content, stored)


def _reply(chat: Chat, call: Call) -> Content:
    wanted = call.json("reply_parameters", "Can't parse reply parameters JSON object")
    if wanted is None:
        old = {"message_id": call.number("reply_to_message_id")}
        wanted = old | {"allow_sending_without_reply": call.flag("allow_sending_without_reply")}
    if not isinstance(wanted, dict):
        raise bad("Object expected as reply parameters")
    number = wanted.get("message_id") or 0
    if not number:
        return {}
    original = chat.messages.get(number) if isinstance(number, int) else None
    if original is not None:
        kept = {key: value for key, value in original.body.items() if key != "reply_to_message"}
        return {"reply_to_message": kept}
    if wanted.get("allow_sending_without_reply"):
        return {}
    raise bad("message to be replied not found")


def _source(account: Account, call: Call, what: str) -> tuple[Chat, Stored]:
    chat = chat_of(account, call, "from_chat_id")
    return chat, message_of(chat, call, what)


def copy_message(account: Account, call: Call) -> Content:
    _, original = _source(account, call, "message to copy")
    if original.protected:
        raise bad("message can't be copied")
    content = _carried(original)
    if "caption" in call.args and "text" not in content:
        content = {k: v for k, v in content.items() if not k.startswith("caption")}
        content |= called_caption(account, call)
    return {"message_id": _sent(account, call, content).body["message_id"]}


def forward_message(account: Account, call: Call) -> Content:
    _, original = _source(account, call, "message to forward")
    if original.protected:
        raise bad("message can't be forwarded")
    body = original.body
    origin: dict[str, Any] = {"type": "user", "sender_user": body["from"], "date": body["date"]}
    origin = body.get("forward_origin", origin)
    content = _carried(original) | {"forward_origin": origin}
    plain = Call(call.method, {k: v for k, v in call.args.items() if k != "reply_markup"})
    return _sent(account, plain, content).body


def _carried(original: Stored) -> Content:
    return {key: original.body[key] for key in _CARRIED if key in original.body}


def delete_message(account: Account, call: Call) -> bool:
    if not call.text("chat_id"):
        raise bad("Chat identifier is not specified")
    if not call.number("message_id"):
        raise bad("Message identifier is not specified")
    chat = chat_of(account, call)
    stored = message_of(chat, call, "message to delete")
    if account.now() - stored.body["date"] > limits.DELETE_SECONDS:
        raise bad("message can't be deleted for everyone")
    _delete(account, chat, stored.body["message_id"])
    return True


def delete_messages(account: Account, call: Call) -> bool:
    chat = chat_of(account, call)
    numbers = call.json("message_ids", "Can't parse message identifiers JSON object")
    if not isinstance(numbers, list) or not numbers:
        raise bad("Message identifiers are not specified")
    if len(numbers) > limits.MESSAGES_IN_CALL:
        raise bad("Too many message identifiers specified")
    for number in numbers:
        if number in chat.messages:
            _delete(account, chat, number)
    return True


def _delete(account: Account, chat: Chat, number: int) -> None:
    del chat.messages[number]
    chat.pinned = 0 if chat.pinned == number else chat.pinned
    account.feed.tell("delete", chat.user["id"], message_id=number)
