"""Đã xem gói tin — the clerk has seen a package that could not become a document (R-8.1b)."""

from __future__ import annotations

from core.incoming.parcel import Parcel, ParcelState
from core.people.person import Role
from core.step import Context, step


@step(
    code="npc",
    basis="R-8.1b",
    roles={Role.CLERK},
    moves={
        ParcelState.UNREADABLE: ParcelState.NOTED,
        ParcelState.DUPLICATE: ParcelState.NOTED,
        ParcelState.SECRET: ParcelState.NOTED,
        ParcelState.RECALL_UNKNOWN: ParcelState.NOTED,
    },
)
def note_parcel(parcel: Parcel, context: Context) -> None:
    context.note(was=parcel.state)
