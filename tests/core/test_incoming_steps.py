"""Văn bản đến: from the checks to the end of the handling, rule by rule."""

from __future__ import annotations

import pytest

from core.effects.notify import Notify
from core.effects.report_status import ReportStatus
from core.exchange.status import ExchangeStatus
from core.form import AnswerNeeded, ChooseFromList
from core.form.written import AnswerTooShort
from core.incoming.document import IncomingState, LegalValue
from core.people.person import Actor
from core.signing.report import Result
from core.step import NotNow, NotYourStep, Stale
from tests.core.office import Office
from tests.factories import (
    AGENCY,
    CLERK,
    CLERK_2,
    DEPUTY,
    HEAD,
    HEAD_2,
    LEADER,
    SPECIALIST,
    an_incoming_document,
)

SYSTEM = Actor.system(AGENCY.id)
DUE = "2026-11-27T17:00:00+07:00"


def findings(result: str = Result.PASS) -> list[dict[str, object]]:
    text = {"key": "finding-addressed", "params": {}}
    rows = [{"check": f"C{n}", "result": "pass", "text": text} for n in range(1, 13)]
    return [row | {"result": result} if row["check"] == "C2" else row for row in rows]


def orders(**more: object) -> dict[str, object]:
    return {
        "lead": HEAD.id.hex,
        "coordinators": [HEAD_2.id.hex],
        "directive": "Chủ trì, báo cáo trước 17h.",
        "due": DUE,
        "coordinator_due": {HEAD_2.id.hex: DUE},
    } | more


@pytest.mark.basis("R-8.1a")
async def test_the_clerk_cannot_register_before_the_checks_have_run(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.ARRIVED))
    assert "reg" not in await office.buttons(CLERK, document)
    with pytest.raises(NotNow):
        await office.press(CLERK, "reg", document)


@pytest.mark.basis("R-4.1")
async def test_a_document_whose_checks_all_pass_is_worth_as_much_as_paper(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.ARRIVED))
    await office.press(SYSTEM, "ver", document, findings=findings())
    now = office.now_is(document)
    assert (now.state, now.legal_value) == (IncomingState.VERIFIED, LegalValue.EQUALS_PAPER)


@pytest.mark.basis("R-4.2")
@pytest.mark.parametrize("result", [Result.FAIL, Result.UNKNOWN])
async def test_a_doubtful_document_is_only_for_reference(office: Office, result: str) -> None:
    document = office.has(an_incoming_document(IncomingState.ARRIVED))
    await office.press(SYSTEM, "ver", document, findings=findings(result))
    now = office.now_is(document)
    assert (now.state, now.legal_value) == (IncomingState.DOUBTFUL, LegalValue.FOR_REFERENCE)


async def test_after_the_checks_it_is_the_clerks_turn_and_they_are_told(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.ARRIVED))
    await office.press(SYSTEM, "ver", document, findings=findings())
    assert office.waiting_for(document) == {CLERK.id, CLERK_2.id}
    assert {e.person_id for e in office.asked(Notify)} == {CLERK.id, CLERK_2.id}


@pytest.mark.basis("R-8.3")
async def test_registering_takes_the_next_number_and_passes_to_the_leaders(office: Office) -> None:
    first, second = office.has(an_incoming_document()), office.has(an_incoming_document())
    await office.press(CLERK, "reg", first)
    await office.press(CLERK_2, "reg", second)
    assert [office.now_is(one).arrival_number for one in (first, second)] == [1, 2]
    assert office.waiting_for(first) == {LEADER.id, DEPUTY.id}
    assert [e.status for e in office.asked(ReportStatus)] == [ExchangeStatus.ACCEPTED] * 2


async def test_two_clerks_at_once_make_one_decision(office: Office) -> None:
    document = office.has(an_incoming_document())
    await office.press(CLERK, "reg", document)
    with pytest.raises((Stale, NotNow)):
        await office.press(CLERK_2, "reg", document)
    assert office.store.work.registers[next(iter(office.store.work.registers))] == 1


@pytest.mark.basis("R-5.4", "R-8.1b")
async def test_refusing_wants_reasons_and_sends_them_back(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.DOUBTFUL))
    words = "Tệp đã bị thay đổi sau khi ký."
    with pytest.raises(AnswerNeeded):
        await office.press(CLERK, "ret", document, words=words)
    with pytest.raises(AnswerTooShort):
        await office.press(CLERK, "ret", document, reasons=["reason-c2"], words="ngắn")
    await office.press(CLERK, "ret", document, reasons=["reason-c2"], words=words)
    (notice,) = office.asked(ReportStatus)
    assert notice.status is ExchangeStatus.REFUSED
    assert notice.description == f"C2: {words}"
    assert notice.staff == CLERK.name


@pytest.mark.basis("R-8.4a", "R-8.4b")
async def test_the_leader_names_one_lead_and_each_gets_an_own_deadline(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7))
    await office.press(LEADER, "dir", document, **orders())
    tasks = office.store.work.tasks_of(document.id)
    assert {(t.assignee_id, t.lead) for t in tasks} == {(HEAD.id, True), (HEAD_2.id, False)}
    assert {e.person_id for e in office.asked(Notify)} == {HEAD.id, HEAD_2.id}
    assert office.asked(ReportStatus)[-1].status is ExchangeStatus.ASSIGNED


@pytest.mark.basis("R-8.4b")
@pytest.mark.parametrize(
    "wrong",
    [
        {"lead": [HEAD.id.hex, HEAD_2.id.hex]},
        {"lead": CLERK.id.hex},
        {"coordinators": [HEAD.id.hex], "coordinator_due": {HEAD.id.hex: DUE}},
    ],
)
async def test_two_leads_or_a_lead_of_the_wrong_kind_are_refused(
    office: Office, wrong: dict[str, object]
) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED))
    with pytest.raises(ChooseFromList):
        await office.press(LEADER, "dir", document, **orders(**wrong))


async def test_a_coordinator_without_a_deadline_is_refused(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED))
    with pytest.raises(AnswerNeeded):
        await office.press(LEADER, "dir", document, **orders(coordinator_due={}))


@pytest.mark.basis("R-5.1")
async def test_a_specialist_sees_neither_the_document_nor_its_buttons(office: Office) -> None:
    document = office.has(an_incoming_document())
    assert await office.card(SPECIALIST, document) is None
    with pytest.raises(NotYourStep):
        await office.press(SPECIALIST, "reg", document)


@pytest.mark.basis("R-6.2c")
async def test_an_urgent_document_can_be_acknowledged_and_goes_silent(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.ARRIVED, urgency=3))
    await office.press(SYSTEM, "ver", document, findings=findings())
    assert all(w.repeat_at for w in office.store.work.waits_of(document.id))
    await office.press(CLERK, "got", document)
    waits = office.store.work.waits_of(document.id)
    assert len(waits) == 2
    assert not any(w.repeat_at or w.climb_at for w in waits)


async def test_every_decision_leaves_a_line_in_the_journal_with_its_basis(office: Office) -> None:
    document = office.has(an_incoming_document())
    await office.press(CLERK, "reg", document)
    (entry,) = office.store.work.journal
    assert (entry.step, entry.basis) == ("reg", "R-8.3 R-8.1a")
    assert (entry.before, entry.after) == ("verified", "registered")
    assert entry.person_id == CLERK.id


@pytest.mark.basis("R-6.2b")
async def test_a_document_of_legal_value_goes_on_without_its_paper(office: Office) -> None:
    document = office.has(an_incoming_document(legal_value=LegalValue.EQUALS_PAPER))
    await office.press(CLERK, "reg", document)
    assert office.now_is(document).state == IncomingState.REGISTERED
    assert LEADER.id in office.waiting_for(document)
    assert not any("paper" in state for state in IncomingState)
