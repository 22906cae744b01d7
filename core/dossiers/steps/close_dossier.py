"""Kết thúc hồ sơ — when the work is done; from then on nothing goes in or out (R-13.5)."""

from __future__ import annotations

from core.calendar import local
from core.card import Style
from core.dossiers.dossier import Dossier, DossierState
from core.dossiers.rules import check_work_done, mine
from core.form import Words
from core.people.person import Role
from core.step import Context, step


@step(
    code="wkt",
    basis=("R-13.5", "R-3.15"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={DossierState.OPEN: DossierState.CLOSED},
    form={"note": Words(least=2, most=500, suggest=("dossier-no-note",))},
    style=Style.PRIMARY,
    when=mine,
)
def close_dossier(dossier: Dossier, context: Context) -> None:
    check_work_done(dossier, context.tasks_of)
    dossier.note = context.answers["note"]
    dossier.ended_on, dossier.returned = local(context.now).date(), ""
    context.note(documents=[row["id"] for row in dossier.items])
