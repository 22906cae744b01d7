"""Câu trả lời thù địch: whatever a channel sends, the answer is a refusal or a sound decision."""

from __future__ import annotations

import asyncio
import contextlib
import copy
from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from core import catalogue
from core.errors import Refusal
from core.form import AnswerNeeded, ChooseFromList, Given, PdfNeeded, PickPerson, StateSecret, World
from core.form.written import AnswerTooShort, NoSuchMoment, NoUnicodeText
from core.incoming.document import IncomingState
from core.interview import Asked, Interview, reply, start
from core.outgoing.document import OutgoingState
from core.people.directory import Directory
from core.people.secrets import WrongCode, code_digest, six_digits
from core.perform import perform
from core.step import NoSuchDocument, NotNow, NotYourStep, Press
from tests.calendars import YEAR_2026
from tests.core.office import Office
from tests.core.test_incoming_steps import DUE, orders
from tests.core.test_outgoing_steps import FILE, a_checked, a_draft
from tests.core.test_task_steps import a_directed
from tests.factories import (
    AGENCY,
    CLERK,
    COLLEAGUE,
    HEAD,
    HEAD_2,
    LEADER,
    NOW,
    PLANTS,
    SPECIALIST,
    acting,
    an_incoming_document,
    an_office,
)

WORDS = st.sampled_from([DUE, HEAD.id.hex, "reason-c2", "secrecy-none", "0", "\ud800", "\x00", ""])
PLAIN = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | WORDS
JSON = st.recursive(
    PLAIN,
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(WORDS | st.text(), inner, max_size=3)
    ),
    max_leaves=6,
)
HARD = settings(max_examples=40, deadline=None, database=None)


async def a_thing_for(office: Office, code: str) -> tuple[Any, Any]:
    """Somebody who may do the step, and what it is done to."""
    match code:
        case "dir":
            return LEADER, office.has(an_incoming_document(IncomingState.REGISTERED))
        case "ret":
            return CLERK, office.has(an_incoming_document())
        case "rnw" | "sub":
            return SPECIALIST, await a_draft(office)
        case "bck":
            return LEADER, await a_checked(office)
        case "dsp" | "cfd":
            draft = await a_checked(office)
            await office.press(LEADER, "apv", draft, proof="111111")
            if code == "cfd":
                await office.press(CLERK, "dsp", draft, reference="245/SNN", manner="Trục")
            return CLERK, draft
        case "rfx":
            _, lead, _ = await a_directed(office)
            await office.press(HEAD, "acc", lead)
            await office.press(HEAD, "ext", lead, to=DUE, reason="Cần thêm số liệu.")
            return LEADER, lead
        case _:
            _, lead, _ = await a_directed(office)
            if code != "fwd":
                await office.press(HEAD, "acc", lead)
            return HEAD, lead


ASKING = sorted(step.code for step in catalogue.steps().values() if step.form and not step.begins)


@pytest.mark.parametrize("code", ASKING)
def test_every_hostile_answer_is_refused_or_decided_and_never_a_bug(code: str) -> None:
    office = Office()
    person, thing = asyncio.run(a_thing_for(office, code))
    kept = office.store.work
    names = list(catalogue.steps()[code].form)

    @HARD
    @given(st.dictionaries(st.sampled_from(names), JSON) | JSON)
    def attacked(answers: Any) -> None:
        office.store.work = copy.deepcopy(kept)
        version = office.now_is(thing).version
        press = Press(code, thing.id, version, answers)
        try:
            asyncio.run(perform(press, acting(person), office.ports))
        except Refusal:
            assert office.now_is(thing).version == version

    attacked()


@pytest.mark.parametrize("code", ASKING)
def test_every_hostile_interview_is_refused_or_asked_on_and_never_a_bug(code: str) -> None:
    office = Office()
    person, thing = asyncio.run(a_thing_for(office, code))
    kept = office.store.work
    version = office.now_is(thing).version
    names = list(catalogue.steps()[code].form)
    sound = {"step": code, "document_id": thing.id.hex, "version": version, "chosen": []}
    answers = st.dictionaries(st.sampled_from(names), JSON)
    interviews = st.fixed_dictionaries(
        {"answers": answers | JSON, "pending": JSON},
        optional={"chosen": JSON, "step": JSON, "document_id": JSON, "version": JSON},
    )
    replies = st.builds(Given, st.text(max_size=9), st.lists(WORDS, max_size=2).map(tuple))

    @HARD
    @given(interviews, replies)
    def attacked(said: dict[str, Any], given_: Given) -> None:
        office.store.work = copy.deepcopy(kept)
        interview = Interview.from_json(sound | said)
        with contextlib.suppress(Refusal):
            asyncio.run(reply(interview, given_, acting(person), office.ports))

    attacked()


@pytest.mark.basis("R-5.4")
@pytest.mark.parametrize("words", [" " * 20, "\u200b" * 20, "\u00a0" * 20])
async def test_twenty_blanks_are_no_reason(office: Office, words: str) -> None:
    document = office.has(an_incoming_document())
    with pytest.raises((AnswerNeeded, AnswerTooShort)):
        await office.press(CLERK, "ret", document, reasons=["reason-c2"], words=words)


@pytest.mark.basis("R-5.4")
async def test_a_refusal_without_a_reason_is_impossible(office: Office) -> None:
    document = office.has(an_incoming_document())
    with pytest.raises(AnswerNeeded):
        await office.press(CLERK, "ret", document, reasons=[], words="Tệp đã bị thay đổi.")
    with pytest.raises(ChooseFromList):
        await office.press(CLERK, "ret", document, reasons=["reason-c2"] * 9, words="Tệp bị sửa.")


@pytest.mark.parametrize(
    "words", ["có \ud83d nửa ký tự", "đảo \u202e chiều", "bảng mã\x01 cũ", "rơ\u0300i rạc"]
)
async def test_words_that_cannot_be_stored_as_they_look_are_refused(
    office: Office, words: str
) -> None:
    document = office.has(an_incoming_document())
    with pytest.raises(NoUnicodeText):
        await office.press(CLERK, "ret", document, reasons=["reason-c2"], words=words)


@pytest.mark.parametrize(
    "day",
    [None, 7, [DUE], "2026-11-27", "2026-11-27T17:00:00", "9999-12-31T23:59:59-23:59", "mai", ""],
)
async def test_a_deadline_that_is_no_instant_is_refused(office: Office, day: Any) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED))
    with pytest.raises(Refusal):
        await office.press(LEADER, "dir", document, **orders(due=day))


async def test_a_deadline_of_another_century_is_refused_when_pressed_too(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED))
    with pytest.raises(Refusal):
        await office.press(LEADER, "dir", document, **orders(due="2126-11-27T17:00:00+07:00"))


@pytest.mark.parametrize("given_", [None, [], "x", 3, {HEAD_2.id.hex: None}])
async def test_deadlines_of_the_coordinators_are_a_mapping_or_refused(
    office: Office, given_: Any
) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED))
    with pytest.raises(Refusal):
        await office.press(LEADER, "dir", document, **orders(coordinator_due=given_))


@pytest.mark.parametrize(
    "file",
    [
        None,
        "du thao.pdf",
        {},
        FILE | {"more": "x" * 1000},
        FILE | {"size": "12"},
        FILE | {"size": -1},
        FILE | {"size": float("inf")},
        FILE | {"sha256": "../../etc/passwd"},
        FILE | {"name": "a\u202efdp.exe.pdf"},
        FILE | {"name": "x" * 300 + ".pdf"},
        FILE | {"name": 7},
    ],
)
async def test_a_file_that_is_no_file_is_refused(office: Office, file: Any) -> None:
    press = Press("dft", uuid4(), 0, {"secrecy": "secrecy-none", "file": file})
    with pytest.raises(PdfNeeded):
        await perform(press, acting(SPECIALIST), office.ports)


async def test_a_confirmation_is_of_today_with_an_offset(office: Office) -> None:
    person, draft = await a_thing_for(office, "cfd")
    for at in ("1970-01-01T00:00:00+00:00", "2026-11-23T08:00:00", "2026-11-23", 5, None):
        with pytest.raises(NoSuchMoment):
            await office.press(person, "cfd", draft, receiver="0", manner="Gọi điện", at=at)


@pytest.mark.parametrize(
    "code", ["", "12345", "1234567", "١٢٣٤٥٦", "12345a", " 12345", None, 123456]
)
def test_only_six_ascii_digits_are_a_code(code: Any) -> None:
    assert not six_digits(code)


async def test_a_code_of_other_digits_is_a_wrong_code_and_is_counted(office: Office) -> None:
    draft = await a_checked(office)
    with pytest.raises(WrongCode):
        await office.press(LEADER, "apv", draft, proof="١٢٣٤٥٦")
    factor = office.store.work.second_factor(LEADER.id)
    assert factor is not None
    assert factor.failures == 1


def test_a_link_code_of_half_characters_has_a_digest_like_any_other() -> None:
    assert len(code_digest("\ud800")) == 64


@pytest.mark.basis("R-1.2")
async def test_saying_that_it_is_secret_ends_it_before_the_file_is_asked_for(
    office: Office,
) -> None:
    asked = await start(Press("dft", uuid4(), 0), acting(SPECIALIST), office.ports)
    assert isinstance(asked, Asked)
    with pytest.raises(StateSecret):
        await reply(
            asked.interview, Given(options=("secrecy-some",)), acting(SPECIALIST), office.ports
        )


async def test_who_may_not_begin_a_draft_is_told_before_any_question(office: Office) -> None:
    with pytest.raises(NotYourStep):
        await start(Press("dft", uuid4(), 0), acting(CLERK), office.ports)


@pytest.mark.parametrize("code", ["cfd", "ret", "dir"])
async def test_version_nought_opens_no_step_that_begins_nothing(office: Office, code: str) -> None:
    with pytest.raises(NoSuchDocument):
        await start(Press(code, uuid4(), 0), acting(CLERK), office.ports)


async def test_an_interview_of_another_release_is_refused_not_broken(office: Office) -> None:
    for kept in ({}, {"step": 5}, {"step": "gone", "document_id": "x", "version": None}):
        with pytest.raises(NoSuchDocument):
            await reply(Interview.from_json(kept), Given(), acting(CLERK), office.ports)


async def test_a_draft_that_has_begun_cannot_be_begun_again_over_its_versions(
    office: Office,
) -> None:
    draft = await a_draft(office)
    assert "dft" not in await office.buttons(SPECIALIST, draft)
    with pytest.raises(NotNow):
        await office.press(SPECIALIST, "dft", draft, secrecy="secrecy-none", file=FILE)
    assert office.now_is(draft).state == OutgoingState.DRAFTING


@pytest.mark.basis("R-5.1")
async def test_nobody_lets_himself_into_a_task_by_pressing_a_step_on_it(office: Office) -> None:
    _, lead, _ = await a_directed(office, urgency=3)
    assert await office.card(COLLEAGUE, lead) is None
    with pytest.raises(NoSuchDocument):
        await office.press(COLLEAGUE, "hea", lead)
    assert await office.card(COLLEAGUE, lead) is None


async def test_a_typed_name_that_two_people_bear_chooses_neither() -> None:
    twin = replace(COLLEAGUE, id=uuid4(), account="em2")
    directory = Directory(AGENCY, (PLANTS,), (*an_office().people, twin))
    world = World(directory, YEAR_2026, NOW, HEAD)
    question = PickPerson(COLLEAGUE.roles)
    with pytest.raises(ChooseFromList):
        question.read(Given(words=directory.label(twin)), world)
    assert question.read(Given(options=(twin.id.hex,)), world) == twin.id.hex


async def test_a_stranger_of_another_agency_meets_a_refusal(office: Office) -> None:
    document = office.has(an_incoming_document(agency_id=uuid4()))
    with pytest.raises(NoSuchDocument):
        await office.press(CLERK, "reg", document)
