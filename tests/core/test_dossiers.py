"""Hồ sơ công việc: begun from a task, one stored copy of each document, handed to the archive."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from core.card import Area, Ref
from core.dossiers.dossier import MOST_ITEMS, Dossier, DossierState, item
from core.dossiers.questions import Answers, NotADossierNotation, Notation, PickDossier
from core.dossiers.rules import (
    DossierExists,
    DossierFull,
    DossierHasOpenWork,
    DossierNeedsOrigin,
    DossierNotYours,
    NoArchivist,
)
from core.effects.file_document import FileDocument
from core.effects.notify import Notify
from core.form import ChooseFromList, Given, World
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Actor
from core.perform import perform
from core.step import AlreadyRecorded, NotNow, NotYourStep
from tests.core.office import Office
from tests.core.test_task_steps import a_directed
from tests.factories import (
    AGENCY,
    ARCHIVIST,
    CLERK,
    HEAD,
    HEAD_2,
    NOW,
    an_office,
)

HEADING = "Hồ sơ gieo cấy vụ Đông Xuân"


@pytest.fixture
def office(office: Office) -> Office:
    """With somebody in the archive."""
    directory = an_office()
    people = (*directory.people, ARCHIVIST)
    office.store.work.directories[AGENCY.id] = replace(directory, people=people)
    return office


def issued(**more: Any) -> OutgoingDocument:
    given = {"subject": "V/v trả lời", "reference": "45/SNN-TT"} | more
    return OutgoingDocument(uuid4(), AGENCY.id, OutgoingState.DISPATCHED, HEAD.id, NOW, **given)


async def a_dossier(
    office: Office, notation: str = "01.TT", **more: Any
) -> tuple[Dossier, Any, Any]:
    """One that the head of a unit has begun for his task; with the task and its document."""
    document, task, _ = await a_directed(office)
    await office.press(HEAD, "acc", task)
    await opened(office, task, notation, **more)
    return the_dossier(office, notation), office.now_is(task), document


async def opened(office: Office, task: Any, notation: str, **more: Any) -> None:
    answers = {"retention": "retention-10", "rights": "rights-limited", "title": HEADING} | more
    await office.press(HEAD, "whs", task, notation=notation, **answers)


def the_dossier(office: Office, notation: str) -> Dossier:
    kept = [one for one in office.store.work.entities.values() if one.area is Area.DOSSIER]
    (found,) = [one for one in kept if one.notation == notation]
    return office.now_is(found)


async def filed(office: Office) -> None:
    """What was asked for, happens."""
    for effect in office.asked(FileDocument):
        office.store.work.posted.remove(effect)
        press = await effect.run(office.ports)
        await perform(press, Actor.system(AGENCY.id), office.ports)


async def closed(office: Office) -> Dossier:
    dossier, task, _ = await a_dossier(office)
    await office.press(HEAD, "com", task, result="Đã xong, báo cáo tại văn bản 45.")
    await office.press(HEAD, "wkt", dossier, note="Không có ghi chú.")
    return office.now_is(dossier)


@pytest.mark.basis("R-8.3a-1", "R-3.15")
async def test_a_dossier_begun_for_a_task_holds_its_incoming_document(office: Office) -> None:
    dossier, _, document = await a_dossier(office)
    assert dossier.refs() == [Ref(Area.INCOMING, document.id)]
    assert (dossier.keeper_id, dossier.state, dossier.year) == (HEAD.id, DossierState.OPEN, 2026)
    (told,) = [one for one in office.asked(Notify) if one.area is Area.DOSSIER]
    assert told.person_id == HEAD.id
    card = await office.card(HEAD, dossier)
    said = str(card.lines)
    assert f"{AGENCY.code}.2026.01.TT" in said
    assert HEADING in said
    assert document.subject in said
    assert {"wrt", "wkt"} <= {button.step for button in card.buttons}


@pytest.mark.basis("R-8.3a-1")
async def test_our_answers_are_offered_and_nothing_else_is_taken(office: Office) -> None:
    document, task, _ = await a_directed(office)
    await office.press(HEAD, "acc", task)
    answer = office.has(issued(in_reply_to=document.id))
    stranger = office.has(issued())
    with pytest.raises(ChooseFromList):
        await opened(office, task, "01.TT", related=[stranger.id.hex])
    await opened(office, task, "01.TT", related=[answer.id.hex])
    held = the_dossier(office, "01.TT").refs()
    assert held == [Ref(Area.INCOMING, document.id), Ref(Area.OUTGOING, answer.id)]


@pytest.mark.basis("R-3.15")
async def test_one_document_lies_in_several_dossiers_and_is_kept_once(office: Office) -> None:
    first, task, document = await a_dossier(office)
    await opened(office, task, "02.TT")
    second = the_dossier(office, "02.TT")
    assert first.refs() == second.refs() == [Ref(Area.INCOMING, document.id)]
    kept = [one for one in office.store.work.entities.values() if one.area is Area.INCOMING]
    assert len(kept) == 1
    answer = office.has(issued())
    office.store.work.concern(Ref(Area.OUTGOING, answer.id), [HEAD.id])
    for dossier in (first, second):
        await office.press(HEAD, "wfo", answer, dossier=dossier.id.hex)
    await filed(office)
    assert office.now_is(first).holds(Ref(Area.OUTGOING, answer.id))
    assert office.now_is(second).holds(Ref(Area.OUTGOING, answer.id))


@pytest.mark.basis("R-3.15")
async def test_a_repeat_puts_nothing_in_twice_and_nobody_fills_anothers(office: Office) -> None:
    dossier, task, _ = await a_dossier(office)
    await office.press(HEAD, "wft", task, dossier=dossier.id.hex)
    with pytest.raises(AlreadyRecorded):
        await filed(office)
    own = FileDocument(dossier.id, Area.INCOMING, task.document_id, HEAD_2.id)
    press = await own.run(office.ports)
    assert press is not None
    assert press.step == "wrf"
    with pytest.raises(DossierNotYours):
        await perform(press, Actor.system(AGENCY.id), office.ports)


@pytest.mark.basis("R-8.3a-1")
async def test_the_document_of_the_task_cannot_be_taken_out_others_can(office: Office) -> None:
    dossier, _, document = await a_dossier(office)
    answer = office.has(issued())
    office.store.work.concern(Ref(Area.OUTGOING, answer.id), [HEAD.id])
    await office.press(HEAD, "wfo", answer, dossier=dossier.id.hex)
    await filed(office)
    with pytest.raises(DossierNeedsOrigin):
        await office.press(HEAD, "wrt", dossier, document=document.id.hex)
    await office.press(HEAD, "wrt", dossier, document=answer.id.hex)
    assert office.now_is(dossier).refs() == [Ref(Area.INCOMING, document.id)]
    assert office.now_is(answer).state == OutgoingState.DISPATCHED


async def test_a_dossier_has_room_for_what_three_digits_can_number(office: Office) -> None:
    dossier, task, _ = await a_dossier(office)
    full = office.now_is(dossier)
    full.items = [item(Ref(Area.OUTGOING, uuid4()), HEAD.name, NOW) for _ in range(MOST_ITEMS)]
    office.store.work.save(full)
    await office.press(HEAD, "wft", task, dossier=dossier.id.hex)
    with pytest.raises(DossierFull):
        await filed(office)


async def test_number_and_notation_are_one_dossier_of_the_year(office: Office) -> None:
    _, task, _ = await a_dossier(office)
    with pytest.raises(DossierExists):
        await opened(office, task, "01.TT")


@pytest.mark.basis("R-13.5")
async def test_a_dossier_closes_when_its_work_is_done_and_then_stands(office: Office) -> None:
    dossier, task, _ = await a_dossier(office)
    with pytest.raises(DossierHasOpenWork):
        await office.press(HEAD, "wkt", dossier, note="Không có ghi chú.")
    await office.press(HEAD, "com", task, result="Đã xong, báo cáo tại văn bản 45.")
    await office.press(HEAD, "wkt", dossier, note="Không có ghi chú.")
    now = office.now_is(dossier)
    assert (now.state, now.ended_on) == (DossierState.CLOSED, office.clock.now().date())
    await office.press(HEAD, "wft", task, dossier=dossier.id.hex)
    with pytest.raises(NotNow):
        await filed(office)


@pytest.mark.basis("R-3.10", "R-14.3")
async def test_only_what_the_archive_took_over_is_an_archive_record(office: Office) -> None:
    dossier = await closed(office)
    assert await office.card(ARCHIVIST, dossier) is None
    await office.press(HEAD, "wnl", dossier)
    assert office.waiting_for(dossier) == {ARCHIVIST.id}
    assert await office.card(ARCHIVIST, dossier) is not None
    for ref in dossier.refs():
        assert office.store.work.concerned(ref, ARCHIVIST.id)
    with pytest.raises(NotYourStep):
        await office.press(HEAD, "wtn", dossier)
    await office.press(ARCHIVIST, "wtn", dossier)
    now = office.now_is(dossier)
    assert now.state == DossierState.ARCHIVED
    assert "dossier-state-archived" in str((await office.card(HEAD, dossier)).lines)
    assert await office.buttons(HEAD, dossier) == set()
    assert await office.buttons(ARCHIVIST, dossier) == set()


@pytest.mark.basis("R-3.10", "R-14.3")
async def test_what_the_archive_sends_back_is_put_right_and_offered_again(office: Office) -> None:
    dossier = await closed(office)
    await office.press(HEAD, "wnl", dossier)
    await office.press(ARCHIVIST, "wtl", dossier, words="Thiếu văn bản trả lời UBND tỉnh.")
    assert office.waiting_for(dossier) == {HEAD.id}
    assert "Thiếu văn bản trả lời" in str((await office.card(HEAD, dossier)).lines)
    await office.press(HEAD, "wkt", dossier, note="Đã bổ sung.")
    await office.press(HEAD, "wnl", dossier)
    assert office.now_is(dossier).state == DossierState.SUBMITTED


async def test_without_an_archivist_nothing_is_handed_over(office: Office) -> None:
    dossier = await closed(office)
    office.store.work.directories[AGENCY.id] = an_office()
    with pytest.raises(NoArchivist):
        await office.press(HEAD, "wnl", dossier)


@pytest.mark.basis("R-5.1")
async def test_a_dossier_shows_each_viewer_only_documents_of_his(office: Office) -> None:
    dossier, _, document = await a_dossier(office)
    assert await office.card(HEAD_2, dossier) is None
    office.store.work.concern(Ref(Area.DOSSIER, dossier.id), [ARCHIVIST.id])
    said = str((await office.card(ARCHIVIST, dossier)).lines)
    assert document.subject not in said
    assert document.subject in str((await office.card(CLERK, dossier)).lines)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("1.tt", "01.TT"), (" 12 . TCCB-ĐT ", "12.TCCB-ĐT"), ("03.QĐ.VP", "03.QĐ.VP")],
)
def test_a_notation_is_read_as_people_type_it(typed: str, kept: str) -> None:
    assert Notation().read(Given(words=typed), None) == kept  # type: ignore[arg-type]


@pytest.mark.parametrize("typed", ["TT", "01", "01.", "01/TT", "x.TT", "01.TT.A.B", "01.'; DROP"])
def test_what_is_no_notation_is_told_how_one_looks(typed: str) -> None:
    with pytest.raises(NotADossierNotation):
        Notation().read(Given(words=typed), None)  # type: ignore[arg-type]


@pytest.mark.parametrize("forged", ["", "x" * 32, 7, None, ["a" * 32]])
def test_a_forged_choice_is_refused(forged: Any) -> None:
    with pytest.raises(ChooseFromList):
        PickDossier().recheck(forged, None)  # type: ignore[arg-type]


def test_where_there_is_no_answer_nothing_is_asked() -> None:
    world = World(None, None, None, None)  # type: ignore[arg-type]
    assert Answers().ready(world) == []
