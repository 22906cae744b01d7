"""Gói trạng thái đến lại — killed before the exchange was told: the same notice comes once more."""

from __future__ import annotations

from typing import Any

import pytest

from core.effects.refresh import Refresh
from core.form import Given
from core.interview import Asked, reply, start
from core.perform import Done
from core.receive import receive
from core.step import Press, Stale
from tests.core.office import Office, an_arrival
from tests.core.test_receive import Mailbox
from tests.core.test_receive_again import a_dispatched, a_notice
from tests.factories import CLERK, CLERK_2, acting


@pytest.mark.basis("R-9.4a")
async def test_the_same_notice_fetched_again_is_one_line_of_the_journal(office: Office) -> None:
    sent = await a_dispatched(office)
    office.dms = Mailbox(a_notice(sent.document_uid, "000.00.01.H56", "UBND tỉnh"))
    arrival = an_arrival(b"raw")
    for _ in range(2):
        await receive(arrival, office.ports)
    assert [entry.step for entry in office.store.work.journal].count("status") == 1
    assert office.now_is(sent).version == sent.version + 1
    assert len(office.asked(Refresh)) == 1
    assert office.dms.settled == [True, True]


@pytest.mark.basis("R-9.4a")
async def test_another_message_with_the_same_words_is_another_notice(office: Office) -> None:
    sent = await a_dispatched(office)
    office.dms = Mailbox(a_notice(sent.document_uid, "000.00.01.H56", "UBND tỉnh"))
    for _ in range(2):
        await receive(an_arrival(b"raw"), office.ports)
    assert [entry.step for entry in office.store.work.journal].count("status") == 2


async def a_question(office: Office, sent: Any) -> Asked:
    """The clerk is about to confirm a delivery, and has chosen the receiver."""
    press = Press("cfd", sent.id, office.now_is(sent).version)
    asked = await start(press, acting(CLERK), office.ports)
    assert isinstance(asked, Asked)
    first = Given(options=(asked.options[0].value,))
    again = await reply(asked.interview, first, acting(CLERK), office.ports)
    assert isinstance(again, Asked)
    return again


@pytest.mark.basis("R-9.4a", "R-10.3b")
async def test_a_notice_in_between_voids_no_question(office: Office) -> None:
    sent = await a_dispatched(office, urgency="urgency-3")
    asked = await a_question(office, sent)
    office.dms = Mailbox(a_notice(sent.document_uid, "000.00.01.H56", "UBND tỉnh"))
    await receive(an_arrival(b"raw"), office.ports)
    said = Given(words="Gọi điện cho văn thư")
    asked = await reply(asked.interview, said, acting(CLERK), office.ports)
    assert isinstance(asked, Asked)
    done = await reply(asked.interview, Given(words="08:20"), acting(CLERK), office.ports)
    assert isinstance(done, Done)


async def test_a_decision_in_between_does(office: Office) -> None:
    sent = await a_dispatched(office, urgency="urgency-3")
    asked = await a_question(office, sent)
    at = office.clock.now().isoformat()
    await office.press(CLERK_2, "cfd", sent, receiver="0", manner="Gọi điện", at=at)
    with pytest.raises(Stale):
        await reply(asked.interview, Given(words="Gọi điện"), acting(CLERK), office.ports)
