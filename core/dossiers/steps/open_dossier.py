"""Lập hồ sơ — for a task: its incoming document is in from the start (R-8.3a-1, R-13.2)."""

from __future__ import annotations

from uuid import UUID

from core.calendar import local
from core.card import Area, Ref
from core.dossiers.dossier import Dossier, DossierState, dossier_id, item
from core.dossiers.questions import RETENTIONS, RIGHTS, Answers, Heading, Notation
from core.dossiers.rules import OPEN_IN, DossierExists
from core.effects.notify import Notify
from core.form import Choose, ChooseFromList
from core.people.person import Role
from core.step import Context, Settles, step
from core.tasks.rules import mine
from core.tasks.task import Task

LANGUAGE = "Tiếng Việt"


@step(
    code="whs",
    basis=("R-8.3a-1", "R-3.15"),
    roles={Role.SPECIALIST, Role.UNIT_HEAD},
    moves={state: state for state in OPEN_IN},
    form={
        "notation": Notation(),
        "title": Heading(),
        "retention": Choose(RETENTIONS),
        "rights": Choose(RIGHTS),
        "related": Answers(),
    },
    settles=Settles.NONE,
    when=mine,
)
def open_dossier(task: Task, context: Context) -> None:
    day = local(task.created_at).date()
    notation, by = context.answers["notation"], context.person.name
    new = Ref(Area.DOSSIER, dossier_id(task.agency_id, day.year, notation))
    if context.kept(new) is not None:
        raise DossierExists(notation=notation, year=str(day.year))
    refs = [Ref(Area.INCOMING, task.document_id), *_answers(task, context)]
    context.add(
        Dossier(
            id=new.id,
            agency_id=task.agency_id,
            state=DossierState.OPEN,
            keeper_id=context.person.id,
            origin_id=task.document_id,
            year=day.year,
            notation=notation,
            title=context.answers["title"],
            retention=context.answers["retention"],
            rights=context.answers["rights"],
            language=LANGUAGE,
            started_on=day,
            created_at=context.now,
            items=[item(ref, by, context.now) for ref in refs],
        )
    )
    context.concern(new, context.person.id)
    context.ask(Notify(context.person.id, Area.DOSSIER, new.id))
    context.note(dossier=new.id.hex, notation=notation)


def _answers(task: Task, context: Context) -> list[Ref]:
    """Văn bản liên quan — nothing but our answers to this very document."""
    chosen = [UUID(hex=one) for one in context.answers.get("related", [])]
    if not set(chosen) <= set(context.answers_to(task.document_id)):
        raise ChooseFromList
    return [Ref(Area.OUTGOING, one) for one in chosen]
