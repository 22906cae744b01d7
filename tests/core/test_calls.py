"""Phiếu gọi: when every channel is silent a person is phoned, and one acknowledgement ends it (N5)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.calls.sheet import CallState, Outcome, sheet_id
from core.card import Area, Exposure, Ref
from core.effects.notify import CALL, Notify
from core.form import AnswerNeeded
from core.people.phone import masked, phone, readable
from core.ports import Address
from core.step import NoSuchDocument, NotYourStep
from core.upkeep import call_again
from tests.core.office import Office
from tests.core.test_task_steps import a_directed
from tests.core.test_upkeep import an_urgent
from tests.factories import (
    AGENCY,
    CLERK,
    CLERK_2,
    COLLEAGUE,
    DEPUTY,
    HEAD,
    LEADER,
    NOW,
    SPECIALIST,
)
from tests.fakes.channel import FakeChannel

NUMBERS = {HEAD.id: "0912345678", LEADER.id: "0987654321"}


def a_sheet(office: Office, about: Any) -> Any:
    return office.store.work.load(Ref(Area.CALL, sheet_id(about.id)))


def lines_of(card: Any) -> list[str]:
    return [line.text.key for line in card.lines]


def ringing(office: Office, entity: Any) -> set[Any]:
    return {w.person_id for w in office.store.work.waits_of(entity.id) if w.repeat_at}


def with_chats(office: Office) -> None:
    """Everybody has a living chat, so that only silence opens a sheet."""
    for person in office.store.work.directories[AGENCY.id].people:
        office.store.work.link(person.id, Address("fake", person.account), NOW)
    for whose, number in NUMBERS.items():
        office.store.work.put_phone(whose, number)


async def minutes(office: Office, count: int) -> None:
    for _ in range(count):
        office.clock.advance(minutes=1)
        await call_again(office.ports)


async def a_silent(office: Office) -> Any:
    """A task of the highest urgency that everybody has let ring: head, two leaders, two clerks."""
    with_chats(office)
    _, lead, _ = await a_directed(office, urgency=3)
    await minutes(office, 50)
    return lead


@pytest.mark.basis("R-6.2c")
async def test_when_nobody_is_left_to_climb_to_a_sheet_names_whom_to_phone_in_order(
    office: Office,
) -> None:
    lead = await a_silent(office)
    sheet = a_sheet(office, lead)
    called = [row["person"] for row in sheet.pending]
    assert called[0] == HEAD.id.hex
    assert set(called) == {p.id.hex for p in (HEAD, LEADER, DEPUTY, CLERK, CLERK_2)}
    assert office.waiting_for(sheet) == {CLERK.id, CLERK_2.id, LEADER.id, DEPUTY.id}
    told = [e for e in office.asked(Notify) if e.reason == CALL and e.document_id == sheet.id]
    assert sorted(e.person_id.hex for e in told) == sorted(
        {p.id.hex for p in (CLERK, CLERK_2, LEADER, DEPUTY)}
    )
    assert {e.urgency for e in told} == {3}


async def test_before_the_ladder_is_at_its_end_there_is_no_sheet(office: Office) -> None:
    with_chats(office)
    _, lead, _ = await a_directed(office, urgency=3)
    await minutes(office, 45)
    with pytest.raises(NoSuchDocument):
        a_sheet(office, lead)


async def test_it_is_opened_once_and_says_so_in_the_journal(office: Office) -> None:
    lead = await a_silent(office)
    before = a_sheet(office, lead).version
    await minutes(office, 60)
    assert a_sheet(office, lead).version == before
    opened = [e for e in office.store.work.journal if e.step == "call_sheet"]
    about = [e for e in opened if e.details["about"] == lead.id.hex]
    assert len(about) == 1
    climbs = [e for e in office.store.work.journal if e.step == "climb"]
    assert next(e.details["called"] for e in climbs if e.document_id == lead.id) == LEADER.name


@pytest.mark.basis("R-6.2c")
async def test_who_has_lost_every_channel_is_on_the_sheet_with_the_first_repeat(
    office: Office,
) -> None:
    with_chats(office)
    _, lead, _ = await a_directed(office, urgency=3)
    office.store.work.lost_chats.add(("fake", HEAD.account))
    await minutes(office, 5)
    sheet = a_sheet(office, lead)
    assert [(row["person"], row["why"]) for row in sheet.pending] == [(HEAD.id.hex, "no-channel")]
    assert office.waiting_for(sheet) == {CLERK.id, CLERK_2.id}
    card = await office.card(CLERK, sheet)
    assert card is not None
    assert lines_of(card)[1] == "call-next"
    assert dict(card.lines[1].text.params)["phone"] == "0912 345 678"


async def test_who_was_never_linked_is_on_it_when_the_call_climbs(office: Office) -> None:
    with_chats(office)
    office.store.work.unlink(HEAD.id, Address("fake", HEAD.account), NOW)
    _, lead, _ = await a_directed(office, urgency=3)
    await minutes(office, 9)
    with pytest.raises(NoSuchDocument):
        a_sheet(office, lead)
    await minutes(office, 1)
    assert [row["why"] for row in a_sheet(office, lead).pending] == ["no-channel"]


@pytest.mark.basis("R-10.3b")
async def test_who_answers_himself_is_reached_and_has_not_acknowledged(office: Office) -> None:
    lead = await a_silent(office)
    at = (office.clock.at - timedelta(minutes=2)).isoformat()
    await office.press(CLERK, "gdc", a_sheet(office, lead), answered="himself", at=at)
    sheet = a_sheet(office, lead)
    assert sheet.state == CallState.REACHED
    assert [row["outcome"] for row in sheet.rows][:2] == [Outcome.REACHED, Outcome.DROPPED]
    assert office.waiting_for(sheet) == set()
    wait = next(w for w in office.store.work.waits_of(lead.id) if w.person_id == HEAD.id)
    assert (wait.repeat_at, wait.acknowledged_at) == (None, None)
    assert wait.reached_at == office.clock.at
    assert LEADER.id in ringing(office, lead)
    entry = office.store.work.journal[-1]
    assert (entry.step, entry.person_id, entry.details["of"]) == ("gdc", CLERK.id, HEAD.id.hex)
    assert (entry.details["at"], entry.details["number"]) == (at, "•••••••678")
    card = await office.card(HEAD, lead)
    assert "line-reached" in lines_of(card)
    assert office.now_is(lead).state == "assigned"


async def test_a_call_that_was_queued_for_who_is_reached_is_not_made(office: Office) -> None:
    office.channels["fake"] = FakeChannel()
    lead = await a_silent(office)
    queued = [e for e in office.asked(Notify) if e.document_id == lead.id]
    latest = [e for e in queued if e.person_id == HEAD.id][-1]
    at = office.clock.at.isoformat()
    await office.press(CLERK, "gdc", a_sheet(office, lead), answered="himself", at=at)
    await latest.run(office.ports)
    assert office.channels["fake"].chats == {}


async def test_somebody_else_at_the_telephone_is_on_record_and_the_next_is_called(
    office: Office,
) -> None:
    lead = await a_silent(office)
    first, second = a_sheet(office, lead).pending[:2]
    await office.press(
        CLERK, "gdc", a_sheet(office, lead), answered="Bà Lan", at=office.clock.at.isoformat()
    )
    sheet = a_sheet(office, lead)
    assert (sheet.state, sheet.pending[0]["person"]) == (CallState.OPEN, second["person"])
    done = next(row for row in sheet.rows if row["person"] == first["person"])
    assert (done["outcome"], done["answered"], done["by"]) == ("relayed", "Bà Lan", CLERK.name)
    assert HEAD.id in ringing(office, lead)


async def test_no_answer_leads_to_the_next_and_after_the_last_to_everybody_once_more(
    office: Office,
) -> None:
    with_chats(office)
    _, lead, _ = await a_directed(office, urgency=3)
    office.store.work.lost_chats.add(("fake", HEAD.account))
    await minutes(office, 5)
    office.store.work.posted.clear()
    await office.press(CLERK, "kgd", a_sheet(office, lead))
    sheet = a_sheet(office, lead)
    assert (sheet.state, sheet.pending) == (CallState.OPEN, [])
    assert office.waiting_for(sheet) == {CLERK.id, CLERK_2.id, LEADER.id, DEPUTY.id}
    assert {e.person_id for e in office.asked(Notify)} == {LEADER.id, DEPUTY.id}
    assert await office.buttons(LEADER, sheet) == {"gll"}
    with pytest.raises(NotYourStep):
        await office.press(CLERK, "kgd", sheet)
    await office.press(LEADER, "gll", sheet)
    again = a_sheet(office, lead)
    assert [row["person"] for row in again.pending] == [HEAD.id.hex]
    assert (again.round, len(again.rows)) == (2, 2)
    assert {"gdc", "kgd"} <= await office.buttons(CLERK, again)


@pytest.mark.basis("R-6.2c")
async def test_p6_an_acknowledgement_ends_the_sheet_and_every_call_of_it(office: Office) -> None:
    office.channels["fake"] = FakeChannel()
    lead = await a_silent(office)
    sheet = a_sheet(office, lead)
    queued = [e for e in office.asked(Notify) if e.document_id == sheet.id]
    assert len(queued) == 4
    await office.press(HEAD, "acc", lead)
    sheet = a_sheet(office, lead)
    assert (sheet.state, sheet.pending, office.waiting_for(sheet)) == (CallState.ENDED, [], set())
    for effect in queued:
        await effect.run(office.ports)
    assert office.channels["fake"].chats == {}
    office.store.work.posted.clear()
    await minutes(office, 120)
    assert [e for e in office.asked(Notify) if e.document_id == sheet.id] == []
    with pytest.raises(NotYourStep):
        await office.press(CLERK, "kgd", sheet)


async def test_who_was_called_for_another_and_says_he_knows_ends_it_too(office: Office) -> None:
    lead = await a_silent(office)
    await office.press(DEPUTY, "hea", lead)
    assert a_sheet(office, lead).state == CallState.ENDED
    assert HEAD.id in ringing(office, lead)


async def test_a_sheet_that_has_ended_is_opened_anew_when_it_falls_silent_again(
    office: Office,
) -> None:
    with_chats(office)
    document = await an_urgent(office)
    await minutes(office, 40)
    assert a_sheet(office, document).state == CallState.OPEN
    await office.press(CLERK, "got", document)
    await office.press(CLERK, "reg", office.now_is(document))
    assert a_sheet(office, document).state == CallState.ENDED
    await minutes(office, 60)
    sheet = a_sheet(office, document)
    assert (sheet.state, sheet.round) == (CallState.OPEN, 2)
    assert {row["person"] for row in sheet.pending} >= {LEADER.id.hex, DEPUTY.id.hex}


async def test_the_sheet_is_for_clerks_leaders_and_who_is_named_only(office: Office) -> None:
    lead = await a_silent(office)
    sheet = a_sheet(office, lead)
    assert await office.card(COLLEAGUE, sheet) is None
    with pytest.raises(NoSuchDocument):
        await office.press(SPECIALIST, "kgd", sheet)


@pytest.mark.basis("R-10.3b")
async def test_no_word_of_the_abstract_and_one_number_alone_is_on_the_card(office: Office) -> None:
    lead = await a_silent(office)
    card = await office.ports.cards.card(Ref(Area.CALL, sheet_id(lead.id)), CLERK.id, Exposure.BODY)
    said = "\n".join(office.ports.texts.plain(line.text) for line in card.lines)
    assert office.now_is(lead).subject not in said
    assert "0912 345 678" in said
    assert ("0987654321" in said, "•••••••321" in said) == (False, True)


async def test_an_answer_needs_a_name(office: Office) -> None:
    lead = await a_silent(office)
    with pytest.raises(AnswerNeeded):
        await office.press(
            CLERK, "gdc", a_sheet(office, lead), answered=" ", at=office.clock.at.isoformat()
        )


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("0912345678", "0912345678"),
        ("+84 912.345.678", "0912345678"),
        ("84912345678", "0912345678"),
        ("(0237) 3852-246", "02373852246"),
        ("12345", ""),
        ("0912 345 67x", ""),
        ("9" * 500, ""),
    ],
)
def test_a_number_is_kept_as_digits(written: str, kept: str) -> None:
    assert phone(written) == kept


def test_a_number_is_shown_in_groups_or_masked() -> None:
    assert readable("0912345678") == "0912 345 678"
    assert masked("0912345678") == "•••••••678"
    assert (readable(""), masked("")) == ("", "")
