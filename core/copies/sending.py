"""Gửi bản sao — as a văn bản đi that is ready for dispatch: its number, its file, its receivers."""

from __future__ import annotations

from core.copies.copy import DocumentCopy
from core.copies.rules import TYPES
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.step import Context


def as_outgoing(copy: DocumentCopy, context: Context) -> OutgoingDocument:
    """Văn bản đi của bản sao — approved when the copy was allowed; nobody signs it in person, the
    form of copy says who allowed it (NĐ 30, phụ lục I).
    """
    made, sealed = copy.made or {}, copy.sealed or {}
    return OutgoingDocument(
        id=context.new_id("outgoing"),
        agency_id=copy.agency_id,
        state=OutgoingState.SEALED,
        drafter_id=copy.asked_by,
        created_at=copy.asked_at,
        subject=copy.subject,
        type_name=TYPES[copy.kind],
        signer_id=copy.decided_by,
        drafts=[made | {"by": sealed["by"], "at": sealed["at"]}],
        deliveries=list(copy.receivers),
        approved_by=copy.decided_by,
        approved_at=copy.decided_at,
        approved_sha256=made["sha256"],
        authority=copy.authority,
        reference=copy.reference,
        series=copy.series,
        register_year=copy.register_year,
        number=copy.number,
        issued_on=copy.issued_on,
        document_uid=f"{context.directory.agency.code},{copy.issued_on:%Y/%m/%d},{copy.reference}",
        sealed=sealed,
        sealed_at=context.now,
        signature_findings=copy.signature_findings,
    )
