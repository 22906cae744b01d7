"""Methods that change a message already sent. Date stays, edit_date is set."""

from typing import Any

import orjson

from sandbox.call import Call
from sandbox.content import Content, called_caption, caption_content, media_content, text_content
from sandbox.keyboards import inline_only
from sandbox.refusals import NOT_MODIFIED, bad
from sandbox.state import Account, Chat, Stored, message_view
from sandbox.targets import editable

_TEXT = ("text", "entities", "link_preview_options")
_CAPTION = ("caption", "caption_entities")
_MEDIA = ("document", "photo", *_CAPTION)

Target = tuple[Chat, Stored]
Markup = dict[str, Any] | None


def edit_message_text(account: Account, call: Call) -> Content:
    content, markup = text_content(account, call), inline_only(call)
    target = editable(account, call)
    if "text" not in target[1].body:
        raise bad("There is no text in the message to edit")
    return _changed(account, target, _TEXT, content, markup)


def edit_message_caption(account: Account, call: Call) -> Content:
    content, markup = called_caption(account, call), inline_only(call)
    target = editable(account, call)
    if "text" in target[1].body:
        raise bad("There is no caption in the message to edit")
    return _changed(account, target, _CAPTION, content, markup)


def edit_message_media(account: Account, call: Call) -> Content:
    media = call.json("media", "Can't parse media JSON object")
    if not isinstance(media, dict) or media.get("type") not in {"document", "photo"}:
        raise bad("Can't parse InputMedia: media type is not supported by the sandbox")
    markup = inline_only(call)
    target = editable(account, call)
    if "text" in target[1].body:
        raise bad("There is no media in the message to edit")
    entities = media.get("caption_entities")
    marks = orjson.dumps(entities).decode() if entities else ""
    mode = str(media.get("parse_mode") or "")
    caption = caption_content(account, str(media.get("caption") or ""), mode, marks)
    content = media_content(account, call, media["type"], str(media.get("media") or ""))
    return _changed(account, target, _MEDIA, content | caption, markup)


def edit_message_reply_markup(account: Account, call: Call) -> Content:
    markup = inline_only(call)
    target = editable(account, call)
    return _changed(account, target, (), {}, markup)


def _changed(
    account: Account, target: Target, parts: tuple[str, ...], content: Content, markup: Markup
) -> Content:
    chat, stored = target
    old = {part: stored.body[part] for part in parts if part in stored.body}
    if old == content and stored.markup == markup:
        raise bad(NOT_MODIFIED)
    gone = {*parts, "reply_markup"}
    # A new object: updates already queued keep the message as it was.
    body = {key: value for key, value in stored.body.items() if key not in gone}
    body |= content | {"edit_date": max(account.now(), body["date"])}
    if markup:
        body["reply_markup"] = markup
    stored.body, stored.markup = body, markup
    account.feed.tell("edit", chat.user["id"], message=message_view(stored))
    return body
