"""Đính chính, thay thế — a new draft that says which document it mends, and goes to its receivers."""

from __future__ import annotations

from typing import Any

from core.errors import Refusal
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.step import Context

CORRECTS, REPLACES = "corrects", "replaces"
_KEPT = ("code", "name", "kind", "axis", "copies")


class DrafterGone(Refusal):
    """Whoever drafted it is no longer here: nobody could go on with the new draft."""


def begin_amendment(document: OutgoingDocument, relation: str, context: Context) -> None:
    """The drafter of the first document is given the new draft. Raises `DrafterGone`."""
    if document.drafter_id not in {person.id for person in context.directory.people}:
        raise DrafterGone
    draft = OutgoingDocument(
        id=context.new_id(relation, document.version),
        agency_id=document.agency_id,
        state=OutgoingState.DRAFTING,
        drafter_id=document.drafter_id,
        unit_id=document.unit_id,
        created_at=context.now,
        subject=document.subject,
        type_name=document.type_name if relation == REPLACES else "type-letter",
        signer_id=document.signer_id,
        urgency=document.urgency,
        deliveries=[_fresh(row) for row in document.deliveries],
        relation=relation,
        related_id=document.id,
    )
    context.add(draft)
    context.note(relation=relation, draft=draft.id.hex)


def _fresh(row: dict[str, Any]) -> dict[str, Any]:
    return {name: row[name] for name in _KEPT if name in row} | {"status": ""}
