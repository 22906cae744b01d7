"""Gói trạng thái đến lại — killed before the exchange was told: the same notice comes once more."""

from __future__ import annotations

import pytest

from core.effects.refresh import Refresh
from core.receive import receive
from tests.core.office import Office, an_arrival
from tests.core.test_receive import Mailbox
from tests.core.test_receive_again import a_dispatched, a_notice


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
