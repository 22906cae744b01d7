"""HTML parse mode, read the way Telegram's own parser reads it: bytes in, UTF-16 offsets out.

Errors carry byte offsets of the original text. `tests/contracts/test_entities.py` holds this
parser against the real one.
"""

from sandbox import html_tags, links
from sandbox.html_tags import BadMarkup, Tag
from sandbox.marks import Mark, sort_key
from sandbox.refusals import bad

_BLANK = frozenset(b" \t\r\n\v")
_SPACE = _BLANK | {0}
_STOP_NAME = _SPACE | frozenset(b"=>/\"'")
_SIMPLE = {
    "b": "bold", "strong": "bold", "i": "italic", "em": "italic", "u": "underline",
    "ins": "underline", "s": "strikethrough", "strike": "strikethrough", "del": "strikethrough",
    "tg-spoiler": "spoiler", "span": "spoiler",
}  # fmt: skip


def parse(text: str) -> tuple[str, list[Mark]]:
    """Plain text and marks; raises Refused 400 "can't parse entities: …"."""
    try:
        return _Parser(text.encode()).run()
    except BadMarkup as wrong:
        raise bad(f"Can't parse entities: {wrong}") from None


class _Parser:
    def __init__(self, raw: bytes) -> None:
        self.raw = raw + b"\0"  # the end is a zero byte, as in the original
        self.size = len(raw)
        self.out = bytearray()
        self.utf16 = 0
        self.marks: list[Mark] = []
        self.stack: list[Tag] = []
        self.halves = False

    def run(self) -> tuple[str, list[Mark]]:
        position = 0
        while position < self.size:
            position = self._step(position)
        if self.stack:
            name = self.stack[-1].name
            raise BadMarkup(f'Can\'t find end tag corresponding to start tag "{name}"')
        for mark in self.marks:
            if mark.type == "code":
                mark.argument = ""
        self.marks.sort(key=sort_key)
        return self._text(), self.marks

    def _text(self) -> str:
        if not self.halves:
            return self.out.decode("utf-8", "surrogatepass")
        try:
            return self.out.decode("utf-8")
        except UnicodeDecodeError:
            raise BadMarkup(
                "Text contains invalid Unicode characters after decoding HTML entities,"
                " check for unmatched surrogate code units"
            ) from None

    def _step(self, position: int) -> int:
        byte = self.raw[position]
        if byte == 0x26:
            code, after = html_tags.character(self.raw, position)
            if code:
                self.utf16 += 1 + (code > 0xFFFF)
                self.halves = self.halves or 0xD800 <= code <= 0xDFFF
                self.out += chr(code).encode("utf-8", "surrogatepass")
                return after
        if byte != 0x3C:
            if byte & 0xC0 != 0x80:
                self.utf16 += 1 + (byte >= 0xF0)
            self.out.append(byte)
            return position + 1
        if self.raw[position + 1] == 0x2F:
            return self._end_tag(position)
        return self._start_tag(position)

    def _word(self, position: int) -> int:
        while self.raw[position] not in _SPACE and self.raw[position] != 0x3E:
            position += 1
        return position

    def _blank(self, position: int) -> int:
        while self.raw[position] in _BLANK:
            position += 1
        return position

    def _start_tag(self, begin: int) -> int:
        position = self._word(begin + 1)
        if self.raw[position] == 0:
            raise BadMarkup(f"Unclosed start tag at byte offset {begin}")
        name = html_tags.lower(self.raw[begin + 1 : position])
        if name not in html_tags.NAMES:
            raise BadMarkup(f'Unsupported start tag "{name}" at byte offset {begin}')
        tag = Tag(name, self.utf16, len(self.out))
        while self.raw[position] != 0x3E:
            position = self._blank(position)
            if self.raw[position] == 0x3E:
                break
            position = self._attribute(tag, begin, position)
        if name == "span" and tag.argument != "spoiler":
            raise BadMarkup(f'Tag "span" must have class "tg-spoiler" at byte offset {begin}')
        self.stack.append(tag)
        return position + 1

    def _attribute(self, tag: Tag, begin: int, position: int) -> int:
        start = position
        while self.raw[position] not in _STOP_NAME:
            position += 1
        attribute = self.raw[start:position]
        if not attribute:
            raise BadMarkup(f'Empty attribute name in the tag "{tag.name}" at byte offset {begin}')
        position = self._blank(position)
        unclosed = f'Unclosed start tag "{tag.name}" at byte offset {begin}'
        if self.raw[position] != 0x3D:
            if self.raw[position] == 0:
                raise BadMarkup(unclosed)
            if tag.name == "blockquote" and attribute == b"expandable":
                tag.argument = "1"
            return position
        position = self._blank(position + 1)
        if self.raw[position] == 0:
            raise BadMarkup(unclosed)
        value, position = self._value(position)
        if self.raw[position] == 0:
            raise BadMarkup(f"Unclosed start tag at byte offset {begin}")
        html_tags.keep(tag, attribute, value)
        return position

    def _value(self, position: int) -> tuple[str, int]:
        if self.raw[position] in b"\"'":
            return html_tags.quoted(self.raw, position)
        start = position
        while html_tags.in_token(self.raw[position]):
            position += 1
        if self.raw[position] not in _SPACE and self.raw[position] != 0x3E:
            raise BadMarkup(f"Unexpected end of name token at byte offset {start}")
        return html_tags.lower(self.raw[start:position]), position

    def _end_tag(self, begin: int) -> int:
        if not self.stack:
            raise BadMarkup(f"Unexpected end tag at byte offset {begin}")
        position = self._word(begin + 1)
        found = html_tags.lower(self.raw[begin + 2 : position])
        position = self._blank(position)
        if self.raw[position] != 0x3E:
            raise BadMarkup(f"Unclosed end tag at byte offset {begin}")
        tag = self.stack[-1]
        if found and found != tag.name:
            raise BadMarkup(
                f"Unmatched end tag at byte offset {begin},"
                f' expected "</{tag.name}>", found "</{found}>"'
            )
        if self.utf16 > tag.at:
            self._close(tag)
        self.stack.pop()
        return position + 1

    def _close(self, tag: Tag) -> None:
        mark = Mark("", tag.at, self.utf16 - tag.at)
        last = self.marks[-1] if self.marks else None
        if last and (last.offset, last.length) != (mark.offset, mark.length):
            last = None
        if tag.name == "pre" and last and last.type == "code" and last.argument:
            last.type = "pre"
            return
        inner = last and last.type == "pre" and not last.argument
        if tag.name == "code" and last and inner and tag.argument:
            last.argument = tag.argument
            return
        mark.type, mark.argument = self._meaning(tag)
        if mark.type:
            mark.date = tag.date
            self.marks.append(mark)

    def _meaning(self, tag: Tag) -> tuple[str, str]:
        if tag.name in _SIMPLE:
            return _SIMPLE[tag.name], ""
        if tag.name == "a":
            shown = self.out[tag.begin :].decode("utf-8", "surrogatepass")
            return _link(tag.argument or shown)
        if tag.name == "blockquote":
            return ("expandable_blockquote" if tag.argument else "blockquote"), ""
        if tag.name == "tg-emoji":
            return "custom_emoji", html_tags.emoji_id(tag.argument)
        if tag.name == "tg-time":
            return html_tags.date_format(tag.argument, tag.date)
        return tag.name, tag.argument if tag.name == "code" else ""


def _link(url: str) -> tuple[str, str]:
    person = links.user_id(url)
    if person is not None:
        return "text_mention", str(person)
    checked = links.checked_or_empty(url)
    return ("text_link", checked) if checked else ("", "")
