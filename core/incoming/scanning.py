"""Số hóa văn bản giấy đến — the scan that stands for the paper, and the agency's signature due on it.

Until our own signature has been verified on exactly the bytes that were examined, it is only an
image (R-3.11): no step leads from there to the register.
"""

from __future__ import annotations

from core.asking import Due, profile_of
from core.effects.begin_signing import BeginSigning
from core.effects.examine_scan import ExamineScan
from core.errors import Refusal
from core.incoming.document import IncomingDocument, IncomingState, LegalValue, Origin
from core.people.person import Person, Role
from core.signing.entitled import entitle
from core.signing.making import Kind
from core.signing.required import Purpose, valid
from core.step import Context, NotYourStep, Step


class NotOurScan(Refusal):
    """The agency signs only what it digitised itself, once it was examined (Điều 11.3c)."""


def hand_in(document: IncomingDocument, context: Context) -> None:
    """Nhận bản quét — the facts about the document stay; everything about an earlier scan goes."""
    file, profile = context.answers["file"], profile_of(context.options)
    document.scan = file | context.stamp() | {"person": context.person.id.hex}
    document.files, document.raw_sha256 = [file], file["sha256"]
    document.sealed, document.signature_findings = None, []
    document.signing = document.signing_refused = None
    context.note(sha256=file["sha256"])
    context.ask(
        ExamineScan(document.id, file["sha256"], profile.appearance, profile.seal_mm),
    )


def examined(document: IncomingDocument) -> bool:
    """Bản quét đạt — it was examined, and stands prepared for the signature."""
    return document.scan is not None and bool(document.scan.get("original"))


def to_be_sealed(document: IncomingDocument, _person: Person) -> bool:
    return examined(document)


def due(document: IncomingDocument) -> Due | None:
    """Chữ ký đến lượt — the agency's, on its own scan."""
    if document.state != IncomingState.SCANNED or document.origin != Origin.DIGITISED:
        return None
    if document.scan is None or not examined(document):
        return None
    scan = document.scan
    return Due(Purpose.AGENCY, Kind.SCAN, scan["sha256"], str(scan["name"]), "ssc")


def may_seal(document: IncomingDocument, step: Step, context: Context) -> Due:
    """Được ký số bản số hóa — only the clerk who was given the device in writing, only our own scan
    (R-8.5a, R-11.2, R-11.3a, R-11.3c). Raises the `Refusal` that stands against it.
    """
    if Role.CLERK not in context.person.roles:  # whatever a procedure says
        raise NotYourStep(step=step.label)
    found = due(document)
    if found is None:
        raise NotOurScan
    entitle(context.directory, context.person.id, context.now)
    return found


def request(document: IncomingDocument, wanted: Due, context: Context) -> BeginSigning:
    """Lập đề nghị — the agency's name and the time, at the top right of page 1 (R-8.5c)."""
    profile = profile_of(context.options)
    return BeginSigning(
        document.id, document.agency_id, Purpose.AGENCY, context.person.id, wanted.before,
        profile.level, profile.appearance, profile.seal_mm,
        agency=context.directory.agency.name, area=document.area,
    )  # fmt: skip


def legal_value_of_scan(document: IncomingDocument) -> LegalValue:
    """Giá trị pháp lý — a digitised copy counts by the digitising agency's signature (R-3.11)."""
    signed = document.sealed is not None and valid(document.signature_findings)
    return LegalValue.EQUALS_PAPER if signed else LegalValue.FOR_REFERENCE
