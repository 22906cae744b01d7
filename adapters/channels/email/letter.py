"""Bức thư — a card as a letter: plain text, the same in simple HTML, and what to type or to open."""

from __future__ import annotations

import hashlib
import html
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from uuid import uuid4

from adapters.channels import Kit
from core import catalogue
from core.card import Card
from core.codes import words
from core.codes.code import LIFE
from core.codes.links import Link, signed
from core.interview import asks
from core.text import Text

LONGEST = 20_000
SUBJECT, LINE = 150, 600


@dataclass(frozen=True)
class Row:
    """Một dòng — `address` is where it leads, when it does."""

    words: str
    address: str = ""


def message_id(once: str, to: str, sender: str) -> str:
    """Mã thư — the same errand to the same reader has the same one, so that programs can tell."""
    whole = f"{once}\n{to}" if once else uuid4().hex
    mark = hashlib.sha256(whole.encode()).hexdigest()[:32]
    return f"<{mark}@{sender.rpartition('@')[2]}>"


def written(card: Card, reason: Text | None, to: str, sender: str, key: str, kit: Kit) -> bytes:
    """Viết thư — as it goes over the wire. `card` is cut already; `key` is the Message-ID."""
    letter = EmailMessage(policy=SMTP)
    letter["From"], letter["To"] = sender, to
    letter["Subject"] = _line(kit.texts.plain(card.title), SUBJECT)
    letter["Date"] = format_datetime(kit.now())
    letter["Message-ID"] = key
    letter["Auto-Submitted"] = "auto-generated"
    if card.urgency:
        letter["Importance"] = "high"
    title, rows = _line(kit.texts.plain(card.title), SUBJECT), list(_rows(card, reason, kit))
    letter.set_content(_plain(title, rows), cte="base64")
    letter.add_alternative(_html(title, rows), subtype="html", cte="base64")
    return letter.as_bytes()


def _rows(card: Card, reason: Text | None, kit: Kit) -> Iterator[Row]:
    """What is said, cut before what can be done, which is never cut."""
    below = list(_steps(card, kit))
    room = LONGEST - SUBJECT - sum(len(row.words) + len(row.address) + 4 for row in below)
    above = [reason] if reason else []
    for text in [*above, *(line.text for line in card.lines)]:
        for said in kit.texts.plain(text).splitlines():
            row = Row(_line(said, LINE))
            room -= len(row.words) + 2
            if row.words and room > 0:
                yield row
    yield from below


def _steps(card: Card, kit: Kit) -> Iterator[Row]:
    plain = kit.texts.plain
    offered = list(words.lines(card, plain))
    if offered:
        yield Row(plain(Text.of("email-how")))
    for step, said in offered:
        yield Row(plain(said), _address(card, step, kit))
    if kit.office:
        yield Row(plain(Text.of("email-open")), _page(card, kit))
        yield Row(plain(Text.of("email-why")), f"{_page(card, kit)}#can-cu")
    yield Row(plain(Text.of("email-foot")))


def _address(card: Card, code: str, kit: Kit) -> str:
    """The confirmation page; for a step that asks more, the office's own page, where one signs in."""
    step = catalogue.steps().get(code)
    if not kit.office or step is None or card.whose is None:
        return ""
    if asks(step):
        return _page(card, kit)
    link = Link("email", card.whose, card.ref, card.version, code, kit.now() + LIFE)
    return f"{kit.office}/xac-nhan/{signed(link, kit.key)}"


def _page(card: Card, kit: Kit) -> str:
    return f"{kit.office}/the/{card.ref.area}/{card.ref.id.hex}"


def _line(said: str, most: int) -> str:
    one = " ".join(said.split())
    return one if len(one) <= most else one[: most - 1].rstrip() + "…"


def _plain(title: str, rows: list[Row]) -> str:
    said = [f"{row.words}\n  {row.address}" if row.address else row.words for row in rows]
    return "\n\n".join([title, *said]) + "\n"


def _html(title: str, rows: list[Row]) -> str:
    body = "\n".join(_paragraph(row) for row in rows)
    head = (
        f'<!doctype html><html lang="vi"><meta charset="utf-8"><title>{html.escape(title)}</title>'
    )
    return f"{head}<body>\n<h1>{html.escape(title)}</h1>\n{body}\n</body></html>\n"


def _paragraph(row: Row) -> str:
    said = html.escape(row.words)
    return (
        f'<p><a href="{html.escape(row.address)}">{said}</a></p>'
        if row.address
        else f"<p>{said}</p>"
    )
