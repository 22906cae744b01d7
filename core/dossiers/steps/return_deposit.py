"""Trả lại hồ sơ nộp lưu — with what is missing; the keeper puts it right and closes it again."""

from __future__ import annotations

from core.card import Area, Style
from core.dossiers.dossier import Dossier, DossierState
from core.effects.notify import Notify
from core.form import Words
from core.people.person import Role
from core.step import Context, step


@step(
    code="wtl",
    basis=("R-14.3", "R-3.10"),
    roles={Role.ARCHIVIST},
    moves={DossierState.SUBMITTED: DossierState.OPEN},
    form={"words": Words(least=10, most=1000)},
    style=Style.DANGER,
)
def return_deposit(dossier: Dossier, context: Context) -> None:
    dossier.returned, dossier.ended_on = context.answers["words"], None
    context.note(words=dossier.returned)
    context.ask(
        Notify(dossier.keeper_id, Area.DOSSIER, dossier.id, reason="reason-dossier-returned",
               names=context.person.name)
    )  # fmt: skip
