"""Thông báo thu hồi đến trước — its document has come, and was taken back at once (R-8.2a)."""

from __future__ import annotations

from uuid import UUID

from core.incoming.parcel import Parcel, ParcelState
from core.people.person import Role
from core.step import Context, NotNow, step
from core.text import Text


@step(
    code="mrc",
    basis="R-8.2a",
    roles={Role.SYSTEM},
    moves={
        ParcelState.RECALL_UNKNOWN: ParcelState.NOTED,
        ParcelState.NOTED: ParcelState.NOTED,
    },
)
def match_recall(parcel: Parcel, context: Context) -> None:
    if parcel.of_document_id is not None:
        raise NotNow(step=match_recall.label)  # matched before
    parcel.of_document_id = UUID(hex=context.answers["document"])
    reference = context.answers["reference"]
    parcel.reason = Text.of("parcel-recall-matched", reference=reference).wire()
    context.note(document=parcel.of_document_id.hex)
