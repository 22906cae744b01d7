"""What arrives and what is drafted in the stories: packages, files, a status from a receiver."""

from __future__ import annotations

from adapters.edxml.build import build
from adapters.edxml.status import build_status
from core.exchange.package import Organ, StatusNotice
from core.exchange.status import ExchangeStatus
from tests.crash.story import SENDER, a_package
from tests.factories import AGENCY, NOW

URGENT = build(a_package(urgency=3), NOW)
ORDINARY = build(a_package(), NOW)
SECOND = build(a_package("5679"), NOW)
HUSHED = "V/v kế hoạch diễn tập".encode()
SECRET = build(a_package("9999", subject=HUSHED.decode()), NOW).replace(
    HUSHED, b"[M\xe1\xba\xacT] " + HUSHED
)
UNREADABLE = b"<edXML>cut off"
FIRST_DRAFT, SECOND_DRAFT, THIRD_DRAFT = (b"%%PDF-1.7 draft %d" % n for n in (1, 2, 3))
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
