"""Methods that answer a person without a message: button answers, "typing …", reactions, pins."""

import time
from typing import Any

from sandbox import limits
from sandbox.call import Call
from sandbox.refusals import QUERY_TOO_OLD, bad
from sandbox.state import Account, message_view
from sandbox.targets import chat_of, message_of, writable

_ACTIONS = {
    "typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice",
    "upload_document", "choose_sticker", "find_location", "record_video_note", "upload_video_note",
    "cancel",
}  # fmt: skip


def answer_callback_query(account: Account, call: Call) -> bool:
    if len(call.text("text")) > limits.ANSWER_CHARACTERS:
        raise bad("MESSAGE_TOO_LONG")  # assumed
    tap = account.taps.pop(call.text("callback_query_id"), None)
    if tap is None or tap.until <= time.monotonic() or tap.answer.done():
        raise bad(QUERY_TOO_OLD)
    answer = {"text": call.text("text"), "show_alert": call.flag("show_alert")}
    if call.text("url"):
        answer["url"] = call.text("url")
    tap.answer.set_result(answer)
    account.feed.tell("callback_answer", tap.user_id, message_id=tap.message_id, **answer)
    return True


def send_chat_action(account: Account, call: Call) -> bool:
    action = call.text("action").lower()
    if action not in _ACTIONS:
        raise bad("Wrong parameter action in request")
    chat = writable(account, call)
    account.feed.tell("typing", chat.user["id"], action=action)
    return True


def set_message_reaction(account: Account, call: Call) -> bool:
    chat = chat_of(account, call)
    stored = message_of(chat, call, "message to react")
    reactions = call.json("reaction", "Can't parse reaction types JSON object") or []
    if not isinstance(reactions, list) or not all(isinstance(row, dict) for row in reactions):
        raise bad("Object expected as reaction type")
    if len(reactions) > 1:
        raise bad("REACTIONS_TOO_MANY")
    if any(row.get("type") != "emoji" or not row.get("emoji") for row in reactions):
        raise bad("REACTION_INVALID")
    stored.reaction = str(reactions[0]["emoji"]) if reactions else ""
    account.feed.tell("edit", chat.user["id"], message=message_view(stored))
    return True


def pin_chat_message(account: Account, call: Call) -> bool:
    chat = chat_of(account, call)
    chat.pinned = message_of(chat, call, "message to pin").body["message_id"]
    return True


def unpin_chat_message(account: Account, call: Call) -> bool:
    chat = chat_of(account, call)
    if not chat.pinned:
        raise bad("Message to unpin not found")
    chat.pinned = 0
    return True


def get_chat(account: Account, call: Call) -> dict[str, Any]:
    chat = chat_of(account, call)
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    full = chat.shown | {
        "accent_color_id": chat.user["id"] % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys((*gifts, "gifts_from_channels"), False),
    }
    if chat.pinned in chat.messages:
        full["pinned_message"] = chat.messages[chat.pinned].body
    return full
