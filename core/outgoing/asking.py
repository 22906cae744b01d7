"""Đề nghị ký văn bản đi — which signature is due on it, and what its machine is asked for."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from core import asking
from core.asking import Due, profile_of
from core.effects.begin_signing import BeginSigning
from core.outgoing.attached import is_pdf, next_due
from core.outgoing.cosigning import next_place
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.initialling import initials_due
from core.signing.making import Kind
from core.signing.required import Purpose
from core.step import Context

_DUE = {
    OutgoingState.SUBMITTED: (Purpose.PERSON, Kind.INITIAL, "kyn"),
    OutgoingState.FORM_CHECKED: (Purpose.PERSON, Kind.LEADER, "sgn"),
    OutgoingState.COSIGNING: (Purpose.PERSON, Kind.LEADER, "ckg"),
    OutgoingState.NUMBERED: (Purpose.AGENCY, Kind.DOCUMENT, "sel"),
}
ASKED = (*_DUE, OutgoingState.SEALED)
"""In which states a key may be asked for."""
STAMPS = ("", "KHẨN", "THƯỢNG KHẨN", "HỎA TỐC")


def before(document: OutgoingDocument, purpose: Purpose) -> str:
    """Tệp được ký tiếp — SHA-256 of the draft to be initialled, the approved file, or the signed one."""
    if document.state == OutgoingState.SUBMITTED:
        return document.draft.sha256 if document.draft else ""
    if purpose is Purpose.PERSON and document.state != OutgoingState.COSIGNING:
        return document.approved_sha256
    return str((document.signed or {}).get("sha256", ""))


def due(document: OutgoingDocument) -> Due | None:
    """Chữ ký đến lượt — the initials, the signer's, the agency's, then the agency's on each file that
    goes along.
    """
    if document.state == OutgoingState.SEALED:
        row = next_due(document)
        given = (Purpose.AGENCY, Kind.ATTACHMENT)
        return Due(*given, row["sha256"], str(row["name"]), "sla") if row else None
    if document.state == OutgoingState.SUBMITTED and not initials_due(document):
        return None
    found = _DUE.get(document.state)
    if found is None:
        return None
    purpose, kind, code = found
    rows = [*document.drafts[-1:], *([document.signed] if document.signed else [])]
    name = str(rows[-1]["name"]) if rows else ""
    return Due(purpose, kind, before(document, purpose), name, code)


def open_request(document: OutgoingDocument, now: datetime) -> Mapping[str, Any] | None:
    """Đề nghị còn hiệu lực — None when none was made, it is over, or the file has moved on."""
    return asking.open_request(document, due(document), now)


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


def initial_request(document: OutgoingDocument, context: Context) -> BeginSigning:
    """Lập đề nghị ký nháy — on the draft itself, before anybody approves it."""
    profile = profile_of(context.options)
    return BeginSigning(
        document.id, document.agency_id, Purpose.PERSON, context.person.id,
        before(document, Purpose.PERSON), profile.level, profile.appearance, profile.seal_mm,
        initial=True,
    )  # fmt: skip


def cosigning_request(document: OutgoingDocument, context: Context) -> BeginSigning:
    """Lập đề nghị cùng ký — in the field of the one whose turn it is, after the signer's."""
    place = next_place(document)
    return replace(
        request(document, Purpose.PERSON, context), place=0 if place is None else place + 1
    )


def appendix_request(
    document: OutgoingDocument, row: Mapping[str, Any], context: Context
) -> BeginSigning:
    """Lập đề nghị ký tài liệu kèm theo — number, time and agency at the top right (R-9.2d)."""
    profile, agency = profile_of(context.options), context.directory.agency
    return BeginSigning(
        document.id, document.agency_id, Purpose.AGENCY, context.person.id, row["sha256"],
        profile.level, profile.appearance, profile.seal_mm,
        agency=agency.name, reference=document.reference, appendix=True,
        detached=not is_pdf(row),
    )  # fmt: skip


def dated(document: OutgoingDocument, place: str) -> str:
    """Địa danh, ngày ban hành — “Thanh Hóa, ngày 05 tháng 02 năm 2026” (NĐ 30, phụ lục I)."""
    return place_and_day(place, document.issued_on)


def place_and_day(place: str, day: date | None) -> str:
    """Địa danh và ngày — empty without a day."""
    if day is None:
        return ""
    month = f"{day.month:02}" if day.month < 3 else str(day.month)
    return f"{place}, ngày {day.day:02} tháng {month} năm {day.year}"
