"""Tiếp nhận vào lưu trữ — from now on it is an electronic archive record (R-3.10, R-14.3)."""

from __future__ import annotations

from core.card import Area, Style
from core.dossiers.dossier import Dossier, DossierState
from core.effects.notify import Notify
from core.form import Proof
from core.people.person import Role
from core.step import Context, step


@step(
    code="wtn",
    basis=("R-14.3", "R-3.10"),
    roles={Role.ARCHIVIST},
    moves={DossierState.SUBMITTED: DossierState.ARCHIVED},
    proof=Proof.CONFIRM,
    style=Style.SUCCESS,
)
def accept_deposit(dossier: Dossier, context: Context) -> None:
    dossier.archived_at = context.now
    context.ask(
        Notify(dossier.keeper_id, Area.DOSSIER, dossier.id, reason="reason-dossier-archived",
               names=context.person.name, bulk=True)
    )  # fmt: skip
