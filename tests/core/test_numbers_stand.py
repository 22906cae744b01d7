"""Số đứng yên: no step, whatever it is told, changes a number once it was given (R-3.7, R-8.3)."""

from __future__ import annotations

import asyncio
import copy
import inspect
from datetime import date
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import catalogue
from core.card import Area
from core.errors import Refusal
from core.incoming.document import IncomingState
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Actor, Role
from core.perform import perform
from core.ports import Records, UnitOfWork
from core.step import Press
from tests.core.office import Office
from tests.factories import (
    AGENCY,
    CLERK,
    HEAD,
    LEADER,
    NOW,
    PEOPLE,
    PLANTS,
    SPECIALIST,
    acting,
    an_incoming_document,
)

NUMBERED = sorted(
    (step.code, state)
    for area in (Area.INCOMING, Area.OUTGOING)
    for step in catalogue.steps_of(area)
    for state in step.moves
)
NUMBERS = {
    Area.INCOMING: ("arrival_number", "registered_at"),
    Area.OUTGOING: ("number", "series", "reference", "issued_on"),
}
UNGIVEN = {IncomingState.ARRIVED, IncomingState.VERIFIED, IncomingState.DOUBTFUL}
BEFORE = (
    set(OutgoingState)
    - {OutgoingState.NUMBERED, OutgoingState.SEALED, OutgoingState.DISPATCHED}
    - {OutgoingState.DELIVERED, OutgoingState.RECALLED}
)
# What a system's own step is always told, whatever else it is told.
MACHINE = {
    "notice": {"by": "UBND tỉnh", "reason": "Nhầm.", "order": "12/UBND", "raw": "0" * 64},
    "reply": {"document_id": "0", "reference": "99/SNN-VP", "at": NOW.isoformat()},
    "times": 1,
    "purpose": "person",
    "by": LEADER.id.hex,
    "before": "",
    "refused": {"key": "refusal-no-station"},
    "receiver": "a",
    "sha256": "0" * 64,
    "findings": [],
    "name": "a.pdf",
    "verdict": "invalid",
    "latest": "0" * 64,
    "size": 1,
    "was": "valid",
    "seen": [],
}
NAMES = st.sampled_from(
    ["arrival_number", "number", "reference", "series", "issued_on", "words", "reason", "to"]
)
VALUES = (
    st.sampled_from([99, "99", "99/SNN-VP", HEAD.id.hex, "2026-11-27T17:00:00+07:00", "", None])
    | st.integers()
    | st.text(max_size=30)
)


def numbered(state: Any) -> Any:
    """A document that has its number, in a state that comes after it."""
    if isinstance(state, IncomingState):
        return an_incoming_document(
            state, arrival_number=7, registered_at=NOW, registered_by=CLERK.id
        )
    return OutgoingDocument(
        uuid4(), AGENCY.id, state, SPECIALIST.id, NOW, unit_id=PLANTS.id, signer_id=LEADER.id,
        number=7, series="all", reference="07/SNN-TT", issued_on=date(2026, 11, 23),
        document_uid="000.00.02.H56,2026/11/23,07/SNN-TT",
        deliveries=[{"code": "a", "name": "UBND tỉnh", "status": "sent"}],
    )  # fmt: skip


LATER = [(code, state) for code, state in NUMBERED if state not in UNGIVEN | BEFORE]


def who_may(code: str) -> list[Actor]:
    step = catalogue.steps()[code]
    people = [acting(one) for one in PEOPLE if one.roles & step.roles]
    return [*people, Actor.system(AGENCY.id)] if Role.SYSTEM in step.roles else people


@pytest.mark.basis("R-3.7")
@pytest.mark.basis("R-8.3")
@pytest.mark.parametrize(("code", "state"), LATER, ids=str)
def test_no_step_changes_a_number_whatever_it_is_told(code: str, state: Any) -> None:
    office = Office()
    document = office.has(numbered(state))
    for one in PEOPLE:
        office.with_second_factor(one)
    kept, step = office.store.work, catalogue.steps()[code]
    names = NUMBERS[document.area]
    own = st.sampled_from(sorted(step.form)) if step.form else NAMES

    @settings(max_examples=25, deadline=None, database=None)
    @given(st.dictionaries(own | NAMES, VALUES, max_size=6), st.sampled_from(who_may(code)))
    def attacked(answers: Any, actor: Actor) -> None:
        office.store.work = copy.deepcopy(kept)
        told = answers | MACHINE if Role.SYSTEM in step.roles else answers
        press = Press(code, document.id, document.version, told, "111111", asked=True)
        try:
            asyncio.run(perform(press, actor, office.ports))
        except Refusal:
            pass
        now = office.now_is(document)
        assert [getattr(now, name) for name in names] == [getattr(document, n) for n in names]

    attacked()


@pytest.mark.basis("R-3.7")
async def test_registering_again_gives_no_second_number(office: Office) -> None:
    document = office.has(an_incoming_document())
    await office.press(CLERK, "reg", document)
    with pytest.raises(Refusal):
        await office.press(CLERK, "reg", document)
    assert office.now_is(document).arrival_number == 1
    assert list(office.store.work.registers.values()) == [1]


@pytest.mark.basis("R-3.7")
def test_the_store_has_one_method_that_gives_numbers_and_none_that_sets_them() -> None:
    methods = {**dict(inspect.getmembers(Records)), **dict(inspect.getmembers(UnitOfWork))}
    naming = {name for name in methods if "number" in name.lower() or "register" in name.lower()}
    assert naming == {"last_number", "number", "register_lines", "register_tasks"}
    assert list(inspect.signature(UnitOfWork.number).parameters) == ["self", "register"]
