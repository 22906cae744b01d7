"""What a message carries: text, a caption, a document, a photo; from the request's parameters."""

from typing import Any

from sandbox import limits
from sandbox.call import Call
from sandbox.files import Kept
from sandbox.formatting import formatted
from sandbox.refusals import bad
from sandbox.state import Account

Content = dict[str, Any]


def text_content(account: Account, call: Call) -> Content:
    """`text`, `entities` and the preview choice; raises Refused."""
    if not call.text("text"):
        raise bad("Message text is empty")
    text, entities = formatted(
        call.text("text"), call.text("parse_mode"), call.text("entities"), account.person
    )
    if not text:
        raise bad("Text must be non-empty")
    if len(text) > limits.TEXT_CHARACTERS:
        raise bad("Message is too long")
    content: Content = {"text": text}
    if entities:
        content["entities"] = entities
    if _no_preview(call):
        content["link_preview_options"] = {"is_disabled": True}
    return content


def _no_preview(call: Call) -> bool:
    options = call.json("link_preview_options", "Can't parse link preview options JSON object")
    if options is None:
        return call.flag("disable_web_page_preview")
    if not isinstance(options, dict):
        raise bad("Object expected as link preview options")
    return bool(options.get("is_disabled"))


def caption_content(account: Account, caption: str, parse_mode: str, entities: str) -> Content:
    text, marks = formatted(caption, parse_mode, entities, account.person)
    if len(text) > limits.CAPTION_CHARACTERS:
        raise bad("Message caption is too long")
    content: Content = {"caption": text} if text else {}
    if marks:
        content["caption_entities"] = marks
    return content


def called_caption(account: Account, call: Call) -> Content:
    mode, entities = call.text("parse_mode"), call.text("caption_entities")
    return caption_content(account, call.text("caption"), mode, entities)


def media_content(account: Account, call: Call, kind: str, source: str) -> Content:
    """`document` or `photo` from an upload, `attach://name` or a file_id; raises Refused."""
    kept = _kept(account, call, kind, source)
    if kind == "photo":
        return {"photo": [kept.shown]}
    return {"document": kept.shown}


def _kept(account: Account, call: Call, kind: str, source: str) -> Kept:
    upload = call.files.get(kind)
    if source.startswith("attach://"):
        upload = call.files.get(source.removeprefix("attach://"))
        if upload is None:
            raise bad(f"There is no {kind} in the request")
    if upload is not None:
        return account.files.add(kind, upload)
    if not source:
        raise bad(f"There is no {kind} in the request")
    if source.lower().startswith(("http://", "https://")):
        raise bad("Failed to get HTTP URL content")  # the sandbox never calls out
    kept = account.files.get(source)
    if kept is None:
        raise bad("Wrong file identifier/HTTP URL specified")
    if kept.kind != kind:
        raise bad(f"Can't use file of type {kept.kind.title()} as {kind.title()}")
    return kept
