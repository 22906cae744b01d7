"""Đề nghị ký — what waits for a key on somebody's own machine; one at a time for each document.

The file stands complete but for the signature; nobody else can be asked meanwhile, and when the
key takes too long the request is over: the moment in the picture would no longer be true.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.effects.begin_signing import BeginSigning
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.signing.making import Appearance, Level, Profile
from core.signing.required import Purpose
from core.step import Context

STATE = {Purpose.PERSON: OutgoingState.FORM_CHECKED, Purpose.AGENCY: OutgoingState.NUMBERED}
STEP = {Purpose.PERSON: "sgn", Purpose.AGENCY: "sel"}
STAMPS = ("", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")


def before(document: OutgoingDocument, purpose: Purpose) -> str:
    """Tệp được ký tiếp — SHA-256 of the approved file, or of the signed one."""
    if purpose is Purpose.PERSON:
        return document.approved_sha256
    return str((document.signed or {}).get("sha256", ""))


def open_request(document: OutgoingDocument, now: datetime) -> Mapping[str, Any] | None:
    """Đề nghị còn hiệu lực — None when none was made, it is over, or the file has moved on."""
    asked = document.signing
    if asked is None or now >= datetime.fromisoformat(asked["expires_at"]):
        return None
    purpose = Purpose(asked["purpose"])
    stands = document.state == STATE[purpose] and asked["before"] == before(document, purpose)
    return asked if stands else None


def asked_of(
    document: OutgoingDocument, person_id: UUID, now: datetime
) -> Mapping[str, Any] | None:
    """Đề nghị gửi người này."""
    asked = open_request(document, now)
    return asked if asked is not None and asked["by"] == person_id.hex else None


def profile_of(options: Mapping[str, Any]) -> Profile:
    """Cấu hình ký — from the agency's procedure; whatever cannot be is as declared."""
    told = options.get("signing")
    told = told if isinstance(told, Mapping) else {}
    usual = Profile()
    try:
        return Profile(
            Level(told.get("level", usual.level)),
            Appearance(told.get("appearance", usual.appearance)),
            float(told.get("seal_mm", usual.seal_mm)),
        )
    except (ValueError, TypeError):
        return usual


def request(document: OutgoingDocument, purpose: Purpose, context: Context) -> BeginSigning:
    """Lập đề nghị — for the signer; or for the agency, which writes number and date as it signs."""
    profile, agency = profile_of(context.options), context.directory.agency
    more: dict[str, Any] = {}
    if purpose is Purpose.AGENCY:
        issued = dated(document, agency.place)
        more = {"agency": agency.name, "reference": document.reference, "issued": issued}
    return BeginSigning(
        document.id, document.agency_id, purpose, context.person.id, before(document, purpose),
        profile.level, profile.appearance, profile.seal_mm, **more,
    )  # fmt: skip


def dated(document: OutgoingDocument, place: str) -> str:
    """Địa danh, ngày ban hành — “Thanh Hóa, ngày 05 tháng 02 năm 2026” (NĐ 30, phụ lục I)."""
    day = document.issued_on
    if day is None:
        return ""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{place}, ngày {day.day:02} tháng {month} năm {day.year}"
