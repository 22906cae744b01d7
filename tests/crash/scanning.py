"""Paper is digitised: a bad scan, a good one, the agency's signature, the register (R-8.5)."""

from __future__ import annotations

from uuid import uuid5

from core.card import Area, Ref
from core.ports import Records
from tests.crash.story import NAMES, Sign, Story, Tap, minutes
from tests.factories import AGENCY, CLERK

GREY, SCAN = b"%PDF-1.4 grey", b"%PDF-1.4 colour"
OPEN = {"secrecy": "secrecy-none"}
_PREPARED = SCAN + b"\n<fields>"
_FACTS = OPEN | {
    "sender": "Công ty Lúa Vàng", "reference": "15/LV", "issued": "2026-11-20",
    "subject": "Công văn đề nghị hỗ trợ giống lúa", "urgency": "urgency-0",
}  # fmt: skip


def the_scan(_records: Records) -> Ref:
    return Ref(Area.INCOMING, uuid5(NAMES, "scan"))


SCANNING = Story(
    moves=(
        Tap(CLERK, "sho", the_scan, _FACTS, file=GREY),
        Tap(CLERK, "qlb", the_scan, OPEN, file=SCAN),
        Tap(CLERK, "bsc", the_scan),
        Sign(CLERK),
        Tap(CLERK, "reg", the_scan),
        minutes(60),
    ),
    acts=335,
    steps="sho rsx qlb rsx bsc rbs ssc rss reg",
    statuses="",
    numbers=1,
    states={"incoming": "registered"},
    cards={"thu": 4, "dung": 2, "giam": 1, "pho": 1},
    files=(GREY, SCAN, _PREPARED, _PREPARED + f"\n<agency:{AGENCY.code}>".encode()),
    waits=frozenset({"giam", "pho"}),
    marks=True,
)
