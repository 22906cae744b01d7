"""Trình bày thẻ: who sees what, and how much of it a channel may carry."""

from __future__ import annotations

from dataclasses import replace
from uuid import uuid4

import pytest

from core import catalogue
from core.attendance.check import CheckState, HalfDayCheck
from core.card import Card, Exposure, Ref
from core.incoming.document import IncomingState
from core.people.directory import Directory
from core.show import Show
from core.text import Text
from tests.core.office import Office
from tests.core.test_outgoing_steps import a_checked
from tests.core.test_task_steps import a_directed
from tests.factories import (
    AGENCY,
    CLERK,
    COLLEAGUE,
    HEAD,
    LEADER,
    NOW,
    SPECIALIST,
    a_person,
    an_incoming_document,
)
from tests.fakes.store import FakeStore


@pytest.mark.basis("R-5.1")
async def test_clerks_and_leaders_see_all_of_their_agency_others_what_concerns_them(
    office: Office,
) -> None:
    document, lead, other = await a_directed(office)
    assert [await office.card(p, document) is not None for p in (CLERK, LEADER, HEAD)] == [True] * 3
    assert await office.card(SPECIALIST, document) is None
    assert await office.card(HEAD, lead) is not None
    assert await office.card(HEAD, other) is None


@pytest.mark.basis("R-5.1")
async def test_nobody_of_another_agency_sees_anything(office: Office) -> None:
    foreign = replace(AGENCY, id=uuid4(), code="000.00.03.H56")
    spy = replace(a_person("spy", "Người Khác", "Văn thư", *CLERK.roles), agency_id=foreign.id)
    office.store = FakeStore(
        Directory(foreign, (), (spy,)), *office.store.work.directories.values()
    )
    document = office.has(an_incoming_document())
    assert await office.card(spy, document) is None
    office.store.work.concern(Ref(document.area, document.id), [spy.id])
    assert await office.card(spy, document) is None
    assert not catalogue.may_see(office.store.work, Ref(document.area, document.id), document, spy)


async def test_who_has_left_sees_nothing_any_more(office: Office) -> None:
    _, lead, _ = await a_directed(office)
    full = office.store.work.directories[AGENCY.id]
    people = tuple(person for person in full.people if person != HEAD)
    office.store.work.directories[AGENCY.id] = replace(full, people=people)
    assert await office.card(HEAD, lead) is None


async def test_a_half_day_check_is_for_its_own_person_only(office: Office) -> None:
    check = office.has(
        HalfDayCheck(uuid4(), AGENCY.id, HEAD.id, NOW.date(), "am", CheckState.OPEN, NOW)
    )
    assert await office.card(HEAD, check) is not None
    assert await office.card(LEADER, check) is None


async def cut(office: Office, entity: object, trust: Exposure) -> Card:
    ref = Ref(entity.area, entity.id)  # type: ignore[attr-defined]
    card = await Show(office.store, office.clock).card(ref, CLERK.id, trust)
    assert card is not None
    return card


async def test_a_channel_gets_no_more_than_it_is_trusted_with(office: Office) -> None:
    file = {"sha256": "0" * 64, "name": "ke hoach mat.pdf", "size": 9}
    document = office.has(
        an_incoming_document(
            IncomingState.VERIFIED,
            files=[file],
            oddities=[Text.of("oddity-damaged", name="x").wire()],
        )
    )
    number = await cut(office, document, Exposure.NUMBER)
    assert document.subject not in repr(number)
    assert "ke hoach mat" not in repr(number)
    abstract = await cut(office, document, Exposure.ABSTRACT)
    assert document.subject in repr(abstract)
    assert (abstract.files, abstract.picture) == ((), None)
    body = await cut(office, document, Exposure.BODY)
    assert body.files[0].name == "ke hoach mat.pdf"


async def test_a_refusals_own_words_need_more_trust_than_its_codes(office: Office) -> None:
    document = office.has(an_incoming_document())
    await office.press(
        CLERK, "ret", document, reasons=["reason-c2"], words="Nội dung bị sửa ở trang 2."
    )
    assert "trang 2" not in repr(await cut(office, document, Exposure.NUMBER))
    assert "trang 2" in repr(await cut(office, document, Exposure.ABSTRACT))


async def test_the_draft_under_review_shows_its_picture_only_where_bodies_may_go(
    office: Office,
) -> None:
    draft = await a_checked(office)
    assert (await cut(office, draft, Exposure.BODY)).picture is not None
    assert (await cut(office, draft, Exposure.ABSTRACT)).picture is None


async def test_no_card_offers_a_step_of_the_system(office: Office) -> None:
    document, lead, _ = await a_directed(office)
    shown = await office.buttons(LEADER, document) | await office.buttons(HEAD, lead)
    assert not shown & {"ver", "beg", "fin"}


async def test_a_thing_that_does_not_exist_has_no_card(office: Office) -> None:
    assert await office.card(COLLEAGUE, an_incoming_document()) is None
