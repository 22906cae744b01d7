"""Ghi nhận đã phát hành — signed, numbered and sent outside this system, with số ký hiệu (R-5.2)."""

from __future__ import annotations

from core.calendar import TIME_ZONE
from core.form import Words
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.going_out import follow_dispatch
from core.outgoing.numbering import ReferenceTaken, canonical
from core.people.person import Role
from core.step import Context, step


@step(
    code="dsp",
    basis=("R-5.2", "R-9.4a"),
    roles={Role.CLERK},
    moves={OutgoingState.APPROVED: OutgoingState.DISPATCHED},
    form={"reference": Words(least=3, most=50), "manner": Words(most=200)},
)
def record_dispatch(document: OutgoingDocument, context: Context) -> None:
    document.reference = canonical(context.answers["reference"])
    document.issued_on = context.now.astimezone(TIME_ZONE).date()
    document.register_year = document.issued_on.year
    if context.referred(document.agency_id, document.register_year, document.reference):
        raise ReferenceTaken(reference=document.reference, year=str(document.register_year))
    code = context.directory.agency.code
    document.document_uid = f"{code},{document.issued_on:%Y/%m/%d},{document.reference}"
    document.dispatched_at = context.now
    document.deliveries = [row | {"status": "sent"} for row in document.deliveries]
    follow_dispatch(document, context)
    context.note(reference=document.reference, manner=context.answers["manner"])
