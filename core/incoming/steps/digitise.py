"""Số hóa văn bản giấy đến — the clerk hands in the scan and says what stands on the paper (R-8.5a)."""

from __future__ import annotations

from datetime import date
from uuid import UUID

from core.exchange.package import Organ
from core.form import UPLOAD, Choose, Words, refuse_secret
from core.incoming.document import IncomingDocument, IncomingState, Origin
from core.incoming.likeness import among, likeness
from core.incoming.questions import IssuedOn, Sender
from core.incoming.scanning import hand_in
from core.people.person import Role
from core.step import Context, step

URGENCIES = ("urgency-0", "urgency-1", "urgency-2", "urgency-3")


def _begin(document_id: UUID, context: Context) -> IncomingDocument:
    """Paper bears no identifier of the exchange: its own keeps two of one sender apart."""
    agency = context.directory.agency
    return IncomingDocument(
        id=document_id,
        agency_id=agency.id,
        state=IncomingState.SCANNED,
        document_uid=f"SH-{document_id.hex}",
        sender_code="",
        sender_name="",
        number="",
        notation="",
        subject="",
        received_at=context.now,
        raw_sha256="",
        receivers=[{"code": agency.code, "name": agency.name}],
        origin=Origin.DIGITISED,
    )


@step(
    code="sho",
    basis=("R-8.5a", "R-1.2"),
    roles={Role.CLERK},
    moves={IncomingState.SCANNED: IncomingState.SCANNED},
    form={
        **UPLOAD,
        "sender": Sender(least=2, most=200),
        "reference": Words(most=100),
        "issued": IssuedOn(),
        "subject": Words(least=5, most=500),
        "urgency": Choose(URGENCIES),
    },
    begins=_begin,
)
def digitise(document: IncomingDocument, context: Context) -> None:
    answers = context.answers
    refuse_secret(answers)
    known = context.directory.correspondent(answers["sender"])
    document.sender_name = known.name if known else answers["sender"]
    document.sender_code = known.code if known else ""
    number, slash, notation = str(answers["reference"]).partition("/")
    document.number, document.notation = (number, notation) if slash else ("", number)
    document.likeness = likeness(document.number, document.notation)
    sender = Organ(document.sender_code, document.sender_name)
    same = context.alike(document.agency_id, document.likeness)
    document.twins = among(same, sender, document.id)
    document.issued_on = date.fromisoformat(answers["issued"])
    document.subject = answers["subject"]
    document.urgency = URGENCIES.index(answers["urgency"])
    hand_in(document, context)
