"""The parts of HTML parse mode: tag names, character references, attribute values."""

import re

NAMES = frozenset({
    "a", "b", "strong", "i", "em", "s", "strike", "del", "u", "ins", "tg-spoiler", "tg-emoji",
    "tg-time", "span", "pre", "code", "blockquote",
})  # fmt: skip
_NAMED = {b"lt": 0x3C, b"gt": 0x3E, b"amp": 0x26, b"quot": 0x22}
_REFERENCE = re.compile(rb"&(?:#x([0-9a-fA-F]*)|#([0-9]*)|([a-zA-Z]*))")
_INTEGER = re.compile(r"-?[0-9]+")
_LARGEST = 0x10FFFF
_LONGEST_REFERENCE = 10
_INT64 = 1 << 63
_TOKEN = frozenset(b"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789.-")
_DATE_LETTERS = frozenset("tTdDwW")


class BadMarkup(Exception):
    """A mistake in the markup, in the parser's words."""


class Tag:
    """An open tag: where it began in UTF-16 units and in bytes of the plain text."""

    __slots__ = ("argument", "at", "begin", "date", "name")

    def __init__(self, name: str, at: int, begin: int) -> None:
        self.name, self.at, self.begin = name, at, begin
        self.argument = ""
        self.date = 0


def lower(raw: bytes) -> str:
    """Small letters, ASCII only, as the original does."""
    return raw.lower().decode("utf-8", "surrogateescape")


def in_token(byte: int) -> bool:
    return byte in _TOKEN


def character(raw: bytes, position: int) -> tuple[int, int]:
    """The code point of the reference at `position` and where it ends; (0, …) when it is none."""
    match = _REFERENCE.match(raw, position)
    if match is None:
        return 0, position
    hexadecimal, decimal, name = match.groups()
    if name is not None:
        code = _NAMED.get(name, 0)
    else:
        code = int(hexadecimal or b"0", 16) if decimal is None else int(decimal or b"0")
        if match.end() - position >= _LONGEST_REFERENCE or code >= _LARGEST:
            code = 0
    end = match.end()
    return code, end + (raw[end] == 0x3B)


def quoted(raw: bytes, position: int) -> tuple[str, int]:
    """A quoted attribute value and where the text goes on."""
    quote = raw[position]
    position += 1
    value = bytearray()
    while raw[position] not in {quote, 0}:
        if raw[position] == 0x26:
            code, after = character(raw, position)
            if code:
                value += chr(code).encode("utf-8", "surrogatepass")
                position = after
                continue
        value.append(raw[position])
        position += 1
    closed = raw[position] == quote
    return value.decode("utf-8", "surrogatepass"), position + closed


def keep(tag: Tag, attribute: bytes, value: str) -> None:
    """Remember what an attribute says, when this tag may have it."""
    match tag.name, attribute:
        case ("a", b"href") | ("tg-emoji", b"emoji-id") | ("tg-time", b"format"):
            tag.argument = value
        case ("code", b"class") if value.startswith("language-"):
            tag.argument = value[9:]
        case ("span", b"class") if value.startswith("tg-"):
            tag.argument = value[3:]
        case ("blockquote", b"expandable"):
            tag.argument = "1"
        case ("tg-time", b"unix"):
            tag.date = _int32(value)
        case _:
            pass


def _int32(value: str) -> int:
    match = _INTEGER.match(value)
    number = int(match.group()) if match else 0
    return (number + 2**31) % 2**32 - 2**31


def emoji_id(value: str) -> str:
    number = int(value) if _INTEGER.fullmatch(value) else 0
    if str(number) != value or number == 0 or not -_INT64 <= number < _INT64:
        raise BadMarkup("Invalid custom emoji identifier specified")
    return value


def date_format(value: str, date: int) -> tuple[str, str]:
    """Mark type and canonical format of a `tg-time` tag; an impossible date is no mark."""
    if value in {"r", "R"}:
        return ("date_time", "r") if date > 0 else ("", "")
    if not _DATE_LETTERS.issuperset(value):
        raise BadMarkup("Invalid date format used")
    day = "w" if "w" in value.lower() else ""
    date_part = "d" if "d" in value else "D" if "D" in value else ""
    time_part = "t" if "t" in value else "T" if "T" in value else ""
    return ("date_time", day + date_part + time_part) if date > 0 else ("", "")
