"""Marks (entities) on a text: their order, and how overlapping ones are cut apart.

Offsets and lengths are UTF-16 code units. The order of types and the cutting follow TDLib.
"""

from dataclasses import dataclass, replace

_PRIORITY = {
    "blockquote": 0, "expandable_blockquote": 1, "pre": 10, "code": 20, "text_link": 49,
    "text_mention": 49, "bold": 90, "italic": 91, "underline": 92, "strikethrough": 93,
    "spoiler": 94, "custom_emoji": 99,
}  # fmt: skip
_SPLITTABLE = ("bold", "italic", "underline", "strikethrough", "spoiler")
_QUOTES = ("blockquote", "expandable_blockquote")
_CLOSED = ("pre", "code", "date_time")
_FAR = 1 << 30


@dataclass(slots=True)
class Mark:
    """One entity; `argument` is the link, person, language, emoji or date format."""

    type: str
    offset: int
    length: int
    argument: str = ""
    date: int = 0

    @property
    def end(self) -> int:
        return self.offset + self.length


def sort_key(mark: Mark) -> tuple[int, int, int]:
    return mark.offset, -mark.length, _PRIORITY.get(mark.type, 50)


def settled(marks: list[Mark], found: list[Mark] | None = None) -> list[Mark]:
    """Marks that do not cross each other, sorted; `found` ones (links, commands …) give way."""
    ordered = sorted((mark for mark in marks if mark.length > 0), key=sort_key)
    soft = [mark for mark in ordered if mark.type in _SPLITTABLE]
    quotes = _apart([mark for mark in ordered if mark.type in _QUOTES])
    hard = _apart([m for m in ordered if m.type not in _SPLITTABLE and m.type not in _QUOTES])
    hard = _inside_quotes(hard, quotes)
    if found:
        hard = _merged(hard, _inside_quotes(_apart(sorted(found, key=sort_key)), quotes))
    hard = sorted(hard + quotes, key=sort_key)
    return sorted(hard + _Splitter(soft).run(hard), key=sort_key)


def _apart(marks: list[Mark]) -> list[Mark]:
    kept: list[Mark] = []
    end = 0
    for mark in marks:
        if mark.offset >= end:
            end = mark.end
            kept.append(mark)
    return kept


def _inside_quotes(marks: list[Mark], quotes: list[Mark]) -> list[Mark]:
    return [mark for mark in marks if not any(_crosses(mark, quote) for quote in quotes)]


def _crosses(mark: Mark, quote: Mark) -> bool:
    if quote.end <= mark.offset or mark.end <= quote.offset:
        return False
    return quote.end < mark.end or mark.offset < quote.offset


def _merged(old: list[Mark], new: list[Mark]) -> list[Mark]:
    free = [m for m in new if all(m.end <= o.offset or o.end <= m.offset for o in old)]
    return sorted(old + free, key=sort_key)


class _Splitter:
    """Cuts bold, italic … at the edges of the marks that may not be cut; joins neighbours."""

    def __init__(self, soft: list[Mark]) -> None:
        self.soft = soft
        self.next = 0
        self.begin = dict.fromkeys(_SPLITTABLE, 0)
        self.end = dict.fromkeys(_SPLITTABLE, 0)
        self.result: list[Mark] = []
        self.inside: list[Mark] = []

    def run(self, hard: list[Mark]) -> list[Mark]:
        for mark in hard:
            self._until(mark.offset)
            self.inside.append(mark)
        self._until(_FAR)
        return self.result

    def _until(self, offset: int) -> None:
        while self.inside and offset >= self.inside[-1].end:
            before = len(self.result)
            self._add(self.inside[-1].end)
            if self.inside.pop().type in _CLOSED:
                del self.result[before:]
        self._add(offset)

    def _add(self, limit: int) -> None:
        while self.next < len(self.soft) and self.soft[self.next].offset < limit:
            mark = self.soft[self.next]
            kind = mark.type
            if self.end[kind] and mark.offset <= self.end[kind]:
                self.end[kind] = max(self.end[kind], mark.end)
            else:
                self._flush(mark.offset)
                self.begin[kind], self.end[kind] = mark.offset, mark.end
            self.next += 1
        self._flush(limit)

    def _flush(self, offset: int) -> None:
        for kind in _SPLITTABLE:
            begin, end = self.begin[kind], self.end[kind]
            if not end or begin >= offset:
                continue
            stop = min(end, offset)
            self.result.append(Mark(kind, begin, stop - begin))
            done = end <= offset
            self.begin[kind], self.end[kind] = (0, 0) if done else (offset, end)


def moved(marks: list[Mark], by: int) -> list[Mark]:
    return [replace(mark, offset=mark.offset + by) for mark in marks]
