"""Off the main line: a refusal, packages that become no document, the half-day digests."""

from __future__ import annotations

from base64 import b64encode
from datetime import timedelta

from core.attendance.check import check_id
from core.card import Area, Ref
from tests.crash.papers import HUSHED, ORDINARY, SECOND, SECRET, UNREADABLE
from tests.crash.story import PDF, Drop, Story, Tap, minutes, the_document, what_waits
from tests.factories import CLERK, CLERK_2, LEADER, NOW

_DAY = 24 * 60

REFUSAL = Story(
    moves=(
        Drop("goi-1.edxml", ORDINARY),
        Tap(
            CLERK,
            "ret",
            the_document(),
            {"reasons": ["reason-c2", "reason-c10"], "words": "Thiếu phụ lục, xin gửi lại."},
        ),
        Drop("goi-2.edxml", SECOND),
        Tap(CLERK_2, "reg", the_document("5679")),
    ),
    acts=220,
    steps="receive ver ret receive ver reg",
    statuses="01 01 02 03",
    numbers=1,
    states={"incoming": "registered returned"},
    cards={"thu": 2, "dung": 2, "giam": 1, "pho": 1},
    files=(ORDINARY, PDF + b"5678", SECOND, PDF + b"5679"),
    waits=frozenset({"giam", "pho"}),
)

PARCELS = Story(
    moves=(
        Drop("goi-1.edxml", ORDINARY),
        Drop("goi-2.edxml", ORDINARY),
        Drop("goi-3.edxml", SECRET),
        Drop("goi-4.edxml", UNREADABLE),
        Tap(CLERK, "npc", what_waits(Area.PARCEL, CLERK)),
        Tap(CLERK_2, "npc", what_waits(Area.PARCEL, CLERK_2)),
        Tap(CLERK, "npc", what_waits(Area.PARCEL, CLERK)),
    ),
    acts=255,
    steps="receive ver hold hold hold npc npc npc",
    statuses="01 02",
    numbers=0,
    states={"incoming": "verified", "parcels": "noted noted noted"},
    cards={"thu": 4, "dung": 4},
    files=(ORDINARY, PDF + b"5678", UNREADABLE),
    hushed=(HUSHED, PDF + b"9999", b64encode(PDF + b"9999")),
    waits=frozenset({"thu", "dung"}),
)

DIGESTS = Story(
    begins=NOW - timedelta(minutes=35),  # 07:55
    moves=(
        Drop("goi-1.edxml", ORDINARY),
        minutes(10),
        Tap(CLERK, "reg", the_document()),
        minutes(345),  # 13:40
        Tap(LEADER, "chk", lambda _: Ref(Area.CHECK, check_id(LEADER.id, "2026-11-23/pm"))),
        minutes(_DAY + 95),  # 24/11 is a day off
        minutes(2 * _DAY + 95),  # 09:30: nobody was there at eight
        minutes(2 * _DAY + 660),  # 18:55: a half day that is over is not made up for
    ),
    acts=250,
    steps="receive ver reg chk",
    statuses="01 03",
    numbers=1,
    states={"incoming": "registered", "checks": "checked open open open open open"},
    cards={"thu": 2, "dung": 2, "giam": 3, "pho": 3},
    files=(ORDINARY, PDF + b"5678"),
    waits=frozenset({"giam", "pho"}),
    digests={
        "2026-11-23/am": "dung thu",
        "2026-11-23/pm": "giam pho",
        "2026-11-25/am": "giam pho",
    },
)
