"""Tin nhắn thường — a card as plain words, for a chat that has no buttons and where nothing is drawn."""

from __future__ import annotations

from collections.abc import Iterator

from adapters.channels import Kit
from core.card import Card
from core.codes import words
from core.text import Text

LINE = 600


def written(card: Card, reason: Text | None, kit: Kit, longest: int) -> str:
    """Viết tin — `card` is cut already. The lines to type are never what is cut off."""
    plain = kit.texts.plain
    title, below = _line(plain(card.title)), list(_steps(card, kit))
    room = longest - len(title) - sum(len(one) + 1 for one in below)
    above: list[str] = []
    for text in [*([reason] if reason else []), *(line.text for line in card.lines)]:
        for said in plain(text).splitlines():
            row = _line(said)
            if row and len(row) + 1 <= room:
                above.append(row)
                room -= len(row) + 1
    return "\n".join([title, *above, *below])


def _steps(card: Card, kit: Kit) -> Iterator[str]:
    plain = kit.texts.plain
    offered = [plain(said) for _step, said in words.lines(card, plain)]
    if offered:
        yield plain(Text.of("chat-how"))
    yield from offered
    code = f" {card.code}" if card.code else ""
    yield plain(Text.of("chat-why", code=code))
    if kit.office:
        address = f"{kit.office}/the/{card.ref.area}/{card.ref.id.hex}"
        yield plain(Text.of("chat-open", address=address))


def _line(said: str) -> str:
    one = " ".join(said.split())
    return one if len(one) <= LINE else one[: LINE - 1].rstrip() + "…"
