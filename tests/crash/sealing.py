"""The unit head puts his initials on the draft (R-8.3b-1), and an appendix goes along: it is prepared,
and after the letter it is signed for the agency (R-9.2d).
"""

from __future__ import annotations

from tests.crash.papers import FIRST_DRAFT
from tests.crash.story import Pair, Sign, Story, Tap, minutes, the_draft
from tests.factories import AGENCY, CLERK, HEAD, LEADER, SPECIALIST

APPENDIX = b"%PDF-1.7 phu luc"
OPEN = {"secrecy": "secrecy-none"}
_SUBMITTED = {
    "type": "type-letter", "subject": "V/v trả lời kiến nghị", "receivers": "UBND tỉnh",
    "signer": LEADER.id.hex, "urgency": "urgency-0", "reply": "",
}  # fmt: skip
_PREPARED = FIRST_DRAFT + b"\n<fields>"
_INITIALLED = _PREPARED + f"\n<person:{HEAD.name}>".encode()
_SIGNED = _INITIALLED + f"\n<person:{LEADER.name}>".encode()
_REFERENCE = f"01/{AGENCY.short_name}-TT"
_OURS = f"\n<agency:{AGENCY.code}>".encode()
_SEALED = _SIGNED + f"\n<{_REFERENCE}|, ngày 23 tháng 11 năm 2026>".encode() + _OURS
_ALONG = APPENDIX + b"\n<fields>"

SEALING = Story(
    moves=(
        Pair(HEAD),
        Tap(SPECIALIST, "dft", the_draft, OPEN, file=FIRST_DRAFT),
        Tap(SPECIALIST, "att", the_draft, OPEN, file=APPENDIX, name="phu luc.pdf"),
        Tap(SPECIALIST, "sub", the_draft, _SUBMITTED),
        Tap(HEAD, "bky", the_draft),
        Sign(HEAD),
        Tap(LEADER, "apv", the_draft, code="111111"),
        Tap(CLERK, "fmt", the_draft),
        Tap(LEADER, "bsg", the_draft),
        Sign(LEADER),
        Tap(CLERK, "num", the_draft, {"number": "take"}),
        Tap(CLERK, "bsl", the_draft),
        Sign(CLERK),
        Tap(CLERK, "bsa", the_draft),
        Sign(CLERK),
        minutes(60),
    ),
    acts=975,
    steps="dft att rpa sub rpd rfm bky rbg kyn rky rfm apv fmt bsg rbg sgn rsg num bsl rbg sel rsg bsa rbg sla rsa",
    statuses="",
    numbers=1,
    states={"outgoing": "sealed"},
    cards={"thu": 5, "dung": 4, "giam": 3, "binh": 2, "an": 1},
    files=(FIRST_DRAFT, _PREPARED, _INITIALLED, _SIGNED, _SEALED, APPENDIX, _ALONG, _ALONG + _OURS),
    waits=frozenset({"thu", "dung"}),
    marks=True,
)
