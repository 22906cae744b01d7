"""Why did I get this: the reason, the rules, the next time, the end (N17)."""

from __future__ import annotations

import pytest

from core import catalogue
from core.access.entering import enter
from core.attendance.check import CheckState, HalfDayCheck
from core.card import Area, Ref
from core.step import NoSuchDocument
from core.upkeep import call_again
from core.why import Why, basis, why
from tests.core.office import Office
from tests.core.test_task_steps import a_directed
from tests.factories import (
    AGENCY,
    CLERK,
    COLLEAGUE,
    HEAD,
    LEADER,
    NOW,
    SPECIALIST,
    acting,
    an_id,
    an_incoming_document,
)
from tests.texts import TEXTS


def asked(office: Office, entity: object, person: object) -> Why:
    ref = Ref(entity.area, entity.id)  # type: ignore[attr-defined]
    return why(office.store.work, ref, person.id, office.clock.now())  # type: ignore[attr-defined]


def keys(rows: tuple[object, ...]) -> list[str]:
    return [row.key for row in rows]  # type: ignore[attr-defined]


@pytest.mark.basis("R-6.2c", "R-10.3b")
async def test_an_urgent_task_says_when_it_rings_again_whom_next_and_what_stops_it(
    office: Office,
) -> None:
    _, lead, _ = await a_directed(office, urgency=3)
    said = asked(office, lead, HEAD)
    assert keys(said.reasons) == ["why-turn"]
    assert {"R-6.2c", "R-10.3b", "R-12.4"} <= set(said.rules)
    assert keys(said.next) == [
        "why-repeat",
        "why-climb",
        "why-due",
        "why-digest",
        "why-pace-running",
    ]
    assert LEADER.name in repr(said.next[1])
    assert catalogue.steps()["acc"].label in said.ends
    await office.press(HEAD, "acc", lead)
    after = asked(office, lead, HEAD)
    assert "why-repeat" not in keys(after.next)


@pytest.mark.basis("R-10.3b")
async def test_who_was_called_because_another_is_silent_is_told_so(office: Office) -> None:
    _, lead, _ = await a_directed(office, urgency=3)
    office.clock.advance(minutes=10)
    await call_again(office.ports)
    said = asked(office, lead, LEADER)
    assert keys(said.reasons) == ["why-climbed"]
    assert HEAD.name in repr(said.reasons)


@pytest.mark.basis("R-12.4")
async def test_an_ordinary_task_says_its_deadline_and_a_finished_one_nothing_more(
    office: Office,
) -> None:
    _, lead, _ = await a_directed(office)
    said = asked(office, lead, HEAD)
    assert keys(said.next)[-2:] == ["why-due", "why-digest"]
    assert "R-12.4" in said.rules
    await office.press(HEAD, "acc", lead)
    await office.press(HEAD, "com", lead, result="Đã xong, đã báo cáo.")
    over = asked(office, lead, HEAD)
    assert over.next == ()
    assert "why-turn" not in keys(over.reasons)


async def test_nobody_learns_of_what_he_may_not_see(office: Office) -> None:
    document = office.has(an_incoming_document())
    for person in (SPECIALIST, COLLEAGUE):
        with pytest.raises(NoSuchDocument):
            asked(office, document, person)
    assert asked(office, document, CLERK).rules


@pytest.mark.basis("R-20.1b", "R-20.5")
async def test_a_digest_and_a_notice_name_their_own_rules(office: Office) -> None:
    check = HalfDayCheck(an_id("kiem"), AGENCY.id, CLERK.id, NOW.date(), "am", CheckState.OPEN, NOW)
    office.has(check)
    assert asked(office, check, CLERK).rules == ("R-20.1b",)
    assert keys(asked(office, check, CLERK).reasons) == ["why-check"]
    at = enter(office.store.work, acting(CLERK), "s", "Firefox", NOW)
    access = office.store.work.load(Ref(Area.ACCESS, at))
    assert asked(office, access, CLERK).rules == ("R-20.5",)


def test_every_rule_of_every_step_is_said_in_vietnamese() -> None:
    for step in catalogue.steps().values():
        for rule in step.basis:
            assert "Điều" in TEXTS.plain(basis(rule)), rule
