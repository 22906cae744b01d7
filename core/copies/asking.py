"""Đề nghị sao — the clerk asks, who has the authority decides, then number and file (NĐ 30 Đ.27)."""

from __future__ import annotations

from core.asking import profile_of
from core.calendar import local
from core.card import Ref
from core.copies.copy import CopyState, DocumentCopy
from core.copies.extract import pages_of
from core.copies.rules import KINDS, TYPES, NothingToCopy, NotThatKind, kinds_of, source_of
from core.effects.make_copy import MakeCopy
from core.incoming.document import IncomingDocument
from core.outgoing.asking import place_and_day
from core.outgoing.document import OutgoingDocument
from core.outgoing.numbering import passed_over
from core.outgoing.receivers import read_receivers
from core.registers.register import Register, RegisterKind
from core.registers.series import COPIES, notation_of, reference_of
from core.step import Context

FILED = "Lưu: VT."
"""The last of “Nơi nhận” on every document of an agency (NĐ 30, phụ lục I)."""


def ask_copy(document: IncomingDocument | OutgoingDocument, context: Context) -> None:
    """Lập đề nghị sao — raises `NothingToCopy`, `NotThatKind`."""
    source, answers = source_of(document), context.answers
    if source is None:
        raise NothingToCopy
    kind = KINDS[answers["kind"]]
    if kind not in kinds_of(document):
        raise NotThatKind
    found = read_receivers(answers["receivers"], context.directory) if answers["receivers"] else []
    copy = DocumentCopy(
        id=context.new_id("copy", document.version),
        agency_id=document.agency_id,
        state=CopyState.ASKED,
        kind=kind,
        about_area=document.area,
        about_id=document.id,
        source=source,
        source_reference=document.reference,
        source_issuer=_issuer(document, context),
        subject=document.subject,
        asked_by=context.person.id,
        asked_at=context.now,
        pages=answers["pages"],
        receivers=[one.row() for one in found],
        readers=list(answers["readers"]),
    )
    context.add(copy)
    context.concern(Ref(copy.area, copy.id), context.person.id)
    context.note(copy=copy.id.hex, kind=kind, pages=copy.pages, sha256=source["sha256"])


def _issuer(document: IncomingDocument | OutgoingDocument, context: Context) -> str:
    if isinstance(document, OutgoingDocument):
        return context.directory.agency.name
    return document.sender_name or document.sender_code


def number(copy: DocumentCopy, context: Context) -> None:
    """Cấp số — one series of the year for all copies that the agency makes (NĐ 30, phụ lục I)."""
    kind, directory = TYPES[copy.kind], context.directory
    register = Register.of(copy.agency_id, RegisterKind.OUTGOING, context.now, COPIES)
    numbering = context.procedure.numbering
    notation = notation_of(kind, None, directory, numbering, register.year)
    copy.series, copy.register_year = register.series, register.year
    while True:
        copy.number = context.number(register)
        copy.reference = reference_of(copy.number, notation)
        if not passed_over(context.referred, copy.agency_id, register.year, copy.reference):
            break
    copy.issued_on = local(context.now).date()


def make(copy: DocumentCopy, context: Context) -> None:
    """Lập tệp bản sao — the pages, the form of copy under them, and the place of the seal."""
    profile, agency = profile_of(context.options), context.directory.agency
    authority = copy.authority or {}
    copy.made, copy.unmade = None, None
    context.ask(
        MakeCopy(
            copy.id, copy.source["sha256"], copy.kind, copy.reference,
            pages=pages_of(copy.pages) if copy.pages else [],
            agency=agency.name,
            dated=place_and_day(agency.place, copy.issued_on),
            lines=list(authority.get("lines", ())),
            name=str(authority.get("name", "")),
            to_places=[f"{row['name']};" for row in copy.receivers] + [FILED],
            appearance=profile.appearance,
            seal_mm=profile.seal_mm,
        )
    )  # fmt: skip
