"""Of an urgent document a record is drawn up and sealed on the clerk's machine (R-10.3b)."""

from __future__ import annotations

from adapters.edxml.build import build
from core.card import Area
from core.exchange.package import Attachment
from tests.crash.story import (
    SENDER,
    Drop,
    Sign,
    Story,
    Tap,
    a_package,
    minutes,
    the_document,
    what_waits,
)
from tests.factories import AGENCY, CLERK, LEADER, NOW

_LETTER = f"%PDF-1.7 <person:Hoàng Văn Minh><agency:{SENDER}>".encode()
_URGENT = build(a_package(urgency=3, attachments=(Attachment("5678.pdf", _LETTER),)), NOW)
_RECORD = b"%PDF-1.7 <5 lines>\n<fields>"

ATTESTING = Story(
    moves=(
        Drop("goi-1.edxml", _URGENT),
        Tap(CLERK, "reg", the_document()),
        Tap(LEADER, "got", the_document()),
        Tap(CLERK, "lbd", the_document()),
        Tap(CLERK, "bbk", what_waits(Area.ATTESTATION, CLERK)),
        Sign(CLERK),
        minutes(60),
    ),
    acts=315,
    steps="receive ver reg got lbd rbk bbk rbq sbk rsb",
    statuses="01 03",
    numbers=1,
    states={"incoming": "registered", "attestations": "sealed"},
    cards={"thu": 4, "dung": 1, "giam": 1, "pho": 1},
    files=(_URGENT, _LETTER, _RECORD, _RECORD + f"\n<agency:{AGENCY.code}>".encode()),
    waits=frozenset({"giam", "pho"}),
    marks=True,
)
