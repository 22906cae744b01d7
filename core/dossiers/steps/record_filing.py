"""Ghi văn bản vào hồ sơ — once, however often it is asked for, and only for who keeps the dossier."""

from __future__ import annotations

from uuid import UUID

from core.card import Area, Ref
from core.dossiers.dossier import MOST_ITEMS, Dossier, DossierState, item
from core.dossiers.rules import DossierFull, DossierNotYours
from core.people.person import Role
from core.step import AlreadyRecorded, Context, Settles, step


@step(
    code="wrf",
    basis=("R-3.15", "R-8.3a-1"),
    roles={Role.SYSTEM},
    moves={DossierState.OPEN: DossierState.OPEN},
    settles=Settles.NONE,
)
def record_filing(dossier: Dossier, context: Context) -> None:
    person = UUID(hex=context.answers["person"])
    if dossier.keeper_id != person:
        raise DossierNotYours
    ref = Ref(Area(context.answers["area"]), UUID(hex=context.answers["document"]))
    if dossier.holds(ref):
        raise AlreadyRecorded
    if len(dossier.items) >= MOST_ITEMS:
        raise DossierFull(most=str(MOST_ITEMS))
    row = item(ref, context.directory.name(person), context.now)
    dossier.items = [*dossier.items, row]
    context.note(area=ref.area.value, document=ref.id.hex)
