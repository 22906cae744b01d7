"""Tiếp nhận, chỗ khó: nameless packages, two takers at once, and what receivers say of ours."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.effects.refresh import Refresh
from core.effects.report_status import ReportStatus
from core.exchange.package import Organ, StatusNotice
from core.exchange.status import ExchangeStatus
from core.incoming.document import IncomingDocument
from core.incoming.parcel import Parcel
from core.receive import receive
from tests.core.office import Office, an_arrival
from tests.core.test_outgoing_steps import a_checked
from tests.core.test_receive import PACKAGE, Mailbox, documents
from tests.factories import AGENCY, CLERK, LEADER, NOW


async def test_two_packages_without_an_identifier_are_two_documents(office: Office) -> None:
    for raw in (b"first", b"second", b"second"):
        office.dms = Mailbox(replace(PACKAGE, document_uid=""))
        await receive(an_arrival(raw), office.ports)
        assert office.dms.settled == [True]
    assert len(documents(office, IncomingDocument)) == 2
    assert documents(office, Parcel) == []


async def test_two_takers_at_once_make_one_document_and_tell_the_sender_once(
    office: Office,
) -> None:
    office.dms = Mailbox()
    await receive(an_arrival(b"raw"), office.ports)
    work = type(office.store.work)
    known, work.known = work.known, lambda *_: None  # type: ignore[method-assign,assignment]
    try:  # as the second one saw it, before the first had committed
        await receive(an_arrival(b"raw"), office.ports)
    finally:
        work.known = known  # type: ignore[method-assign]
    assert len(documents(office, IncomingDocument)) == 1
    assert len(office.asked(ReportStatus)) == 1
    assert office.dms.settled == [True, True]


@pytest.mark.parametrize(("wire", "kept"), [(-5, 0), (0, 0), (3, 3), (4, 3), (99, 3)])
async def test_an_urgency_beyond_the_four_levels_is_read_as_the_nearest(
    office: Office, wire: int, kept: int
) -> None:
    office.dms = Mailbox(replace(PACKAGE, urgency=wire))
    await receive(an_arrival(b"raw"), office.ports)
    (document,) = documents(office, IncomingDocument)
    assert document.urgency == kept


async def a_dispatched(office: Office, **facts: Any) -> Any:
    draft = await a_checked(office, **facts)
    await office.press(LEADER, "apv", draft, proof="111111")
    await office.press(CLERK, "dsp", draft, reference="245/SNN", manner="Trục liên thông")
    office.store.work.posted.clear()
    return office.now_is(draft)


def a_notice(uid: str, code: str, name: str) -> StatusNotice:
    return StatusNotice(
        Organ(code, name), AGENCY.code, uid, "245/SNN", ExchangeStatus.REFUSED, NOW,
        description="C2: tệp bị sửa", staff="Nguyễn Văn B",
    )  # fmt: skip


@pytest.mark.basis("R-9.4a", "R-5.4")
async def test_a_receivers_word_moves_its_own_line_and_every_copy_of_the_board(
    office: Office,
) -> None:
    sent = await a_dispatched(office)
    office.dms = Mailbox(a_notice(sent.document_uid, "000.00.01.H56", "UBND tỉnh"))
    await receive(an_arrival(b"raw"), office.ports)
    assert [row["status"] for row in office.now_is(sent).deliveries] == ["status-02", "sent"]
    assert [effect.document_id for effect in office.asked(Refresh)] == [sent.id]
    details = office.store.work.journal[-1].details
    assert (details["words"], details["staff"]) == ("C2: tệp bị sửa", "Nguyễn Văn B")


@pytest.mark.parametrize(("code", "name"), [("", ""), ("", "Sở khác"), ("000.00.09.H56", "")])
async def test_a_notice_of_nobody_in_particular_moves_no_line(
    office: Office, code: str, name: str
) -> None:
    sent = await a_dispatched(office)
    office.dms = Mailbox(a_notice(sent.document_uid, code, name))
    await receive(an_arrival(b"raw"), office.ports)
    assert [row["status"] for row in office.now_is(sent).deliveries] == ["sent", "sent"]
