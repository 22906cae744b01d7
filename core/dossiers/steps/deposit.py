"""Nộp lưu — the finished dossier is offered to the archive, which may look at all of it (R-14.2)."""

from __future__ import annotations

from core.card import Style
from core.dossiers.dossier import Dossier, DossierState
from core.dossiers.rules import NoArchivist, mine
from core.form import Proof
from core.people.person import Role
from core.step import Context, step


@step(
    code="wnl",
    basis=("R-14.2", "R-3.10"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={DossierState.CLOSED: DossierState.SUBMITTED},
    proof=Proof.CONFIRM,
    style=Style.PRIMARY,
    when=mine,
)
def deposit(dossier: Dossier, context: Context) -> None:
    archivists = context.directory.having(Role.ARCHIVIST)
    if not archivists:
        raise NoArchivist
    for person in archivists:
        for ref in (context.ref, *dossier.refs()):
            context.concern(ref, person.id)
