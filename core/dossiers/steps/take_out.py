"""Rút văn bản khỏi hồ sơ — it stays where it is kept; only this dossier no longer names it."""

from __future__ import annotations

from uuid import UUID

from core.dossiers.dossier import Dossier, DossierState
from core.dossiers.questions import PickItem
from core.dossiers.rules import DossierNeedsOrigin, mine
from core.people.person import Role
from core.step import Context, step


@step(
    code="wrt",
    basis=("R-3.15", "R-8.3a-1"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={DossierState.OPEN: DossierState.OPEN},
    form={"document": PickItem()},
    when=mine,
)
def take_out(dossier: Dossier, context: Context) -> None:
    document = context.answers["document"]
    if UUID(hex=document) == dossier.origin_id:
        raise DossierNeedsOrigin
    dossier.items = [row for row in dossier.items if row["id"] != document]
    context.note(document=document)
