"""Whom and which message a request means, and whether the bot may."""

from sandbox.call import Call
from sandbox.refusals import CANNOT_INITIATE, bad, forbidden
from sandbox.state import Account, Chat, Stored


def chat_of(account: Account, call: Call, name: str = "chat_id") -> Chat:
    """The chat that is named; raises Refused 400."""
    if not call.text(name):
        raise bad("chat_id is empty")
    chat = account.chats.get(call.number(name))
    if chat is None:
        raise bad("chat not found")
    return chat


def writable(account: Account, call: Call) -> Chat:
    """The chat, when the bot may write there now; raises Refused 400, 403 or 429."""
    chat = chat_of(account, call)
    if chat.deactivated:
        raise forbidden("user is deactivated")
    if chat.blocked:
        raise forbidden("bot was blocked by the user")
    if not chat.opened:
        raise forbidden(CANNOT_INITIATE)
    account.rates.check(chat.user["id"])
    return chat


def message_of(chat: Chat, call: Call, what: str) -> Stored:
    """The message that is named, else "<what> not found"."""
    stored = chat.messages.get(call.number("message_id"))
    if stored is None:
        raise bad(f"{what} not found")
    return stored


def editable(account: Account, call: Call) -> tuple[Chat, Stored]:
    """A message of the bot's own that may be edited; raises Refused 400."""
    if not call.text("chat_id") and not call.number("message_id"):
        raise bad("message identifier is not specified")
    chat = chat_of(account, call)
    stored = message_of(chat, call, "message to edit")
    foreign = not stored.from_bot or "forward_origin" in stored.body
    # source: a message with a keyboard of the other kind cannot be edited
    if foreign or (stored.markup is not None and "inline_keyboard" not in stored.markup):
        raise bad("message can't be edited")
    return chat, stored
