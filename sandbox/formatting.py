"""From the parameters of a request to the text and entities that the message will carry."""

import re
from collections.abc import Callable
from typing import Any

import orjson

from sandbox import html, limits
from sandbox.found import found
from sandbox.html_tags import BadMarkup, date_format
from sandbox.links import checked_or_empty
from sandbox.marks import Mark, moved, settled
from sandbox.refusals import bad

_TYPES = {
    "bold", "italic", "underline", "strikethrough", "spoiler", "blockquote",
    "expandable_blockquote", "code", "pre", "text_link", "text_mention", "custom_emoji",
    "date_time",
}  # fmt: skip
_CONTROL = re.compile(r"[\x00-\x09\x0b\x0c\x0e-\x1f]")
_DROPPED = re.compile("[\r\u2028-\u202e\u0333\u033f\u030a]")
Person = Callable[[int], dict[str, Any] | None]


def formatted(
    text: str, parse_mode: str, entities: str, person: Person
) -> tuple[str, list[dict[str, Any]]]:
    """Plain text, trimmed, and its entities; raises Refused 400."""
    if len(text.encode()) > limits.TEXT_BYTES:
        raise bad("Text is too long")
    plain, marks = _marked(text, parse_mode, entities)
    plain, marks = cleaned(plain, marks)
    marks = settled(marks, found(plain))
    written = [entity for mark in marks if (entity := _entity(mark, person))]
    return plain, written[: limits.ENTITIES]


def _marked(text: str, parse_mode: str, entities: str) -> tuple[str, list[Mark]]:
    mode = parse_mode.lower()
    if text and mode and mode != "none":
        if mode == "html":
            return html.parse(text)
        if mode in {"markdown", "markdownv2"}:
            raise bad("Can't parse entities: the sandbox reads parse_mode HTML only")
        raise bad("Unsupported parse_mode")
    return text, _given(entities, _units(text))


def _given(entities: str, units: int) -> list[Mark]:
    try:
        rows = orjson.loads(entities) if entities else []
    except orjson.JSONDecodeError:
        raise bad("Can't parse entities JSON object") from None
    if not isinstance(rows, list):
        return []
    marks = [mark for row in rows if (mark := _mark(row))]
    for mark in marks:
        if mark.offset < 0 or mark.length < 0:
            raise bad(f"Receive an entity with incorrect offset {mark.offset}")
        if mark.offset >= units and mark.length:
            raise bad(f"Entity begins after the end of the text at UTF-16 offset {mark.offset}")
        if mark.end > units:
            raise bad(
                f"Entity beginning at UTF-16 offset {mark.offset}"
                f" ends after the end of the text at UTF-16 offset {mark.end}"
            )
    return marks


def _mark(row: object) -> Mark | None:
    if not isinstance(row, dict):
        raise bad("Can't parse MessageEntity: expected an Object")
    for field in ("offset", "length"):
        if field not in row:
            raise bad(f"Can't parse MessageEntity: Can't find field \"{field}\"")
    try:
        mark = Mark(str(row.get("type", "")), int(row["offset"]), int(row["length"]))
    except (TypeError, ValueError):
        raise bad('Can\'t parse MessageEntity: Field "offset" must be of type Number') from None
    if mark.type not in _TYPES:
        return None
    return _with_argument(mark, row)


def _with_argument(mark: Mark, row: dict[str, Any]) -> Mark | None:
    match mark.type:
        case "text_link":
            mark.argument = checked_or_empty(str(row.get("url", "")))
            return mark if mark.argument else None
        case "pre":
            mark.argument = str(row.get("language", ""))
        case "custom_emoji":
            mark.argument = str(row.get("custom_emoji_id", ""))
        case "text_mention":
            user = row.get("user")
            mark.argument = str(user.get("id", 0)) if isinstance(user, dict) else "0"
        case "date_time":
            return _date(mark, row)
        case _:
            pass
    return mark


def _date(mark: Mark, row: dict[str, Any]) -> Mark | None:
    unix = row.get("unix_time")
    mark.date = unix if isinstance(unix, int) else 0
    try:
        mark.type, mark.argument = date_format(str(row.get("date_time_format", "")), mark.date)
    except BadMarkup:
        raise bad("Can't parse MessageEntity: Invalid date-time format specified") from None
    return mark if mark.type else None


def cleaned(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    """Control characters become spaces, some vanish, and blanks at both ends are cut."""
    if _DROPPED.search(text):
        text, marks = _without_dropped(text, marks)
    text = _CONTROL.sub(" ", text)
    marks = settled(marks)
    shorter = text.rstrip(" \n")
    end = _units(shorter)
    for mark in marks:
        mark.length = min(mark.length, end - mark.offset)
    marks = [mark for mark in marks if mark.length > 0]
    first = min((mark.offset for mark in marks), default=len(shorter))
    cut = len(shorter) - len(shorter.lstrip(" \n"))
    cut = min(cut, first)
    return shorter[cut:], moved(marks, -cut) if cut else marks


def _without_dropped(text: str, marks: list[Mark]) -> tuple[str, list[Mark]]:
    gone: list[int] = []  # UTF-16 offsets of what vanishes
    at = 0
    for letter in text:
        if _DROPPED.match(letter):
            gone.append(at)
        at += 1 + (letter > "\uffff")
    for mark in marks:
        begin = mark.offset - sum(1 for offset in gone if offset < mark.offset)
        end = mark.end - sum(1 for offset in gone if offset < mark.end)
        mark.offset, mark.length = begin, end - begin
    return _DROPPED.sub("", text), marks


def _units(text: str) -> int:
    return len(text) + sum(letter > "\uffff" for letter in text)


def _entity(mark: Mark, person: Person) -> dict[str, Any] | None:
    entity: dict[str, Any] = {"offset": mark.offset, "length": mark.length, "type": mark.type}
    match mark.type:
        case "text_link":
            entity["url"] = mark.argument
        case "pre" if mark.argument:
            entity["language"] = mark.argument
        case "date_time":
            entity |= {"unix_time": mark.date, "date_time_format": mark.argument}
        case "custom_emoji":
            return None  # a bot without a bought username may not send them
        case "text_mention":
            user = person(int(mark.argument))
            return entity | {"user": user} if user else None
        case _:
            pass
    return entity
