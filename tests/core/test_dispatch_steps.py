"""Phát hành: nothing goes out that lacks something, and everything that goes out is followed."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from core.effects.follow import Follow
from core.effects.notify import Notify
from core.effects.send_package import SendPackage
from core.errors import Fault, Turn
from core.exchange.package import Organ, StatusNotice
from core.exchange.status import ExchangeStatus
from core.outgoing.comparing import compare_all
from core.outgoing.document import OutgoingState
from core.outgoing.gateway import NotAtTheGateway
from core.outgoing.reminding import remind
from core.outgoing.required import ITEMS, NotReadyToDispatch, missing
from core.perform import perform
from core.ports import Ports
from core.procedure import Procedure
from core.receive.notices import take_status
from core.step import NotNow, NotYourStep, Press
from tests.core.issuing import (
    PROVINCE,
    SEALED,
    SYSTEM,
    TRADE,
    a_directory,
    a_dispatched,
    a_row,
    a_sealed,
    a_signed,
    an_issuing_office,
    run,
)
from tests.core.office import Office, an_arrival
from tests.factories import AGENCY, CLERK, CLERK_2, LEADER, SPECIALIST


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


async def hears(office: Office, document: Any, code: str, status: str, words: str = "") -> None:
    uid = office.now_is(document).document_uid
    notice = StatusNotice(
        Organ(code), AGENCY.code, uid, "", ExchangeStatus(status), office.clock.now(),
        description=words,
    )  # fmt: skip
    await take_status(an_arrival(b"status"), notice, AGENCY.id, office.ports)
    for effect in office.asked(Follow):
        office.store.work.posted.remove(effect)
        press = await effect.run(office.ports)
        assert press is not None
        await perform(press, SYSTEM, office.ports)


def statuses(office: Office, document: Any) -> list[str]:
    return [row["status"] for row in office.now_is(document).deliveries]


@pytest.mark.basis("R-9.1", "R-9.3")
async def test_each_receiver_gets_the_sealed_file_with_its_number(office: Office) -> None:
    document = await a_dispatched(office)
    now = office.now_is(document)
    assert now.state == OutgoingState.DISPATCHED
    assert statuses(office, document) == ["sent", "sent"]
    assert {row["sha256"] for row in now.deliveries} == {now.sealed["sha256"]}
    first, second = office.dms.sent
    assert [first.receivers[0].code, second.receivers[0].code] == [PROVINCE.code, TRADE.code]
    assert first.attachments[0].content == SEALED
    assert first.attachments[0].name == "01-SNNMT-TT.pdf"
    assert (first.reference, first.document_uid) == (now.reference, now.document_uid)
    assert (first.signer_name, first.signer_position) == (LEADER.name, "Giám đốc")
    assert len(first.to_places) == 2


async def test_a_package_sent_twice_is_the_same_package(office: Office) -> None:
    document = await a_sealed(office)
    await office.press(CLERK, "iss", document, papers=[])
    effect = office.asked(SendPackage)[0]
    await effect.run(office.ports)
    await effect.run(office.ports)
    assert len(office.dms.sent) == 1


REMOVED: dict[str, dict[str, Any]] = {
    "document-uid": {"document_uid": ""},
    "reference": {"number": None},
    "issued-on": {"issued_on": None},
    "type": {"type_name": ""},
    "subject": {"subject": " "},
    "files": {"appendices": [{"sha256": "", "name": "phu luc.pdf", "size": 3}]},
    "signer": {"signer_id": uuid4()},
    "urgency": {"urgency": 9},
    "receivers": {"deliveries": []},
    "due": {"needs_reply": True},
    "history": {"checked_at": None},
    "agency-codes": {"deliveries": [a_row(PROVINCE) | {"code": ""}]},
    "approval": {"approved_by": None},
    "form-check": {"form_checked_at": None},
    "person-signature": {"signed_at": None},
    "agency-signature": {"sealed_at": None},
}


@pytest.mark.basis("R-6.3", "R-9.1", "R-9.2a")
@pytest.mark.parametrize("item", REMOVED)
async def test_what_is_missing_is_named_and_nothing_goes_out(office: Office, item: str) -> None:
    document = await a_sealed(office)
    for name, value in REMOVED[item].items():
        setattr(office.store.work.entities[document.id], name, value)
    with pytest.raises(NotReadyToDispatch) as refused:
        await office.press(CLERK, "iss", document, papers=[])
    said = refused.value.params["missing"]
    assert f"item-{item}" in {text.key for text in said}  # type: ignore[union-attr]
    assert office.now_is(document).state == OutgoingState.SEALED
    assert office.asked(SendPackage) == []


@pytest.mark.basis("R-6.3")
async def test_all_sixteen_items_of_the_law_are_asked_for(office: Office) -> None:
    document = office.now_is(await a_sealed(office))
    document.dispatched_at = office.clock.now()
    directory = a_directory()
    assert len(ITEMS) == 16
    assert list(missing(document, directory)) == []
    nameless = replace(directory, agency=replace(AGENCY, name="", place=""))
    assert {"item-sender", "item-other"} <= {t.key for t in missing(document, nameless)}
    document.dispatched_at, document.state = None, OutgoingState.DRAFTING
    assert {"item-sent-at", "item-state"} <= {t.key for t in missing(document, directory)}


@pytest.mark.basis("R-7.3a")
async def test_only_clerks_of_the_gateway_send(office: Office) -> None:
    document = await a_sealed(office)
    with pytest.raises(NotYourStep):
        await office.press(LEADER, "iss", document, papers=[])
    office.store.work.procedures[AGENCY.id] = [Procedure(1, gateway=UUID(int=5))]
    with pytest.raises(NotAtTheGateway):
        await office.press(CLERK, "iss", document, papers=[])


@pytest.mark.basis("R-9.2c")
async def test_an_agency_may_keep_the_electronic_copy_alone(office: Office) -> None:
    office.store.work.procedures[AGENCY.id] = [Procedure(1, paper_copy=False)]
    document = await a_dispatched(office)
    assert office.now_is(document).paper_done_at is not None
    assert "ppr" not in await office.buttons(CLERK, document)


class BrokenDms:
    async def send(self, _package: object) -> None:
        raise Fault(Turn.AGAIN, "the exchange is away")


@pytest.mark.basis("R-9.4a", "R-3.2")
async def test_what_could_not_be_sent_says_so_and_is_tried_again(office: Office) -> None:
    document = await a_sealed(office)
    await office.press(CLERK, "iss", document, papers=[])
    works, office.dms = office.dms, BrokenDms()
    effect = office.asked(SendPackage)[0]
    for _ in range(2):
        with pytest.raises(Fault):
            await effect.run(office.ports)
    assert statuses(office, document) == ["unsent", "sending"]
    office.dms = works
    await run(office, SendPackage)
    assert statuses(office, document) == ["sent", "sent"]


@pytest.mark.basis("R-9.4a", "R-9.5a", "R-3.2")
async def test_the_board_follows_each_receiver_and_never_goes_back(office: Office) -> None:
    document = await a_dispatched(office)
    await hears(office, document, PROVINCE.code, "03")
    await hears(office, document, PROVINCE.code, "01")
    await hears(office, document, "000.00.55.H56", "06")
    await hears(office, document, TRADE.code, "02", "C2: Văn bản đã bị thay đổi")
    await hears(office, document, TRADE.code, "01")
    assert statuses(office, document) == ["status-03", "status-02"]
    row = office.now_is(document).deliveries[1]
    assert row["words"] == "C2: Văn bản đã bị thay đổi"
    assert [one["status"] for one in row["history"]] == [
        "sending", "sent", "status-02", "status-01",
    ]  # fmt: skip
    card = await office.card(CLERK, document)
    assert card is not None
    keys = [line.text.key for line in card.lines]
    assert "receiver-has-it" in keys
    assert "receiver-failed" in keys
    assert "reason-receiver-refused" in {e.reason for e in office.asked(Notify)}


@pytest.mark.basis("R-9.2c", "R-7.2")
async def test_without_the_paper_nothing_is_finished(office: Office) -> None:
    document = await a_dispatched(office)
    for code in (PROVINCE.code, TRADE.code):
        uid = office.now_is(document).document_uid
        notice = StatusNotice(
            Organ(code), AGENCY.code, uid, "", ExchangeStatus.ACCEPTED, office.clock.now()
        )
        await take_status(an_arrival(b"status"), notice, AGENCY.id, office.ports)
    assert office.now_is(document).state == OutgoingState.DISPATCHED
    with pytest.raises(NotNow):
        await perform(Press("dlv", document.id, None), SYSTEM, office.ports)
    assert office.waiting_for(document) == {CLERK.id, CLERK_2.id}
    await office.press(CLERK, "ppr", document)
    assert office.now_is(document).state == OutgoingState.DELIVERED
    assert office.waiting_for(document) == set()
    assert office.store.work.journal[-1].details["kept"] == 1


@pytest.mark.basis("R-9.4a")
async def test_the_last_receiver_ends_the_delivery_by_itself(office: Office) -> None:
    document = await a_dispatched(office)
    await office.press(CLERK, "ppr", document)
    await hears(office, document, PROVINCE.code, "03")
    assert office.now_is(document).state == OutgoingState.DISPATCHED
    await hears(office, document, TRADE.code, "04")
    assert office.now_is(document).state == OutgoingState.DELIVERED
    await hears(office, document, TRADE.code, "06")
    assert statuses(office, document) == ["status-03", "status-06"]


@pytest.mark.basis("R-10.3b")
async def test_an_urgent_one_also_needs_the_senders_confirmation(office: Office) -> None:
    document = await a_dispatched(office, urgency=3)
    await office.press(CLERK, "ppr", document)
    for code in (PROVINCE.code, TRADE.code):
        await hears(office, document, code, "03")
    assert office.now_is(document).state == OutgoingState.DISPATCHED
    at = office.clock.now().isoformat()
    for index in ("0", "1"):
        await office.press(
            CLERK, "cfd", document, receiver=index, manner="Gọi điện cho văn thư", at=at
        )
    assert office.now_is(document).state == OutgoingState.DELIVERED


def reasons(office: Office) -> list[tuple[str, Any]]:
    kept = [e for e in office.asked(Notify) if e.reason.startswith(("reason-issue", "reason-not"))]
    office.store.work.posted.clear()
    return [(e.reason, e.person_id) for e in kept]


@pytest.mark.basis("R-6.2a")
async def test_the_clerks_are_reminded_and_the_leader_hears_when_it_is_late(
    office: Office,
) -> None:
    await a_signed(office)  # Monday 08:30; 24/11 is a holiday: until Wednesday 12:00
    office.store.work.posted.clear()
    clerks = [CLERK.id, CLERK_2.id]
    plan = [
        (timedelta(hours=1), []),
        (timedelta(hours=6), [("reason-issue-today", who) for who in clerks]),
        (timedelta(hours=1), []),
        (timedelta(hours=39), [("reason-issue-minutes", who) for who in clerks]),
        (timedelta(hours=1), []),
    ]
    for rest, wanted in plan:
        office.clock.at += rest
        await remind(office.ports)
        await remind(office.ports)
        assert reasons(office) == wanted
    office.clock.at += timedelta(hours=5)
    assert await remind(office.ports) == 1
    told = reasons(office)
    assert {reason for reason, _ in told} == {"reason-issue-late"}
    assert {LEADER.id, CLERK.id} <= {who for _, who in told}
    assert await remind(office.ports) == 0


@pytest.mark.basis("R-9.4a")
async def test_what_has_not_arrived_in_time_is_said_once(office: Office) -> None:
    document = await a_dispatched(office)
    await hears(office, document, TRADE.code, "01")
    office.store.work.posted.clear()
    office.clock.advance(minutes=59)
    assert await remind(office.ports) == 0
    office.clock.advance(minutes=2)
    assert await remind(office.ports) == 1
    told = office.asked(Notify)
    assert {e.names for e in told} == {"UBND tỉnh (60 phút)"}
    assert await remind(office.ports) == 0


@pytest.mark.basis("R-9.3")
async def test_every_night_what_was_sent_is_compared_with_what_is_kept(office: Office) -> None:
    good, bad = await a_dispatched(office), await a_dispatched(office)
    assert await compare_all(office.ports) == 0
    office.store.work.entities[bad.id].deliveries[0]["sha256"] = "0" * 64
    office.store.work.posted.clear()
    assert await compare_all(office.ports) == 1
    assert {e.document_id for e in office.asked(Notify)} == {bad.id}
    assert good.id != bad.id


@pytest.mark.basis("R-9.3")
async def test_a_kept_file_that_is_lost_is_noticed(office: Office) -> None:
    document = await a_dispatched(office)
    lost = office.now_is(document).sealed["sha256"]

    class Lossy:
        async def get(self, sha256: str) -> bytes:
            if sha256 == lost:
                raise Fault(Turn.NEVER, "gone")
            return b""

    ports: Ports = replace(office.ports, files=Lossy())  # type: ignore[arg-type]
    assert await compare_all(ports) == 1


async def test_people_cannot_press_what_the_system_records(office: Office) -> None:
    document = await a_dispatched(office)
    for code in ("rsg", "snt", "dlv"):
        with pytest.raises(NotYourStep):
            await office.press(CLERK, code, document)
    assert SPECIALIST.id not in office.waiting_for(document)


A_CITIZEN = {"name": "ông Nguyễn Văn A", "kind": "person", "code": "", "copies": 2, "status": ""}


@pytest.mark.basis("R-7.2đ", "R-9.4a")
async def test_paper_that_is_printed_is_not_yet_sent(office: Office) -> None:
    document = await a_dispatched(office, deliveries=[A_CITIZEN])
    await office.press(CLERK, "ppr", document)
    assert office.now_is(document).state == OutgoingState.DISPATCHED
    assert office.waiting_for(document) == {CLERK.id, CLERK_2.id}
    at = office.clock.now().isoformat()
    await office.press(CLERK, "cfd", document, receiver="0", manner="Gửi bưu điện", at=at)
    now = office.now_is(document)
    assert now.state == OutgoingState.DELIVERED
    assert office.waiting_for(document) == set()
    row = now.deliveries[0]
    assert (row["manner"], row["at"], row["by"]) == ("Gửi bưu điện", at, CLERK.name)


@pytest.mark.basis("R-7.2đ", "R-9.4a")
async def test_much_paper_is_confirmed_at_once(office: Office) -> None:
    others = [A_CITIZEN | {"name": f"ông Nguyễn Văn {letter}"} for letter in "BC"]
    document = await a_dispatched(office, deliveries=[a_row(PROVINCE), A_CITIZEN, *others])
    await office.press(CLERK, "ppr", document)
    at = office.clock.now().isoformat()
    await office.press(CLERK, "cfd", document, receiver="paper", manner="Gửi bưu điện", at=at)
    assert statuses(office, document) == ["sent", "confirmed", "confirmed", "confirmed"]
    await hears(office, document, PROVINCE.code, "03")
    assert office.now_is(document).state == OutgoingState.DELIVERED
