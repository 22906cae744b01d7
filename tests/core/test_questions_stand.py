"""What is reported while somebody is being asked voids no question that does not depend on it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.effects.send_package import SendPackage
from core.effects.watch_replies import WatchReplies
from core.exchange.package import Replied
from core.form import Given
from core.interview import Asked, Interview, reply, start
from core.perform import Done
from core.step import Press, Stale
from tests.core.issuing import a_dispatched, a_sealed, an_issuing_office, run
from tests.core.office import Office
from tests.core.test_dispatch_steps import hears, statuses
from tests.core.test_recall import arrives
from tests.core.test_receive import PACKAGE
from tests.core.test_replies import a_sent
from tests.core.test_replies import run as runs
from tests.factories import AGENCY, CLERK, CLERK_2, acting

PROVINCE = "000.00.01.H56"


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


async def asks(office: Office, document: Any, code: str, *said: Given) -> Interview:
    """The clerk has begun to answer; what is still to be asked is left open."""
    press = Press(code, document.id, office.now_is(document).version)
    asked = await start(press, acting(CLERK), office.ports)
    for given in said:
        assert isinstance(asked, Asked)
        asked = await reply(asked.interview, given, acting(CLERK), office.ports)
    assert isinstance(asked, Asked)
    return asked.interview


async def ends(office: Office, interview: Interview, *said: Given) -> None:
    outcome: Asked | Done | None = None
    for given in said:
        outcome = await reply(interview, given, acting(CLERK), office.ports)
        interview = outcome.interview if isinstance(outcome, Asked) else interview
    assert isinstance(outcome, Done)


FIRST, BY_PHONE, NOW = Given(options=("0",)), Given(words="Gọi điện"), Given(words="08:00")


@pytest.mark.basis("R-9.4a", "R-10.3b")
@pytest.mark.parametrize("status", ["01", "03", "04", "05", "06"])
async def test_how_far_a_receiver_is_voids_no_question(office: Office, status: str) -> None:
    document = await a_dispatched(office)
    interview = await asks(office, document, "cfd", FIRST)
    await hears(office, document, PROVINCE, status)
    assert f"status-{status}" in str(office.now_is(document).deliveries)
    await ends(office, interview, BY_PHONE, NOW)


@pytest.mark.basis("R-9.4a")
async def test_neither_does_a_package_that_has_gone(office: Office) -> None:
    document = await a_sealed(office)
    await office.press(CLERK, "iss", document, papers=[])
    interview = await asks(office, document, "cfd", FIRST)
    await run(office, SendPackage)
    assert "sent" in statuses(office, document)
    await ends(office, interview, BY_PHONE, NOW)


async def test_neither_is_a_question_answered_that_a_colleague_has_overtaken(
    office: Office,
) -> None:
    document = await a_dispatched(office)
    interview = await asks(office, document, "cfd", FIRST)
    at = office.clock.now().isoformat()
    await office.press(CLERK_2, "cfd", document, receiver="1", manner="Gọi điện", at=at)
    with pytest.raises(Stale):
        await ends(office, interview, BY_PHONE)


@pytest.mark.basis("R-9.5c")
async def test_that_answers_are_overdue_voids_no_reminder_that_is_being_recorded() -> None:
    office = Office()
    document = await a_sent(office)
    (watch,) = office.asked(WatchReplies)
    interview = await asks(office, document, "chs", FIRST)
    office.clock.advance(days=8)
    await runs(office, watch)
    await ends(office, interview, BY_PHONE)


@pytest.mark.basis("R-9.5c")
async def test_who_is_reminding_a_receiver_that_has_answered_meanwhile_is_told_so() -> None:
    """The chosen receiver is offered no longer: no answer could help, so the question ends."""
    office = Office()
    document = await a_sent(office)
    interview = await asks(office, document, "chs", FIRST)
    uid = office.now_is(document).document_uid
    asked = Replied(AGENCY.code, "245/SNN-VP", uid)
    await arrives(office, replace(PACKAGE, replies_to=(asked,)), b"answer")
    with pytest.raises(Stale):
        await ends(office, interview, BY_PHONE)
