"""Số hóa văn bản giấy đến — the clerk hands in the scan and says what stands on the paper (R-8.5a)."""

from __future__ import annotations

from uuid import UUID

from core.form import UPLOAD, refuse_secret
from core.incoming.document import IncomingDocument, IncomingState, Origin
from core.incoming.questions import FACTS, write_down
from core.incoming.scanning import hand_in
from core.people.person import Role
from core.step import Context, step


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
    form={**UPLOAD, **FACTS},
    begins=_begin,
)
def digitise(document: IncomingDocument, context: Context) -> None:
    refuse_secret(context.answers)
    write_down(document, context)
    hand_in(document, context)
