"""What people do in stories 1–3, as lists of moves, with what must be found at the end of each."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Mapping
from datetime import timedelta
from types import MappingProxyType

from adapters.edxml.build import build
from adapters.edxml.status import build_status
from core.attendance.check import check_id
from core.card import Area, Ref
from core.exchange.package import Organ, StatusNotice
from core.exchange.status import ExchangeStatus
from tests.crash.story import (
    PDF,
    SENDER,
    Drop,
    Story,
    Tap,
    Until,
    a_package,
    the_document,
    the_draft,
    the_task,
    what_waits,
)
from tests.factories import (
    AGENCY,
    CLERK,
    CLERK_2,
    COLLEAGUE,
    HEAD,
    LEADER,
    NOW,
    SPECIALIST,
)

URGENT = build(a_package(urgency=3), NOW)
ORDINARY = build(a_package(), NOW)
SECOND = build(a_package("5679"), NOW)
_HUSH = "V/v kế hoạch diễn tập".encode()
SECRET = build(a_package("9999", subject=_HUSH.decode()), NOW).replace(
    _HUSH, b"[M\xe1\xba\xacT] " + _HUSH
)
UNREADABLE = b"<edXML>cut off"
FIRST_DRAFT, SECOND_DRAFT, THIRD_DRAFT = (b"%%PDF-1.7 draft %d" % n for n in (1, 2, 3))
OPEN = {"secrecy": "secrecy-none"}
HEARD = build_status(
    StatusNotice(
        sender=Organ(SENDER, "UBND tỉnh"),
        receiver_code=AGENCY.code,
        document_uid=f"{AGENCY.code},2026/11/23,245/SNN-VP",
        reference="245/SNN-VP",
        status=ExchangeStatus.ARRIVED,
        at=NOW,
    )
)


_DAY = 24 * 60


def _day(days: int) -> str:
    return (NOW + timedelta(days=days)).isoformat()


def _minutes(minutes: float) -> Until:
    return Until(timedelta(minutes=minutes))


def _assigned(lead: str = HEAD.id.hex, *coordinators: str) -> dict[str, object]:
    return {
        "lead": lead,
        "coordinators": list(coordinators),
        "directive": "Chủ trì, báo cáo trước 17h.",
        "due": _day(4),
        "coordinator_due": dict.fromkeys(coordinators, _day(3)),
    }


def _submitted(urgency: int) -> dict[str, object]:
    return {
        "type": "type-letter",
        "subject": "V/v trả lời kiến nghị",
        "receivers": "UBND tỉnh",
        "signer": LEADER.id.hex,
        "urgency": f"urgency-{urgency}",
    }


_DISPATCH = {"reference": "245/SNN-VP", "manner": "Trục tạm dừng."}

MAIN_LINE = Story(
    moves=(
        Drop("goi-1.edxml", URGENT),
        _minutes(6),
        Tap(CLERK, "got", the_document()),
        Tap(CLERK, "reg", the_document()),
        Tap(LEADER, "dir", the_document(), _assigned()),
        Tap(HEAD, "fwd", the_task(), {"to": SPECIALIST.id.hex, "note": "Em làm giúp chị."}),
        Tap(SPECIALIST, "acc", the_task()),
        Tap(SPECIALIST, "rep", the_task(), {"words": "Đã khảo sát."}),
        Tap(SPECIALIST, "com", the_task(), {"result": "Đã trả lời."}),
        Tap(SPECIALIST, "dft", the_draft, OPEN, file=FIRST_DRAFT),
        Tap(SPECIALIST, "sub", the_draft, _submitted(3)),
        Tap(HEAD, "pas", the_draft),
        Tap(LEADER, "apv", the_draft, code="111111"),
        Tap(CLERK, "dsp", the_draft, _DISPATCH),
        Tap(
            CLERK,
            "cfd",
            the_draft,
            {"receiver": "0", "manner": "Gọi điện cho văn thư", "at": NOW.isoformat()},
        ),
    ),
    acts=690,
    steps="receive ver got reg dir fwd acc beg rep com fin dft sub pas apv dsp cfd",
    statuses="01 03 04 05 06",
    numbers=1,
    states={"incoming": "finished", "tasks": "completed", "outgoing": "delivered"},
    cards={"thu": 3, "dung": 4, "giam": 4, "pho": 1, "binh": 2, "an": 2},
    calls={"reason-repeat": 2},
    files=(URGENT, PDF + b"5678", FIRST_DRAFT),
)

SILENCE = Story(
    moves=(
        Drop("goi-1.edxml", URGENT),
        _minutes(6),
        _minutes(10.5),
        Tap(LEADER, "got", the_document()),
        _minutes(30),
        Tap(CLERK, "reg", the_document()),
        Tap(LEADER, "dir", the_document(), _assigned()),
        _minutes(36),
        _minutes(40.5),
        Tap(LEADER, "hea", the_task()),
        Tap(HEAD, "acc", the_task()),
        _minutes(90),
        Tap(HEAD, "com", the_task(), {"result": "Đã trả lời."}),
    ),
    acts=495,
    steps="receive ver got reg dir hea acc beg com fin",
    statuses="01 03 04 05 06",
    numbers=1,
    states={"incoming": "finished", "tasks": "completed"},
    cards={"thu": 2, "dung": 2, "giam": 4, "pho": 2, "binh": 2},
    calls={"reason-repeat": 3, "reason-climb": 3},
    files=(URGENT, PDF + b"5678"),
)

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
    acts=210,
    steps="receive ver ret receive ver reg",
    statuses="01 01 02 03",
    numbers=1,
    states={"incoming": "registered returned"},
    cards={"thu": 2, "dung": 2, "giam": 1, "pho": 1},
    files=(ORDINARY, PDF + b"5678", SECOND, PDF + b"5679"),
    waits=frozenset({"giam", "pho"}),
)

EXTENSION = Story(
    moves=(
        Drop("goi-1.edxml", ORDINARY),
        Drop("goi-2.edxml", SECOND),
        Tap(CLERK, "reg", the_document()),
        Tap(CLERK_2, "reg", the_document("5679")),
        Tap(LEADER, "dir", the_document(), _assigned(HEAD.id.hex, COLLEAGUE.id.hex)),
        Tap(HEAD, "acc", the_task()),
        Tap(HEAD, "ext", the_task(), {"to": _day(8), "reason": "Chờ số liệu của hai xã."}),
        Tap(LEADER, "gra", the_task()),
        Tap(HEAD, "ext", the_task(), {"to": _day(11), "reason": "Còn chờ một xã."}),
        Tap(LEADER, "rfx", the_task(), {"words": "Phải xong đúng hạn."}),
        Tap(HEAD, "com", the_task(), {"result": "Đã trả lời."}),
    ),
    acts=615,
    steps="receive ver receive ver reg reg dir acc beg ext gra ext rfx com fin",
    statuses="01 01 03 03 04 05 06",
    numbers=2,
    states={"incoming": "finished registered", "tasks": "assigned completed"},
    cards={"thu": 2, "dung": 2, "giam": 5, "pho": 2, "binh": 3, "em": 1},
    files=(ORDINARY, PDF + b"5678", SECOND, PDF + b"5679"),
    waits=frozenset({"giam", "pho", "em"}),
)

DRAFTS = Story(
    moves=(
        Tap(SPECIALIST, "dft", the_draft, OPEN, file=FIRST_DRAFT),
        Tap(SPECIALIST, "sub", the_draft, _submitted(0)),
        Tap(HEAD, "pas", the_draft),
        Tap(LEADER, "bck", the_draft, {"opinion": "Nêu rõ căn cứ."}),
        Tap(SPECIALIST, "rnw", the_draft, OPEN, file=SECOND_DRAFT),
        Tap(SPECIALIST, "sub", the_draft, _submitted(0)),
        Tap(HEAD, "pas", the_draft),
        Tap(LEADER, "apv", the_draft, code="111111"),
        Tap(SPECIALIST, "rnw", the_draft, OPEN, file=THIRD_DRAFT),
        Tap(SPECIALIST, "sub", the_draft, _submitted(0)),
        Tap(HEAD, "pas", the_draft),
        Tap(LEADER, "apv", the_draft, code="222222"),
        Tap(CLERK, "dsp", the_draft, _DISPATCH),
        Drop("trang-thai-1.edxml", HEARD),
    ),
    acts=570,
    steps="dft sub pas bck rnw sub pas apv rnw sub pas apv dsp status",
    statuses="",
    numbers=0,
    states={"outgoing": "dispatched"},
    cards={"thu": 2, "dung": 2, "giam": 4, "binh": 4, "an": 3},
    files=(FIRST_DRAFT, SECOND_DRAFT, THIRD_DRAFT),
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
    acts=245,
    steps="receive ver hold hold hold npc npc npc",
    statuses="01 02",
    numbers=0,
    states={"incoming": "verified", "parcels": "noted noted noted"},
    cards={"thu": 4, "dung": 4},
    files=(ORDINARY, PDF + b"5678", UNREADABLE),
    hushed=(_HUSH, PDF + b"9999", b64encode(PDF + b"9999")),
    waits=frozenset({"thu", "dung"}),
)

DIGESTS = Story(
    begins=NOW - timedelta(minutes=35),  # 07:55
    moves=(
        Drop("goi-1.edxml", ORDINARY),
        _minutes(10),
        Tap(CLERK, "reg", the_document()),
        _minutes(345),  # 13:40
        Tap(LEADER, "chk", lambda _: Ref(Area.CHECK, check_id(LEADER.id, "2026-11-23/pm"))),
        _minutes(_DAY + 95),  # 24/11 is a day off
        _minutes(2 * _DAY + 95),  # 09:30: nobody was there at eight
        _minutes(2 * _DAY + 660),  # 18:55: a half day that is over is not made up for
    ),
    acts=240,
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

STORIES: Mapping[str, Story] = MappingProxyType(
    {
        "main line": MAIN_LINE,
        "silence": SILENCE,
        "refusal": REFUSAL,
        "extension": EXTENSION,
        "drafts": DRAFTS,
        "parcels": PARCELS,
        "digests": DIGESTS,
    }
)
