"""Made-up packages, and the way to the fixtures."""

from __future__ import annotations

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from adapters.edxml.parse import parse
from adapters.edxml.refusals import UnreadablePackage
from adapters.texts.fluent import FluentTexts
from core.exchange.package import Attachment, Organ, Package, StatusNotice
from core.exchange.status import ExchangeStatus
from core.text import Text

PACKAGES = Path(__file__).resolve().parents[2] / "data" / "packages"
SHARED = Path(__file__).resolve().parents[3].parent / "shared" / "data" / "edxml"
LOCALES = Path(__file__).resolve().parents[3] / "locales" / "vi"
NOON = datetime(2026, 11, 23, 5, 0, tzinfo=UTC)
SENDER = Organ("H56.90", "Sở Thử nghiệm A", "UBND tỉnh Thanh Hóa")
RECEIVER = Organ("H56.91", "Sở Thử nghiệm B", "UBND tỉnh Thanh Hóa")


def a_package(**changes: object) -> Package:
    fields: dict[str, object] = {
        "sender": SENDER,
        "receivers": (RECEIVER,),
        "document_uid": "H56.90,2026/11/23,12/STNA-VP",
        "number": "12",
        "notation": "STNA-VP",
        "subject": "V/v ứng phó bão số 12",
        "issued_on": date(2026, 11, 23),
        "type_name": "Công văn",
        "urgency": 3,
        "attachments": (Attachment("cong-van.pdf", b"%PDF-1.7\n", "application/pdf"),),
    }
    return Package(**(fields | changes))  # type: ignore[arg-type]


def a_notice(**changes: object) -> StatusNotice:
    fields: dict[str, object] = {
        "sender": RECEIVER,
        "receiver_code": SENDER.code,
        "document_uid": "H56.90,2026/11/23,12/STNA-VP",
        "reference": "12/STNA-VP",
        "status": ExchangeStatus.ARRIVED,
        "at": NOON,
    }
    return StatusNotice(**(fields | changes))  # type: ignore[arg-type]


def odd(package: Package) -> list[str]:
    """What the clerk reads about `package`."""
    texts = FluentTexts(LOCALES)
    return [texts.plain(said) for said in package.oddities]


def refusal(raw: bytes | str) -> tuple[str, str, int]:
    """(reason, element, line) of an unreadable package."""
    with pytest.raises(UnreadablePackage) as caught:
        parse(raw.encode() if isinstance(raw, str) else raw)
    params = dict(caught.value.text.params)
    assert isinstance(params["reason"], Text)
    return params["reason"].key, str(params["element"]), int(str(params["line"]))
