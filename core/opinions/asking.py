"""Lấy ý kiến — several people are asked about one thing, each with a wait of their own (N14)."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from core.calendar import TIME_ZONE
from core.card import Ref
from core.effects.close_opinion import CloseOpinion
from core.effects.notify import Notify
from core.form import Day, Form, PickPeople, Words
from core.opinions.opinion import Opinion, OpinionState
from core.people.person import Role
from core.step import Context

QUESTIONS: Form = {
    "people": PickPeople(
        frozenset({Role.SPECIALIST, Role.UNIT_HEAD, Role.LEADER, Role.CLERK}), least=1
    ),
    "question": Words(least=5, most=1000),
    "due": Day(),
}


def ask_people(about: Any, title: str, context: Context) -> None:
    """Xin ý kiến — whoever is asked may see the thing itself from now on, and is shown it."""
    asked = [UUID(hex=one) for one in context.answers["people"]]
    due = context.day("due")
    for person_id in asked:
        opinion = Opinion(
            id=context.new_id("opinion", about.version, person_id.hex),
            agency_id=about.agency_id,
            state=OpinionState.ASKED,
            about_area=about.area,
            about_id=about.id,
            title=title,
            asker_id=context.person.id,
            person_id=person_id,
            question=context.answers["question"],
            created_at=context.now,
            due_at=due,
        )
        context.add(opinion)
        context.concern(Ref(about.area, about.id), person_id)
        context.concern(Ref(opinion.area, opinion.id), context.person.id)
        context.ask(
            Notify(person_id, about.area, about.id, reason="reason-opinion",
                   names=context.person.name),
            CloseOpinion(opinion.id, due),
        )  # fmt: skip
    context.note(
        people=[one.hex for one in asked],
        question=context.answers["question"],
        due=due.astimezone(TIME_ZONE).isoformat(),
    )
