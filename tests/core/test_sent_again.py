"""Gửi lại: one refused receiver gets the same document once more; both sendings are on record."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.effects.notify import Notify
from core.effects.send_package import SendPackage
from core.errors import Fault, Turn
from core.exchange.package import Organ, StatusNotice
from core.exchange.status import ExchangeStatus
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.parcel import Parcel
from core.outgoing.document import OutgoingState
from core.outgoing.gateway import NotAtTheGateway
from core.procedure import Procedure
from core.receive import receive
from core.receive.notices import take_status
from core.step import NotNow, NotYourStep
from tests.core.issuing import (
    TRADE,
    a_dispatched,
    a_sealed,
    an_issuing_office,
    run,
)
from tests.core.office import Office, an_arrival
from tests.core.test_receive import PACKAGE, Mailbox, documents
from tests.factories import AGENCY, CLERK, CLERK_2, LEADER, an_id

WHY = "C10: Thiếu phụ lục kèm theo."
AGAIN = {"receiver": "1", "note": "Đã trao đổi với văn thư"}


@pytest.fixture
def issuing() -> Office:
    return an_issuing_office()


async def hears(
    office: Office, document: Any, status: str, words: str = "", at: Any = None
) -> None:
    uid = office.now_is(document).document_uid
    notice = StatusNotice(
        Organ(TRADE.code), AGENCY.code, uid, "", ExchangeStatus(status),
        at or office.clock.now(), description=words, staff="Nguyễn Thị Yến",
    )  # fmt: skip
    raw = f"{status} {notice.at} {len(office.store.work.ticks)}".encode()
    await take_status(an_arrival(raw), notice, AGENCY.id, office.ports)


async def a_refused(office: Office, **more: Any) -> Any:
    document = await a_dispatched(office, **more)
    await hears(office, document, "02", WHY)
    office.clock.advance(minutes=5)
    return document


def row_of(office: Office, document: Any) -> dict[str, Any]:
    row: dict[str, Any] = office.now_is(document).deliveries[1]
    return row


@pytest.mark.basis("R-9.4a", "R-9.3")
async def test_who_refused_gets_the_same_document_again_and_nobody_else(issuing: Office) -> None:
    document = await a_refused(issuing, urgency=1)
    first = issuing.dms.sent[1]
    await issuing.press(CLERK, "rsd", document, **AGAIN)
    await run(issuing, SendPackage)
    second = issuing.dms.sent[2]
    assert len(issuing.dms.sent) == 3
    assert second == replace(first, sending=2)
    assert (second.document_uid, second.urgency) == (first.document_uid, 1)
    row = row_of(issuing, document)
    assert (row["status"], row["sha256"]) == ("sent", issuing.now_is(document).sealed["sha256"])
    assert issuing.waiting_for(document) >= {CLERK.id}, "an urgent one is still followed"


@pytest.mark.basis("R-9.4a")
async def test_the_trail_keeps_both_sendings_and_the_name_of_who_refused(issuing: Office) -> None:
    document = await a_dispatched(issuing)
    issuing.store.work.waits[document.id] = []
    await hears(issuing, document, "02", WHY)
    assert issuing.waiting_for(document) == {CLERK.id, CLERK_2.id}
    await issuing.press(CLERK, "rsd", document, **AGAIN)
    await run(issuing, SendPackage)
    await hears(issuing, document, "03")
    row = row_of(issuing, document)
    (before,) = row["sendings"]
    assert (before["words"], before["staff"], before["by"]) == (WHY, "Nguyễn Thị Yến", CLERK.name)
    assert (row["status"], row["words"]) == ("status-03", "")
    assert [one["status"] for one in row["history"]] == [
        "sending", "sent", "status-02", "sending", "sent", "status-03",
    ]  # fmt: skip
    card = await issuing.card(CLERK, document)
    assert card is not None
    assert "sending-refused" in {line.text.key for line in card.lines}
    assert "rsd" not in await issuing.buttons(CLERK, document)


async def test_the_old_refusal_told_once_more_says_nothing_of_the_new_sending(
    issuing: Office,
) -> None:
    document = await a_refused(issuing)
    told_at = issuing.clock.now().replace(minute=30)
    await issuing.press(CLERK, "rsd", document, **AGAIN)
    await run(issuing, SendPackage)
    await hears(issuing, document, "02", WHY, told_at)
    assert row_of(issuing, document)["status"] == "sent"
    await hears(issuing, document, "02", WHY)
    assert row_of(issuing, document)["status"] == "status-02"
    assert "rsd" in await issuing.buttons(CLERK, document)


@pytest.mark.basis("R-7.3a")
async def test_only_clerks_of_the_gateway_send_again_and_only_to_who_refused(
    issuing: Office,
) -> None:
    document = await a_dispatched(issuing)
    assert "rsd" not in await issuing.buttons(CLERK, document)
    await hears(issuing, document, "02", WHY)
    with pytest.raises(NotYourStep):
        await issuing.press(LEADER, "rsd", document, **AGAIN)
    issuing.store.work.procedures[AGENCY.id] = [Procedure(0, gateway=an_id("another unit"))]
    with pytest.raises(NotAtTheGateway):
        await issuing.press(CLERK, "rsd", document, **AGAIN)
    assert issuing.asked(SendPackage) == []


@pytest.mark.basis("R-9.4b")
async def test_what_was_taken_back_is_not_sent_again(issuing: Office) -> None:
    document = await a_refused(issuing)
    issuing.store.work.entities[document.id].state = OutgoingState.RECALLED
    with pytest.raises(NotNow):
        await issuing.press(CLERK, "rsd", document, **AGAIN)


async def test_who_was_finally_not_reached_can_be_sent_to_again(issuing: Office) -> None:
    class Closed:
        async def send(self, _package: object) -> None:
            raise Fault(Turn.NEVER, "no such mailbox")

    document = await a_sealed(issuing)
    await issuing.press(CLERK, "iss", document, papers=[])
    works, issuing.dms = issuing.dms, Closed()
    first, second = issuing.asked(SendPackage)
    issuing.store.work.posted.clear()
    with pytest.raises(Fault):
        await second.run(issuing.ports)
    issuing.dms = works
    await first.run(issuing.ports)
    assert row_of(issuing, document)["given_up"]
    told = [one for one in issuing.asked(Notify) if one.reason == "reason-given-up"]
    assert {one.person_id for one in told} == {CLERK.id, CLERK_2.id}
    await issuing.press(CLERK, "rsd", document, **AGAIN)
    await run(issuing, SendPackage)
    assert row_of(issuing, document)["status"] == "sent"
    assert not row_of(issuing, document).get("given_up")


async def arrives(office: Office, raw: bytes, package: Any = PACKAGE) -> None:
    office.dms = Mailbox(package)
    await receive(an_arrival(raw), office.ports)


async def a_returned(office: Office, reason: str = "reason-c10") -> Any:
    await arrives(office, b"first")
    (document,) = documents(office, IncomingDocument)
    document.state = IncomingState.VERIFIED
    await office.press(CLERK, "ret", document, reasons=[reason], words="Thiếu phụ lục số 2.")
    return document


@pytest.mark.basis("R-8.1b", "R-8.3")
async def test_after_the_refusal_the_same_document_is_a_new_arrival_that_says_so(
    office: Office,
) -> None:
    first = await a_returned(office)
    await arrives(office, b"sent again")
    assert documents(office, Parcel) == []
    _, second = documents(office, IncomingDocument)
    assert (second.document_uid, second.arrival) == (first.document_uid, 2)
    assert second.refused_before["document_id"] == first.id.hex
    assert (second.refused_before["by"], second.twins) == (CLERK.name, [])
    assert office.now_is(first).replaced_by_id == second.id
    card = await office.card(CLERK, second)
    assert card is not None
    assert "incoming-refused-before" in {line.text.key for line in card.lines}
    office.store.work.entities[second.id].state = IncomingState.VERIFIED
    await office.press(CLERK, "reg", second)
    assert office.now_is(second).arrival_number == 1


@pytest.mark.basis("R-8.3")
async def test_what_was_not_refused_and_comes_again_stays_a_duplicate(office: Office) -> None:
    await a_returned(office)
    await arrives(office, b"sent again")
    await arrives(office, b"sent again, by the axis")
    assert len(documents(office, IncomingDocument)) == 2
    (parcel,) = documents(office, Parcel)
    assert parcel.of_document_id == documents(office, IncomingDocument)[1].id


async def test_refused_twice_it_may_come_a_third_time(office: Office) -> None:
    await a_returned(office)
    for number in (2, 3):
        await arrives(office, f"sending {number}".encode())
        last = documents(office, IncomingDocument)[-1]
        last.state = IncomingState.VERIFIED
        await office.press(CLERK, "ret", last, reasons=["reason-c2"], words="Tệp vẫn bị sửa đổi.")
    assert [one.arrival for one in documents(office, IncomingDocument)] == [1, 2, 3]


@pytest.mark.basis("R-1.2")
async def test_what_was_refused_as_secret_does_not_come_in_a_second_time(office: Office) -> None:
    await a_returned(office, "reason-c12")
    await arrives(office, b"sent again")
    assert len(documents(office, IncomingDocument)) == 1
    assert len(documents(office, Parcel)) == 1
