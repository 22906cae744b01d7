"""Certificates and key devices: written assignment, who may use what, warnings (Điều 11)."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest

from core.certificates.entering import enter
from core.certificates.rules import KeeperAlready, NotOverYet, PermissionBackwards
from core.delegations.questions import BasisNeeded
from core.effects.notify import Notify
from core.expiry import due_warning, warn
from core.people.certificate import Certificate, CertificateState
from core.people.person import Actor, Role
from core.perform import perform
from core.signing.entitled import (
    CertificateNotYetValid,
    CertificateOver,
    CertificateRevoked,
    DeviceNotAssigned,
    NotTheHolder,
    may_sign,
    may_use,
    usable,
)
from core.step import NotNow, NotYourStep, Press
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, CLERK_2, DEPUTY, LEADER, NOW, SPECIALIST, an_id

DAY = timedelta(days=1)
PAPER = "15/QĐ-SNNMT ngày 20/11/2026"


def a_certificate(name: str = "ct", **more: Any) -> Certificate:
    return Certificate(
        **{
            "id": an_id(name),
            "agency_id": AGENCY.id,
            "state": CertificateState.IN_USE,
            "holder_id": None,
            "holder_name": AGENCY.name,
            "serial": "5a01",
            "issuer": "CA Chính phủ",
            "fingerprint": "ab" * 32,
            "valid_from": NOW - 30 * DAY,
            "valid_until": NOW + 365 * DAY,
            "device": "Token 7",
            "entered_at": NOW,
        }
        | more
    )


async def assigned(office: Office, **more: Any) -> Certificate:
    one = office.has(a_certificate(**more))
    until = (NOW + 30 * DAY).isoformat()
    await office.press(LEADER, "gtb", one, keeper=CLERK.id.hex, until=until, basis=PAPER)
    kept: Certificate = office.now_is(one)
    return kept


def kinds(office: Office) -> set[tuple[str, Any]]:
    return {
        (one.reason, one.person_id) for one in office.store.work.posted if isinstance(one, Notify)
    }


@pytest.mark.basis("R-11.2")
async def test_the_device_is_assigned_in_writing_received_and_taken_back(office: Office) -> None:
    one = await assigned(office)
    assert one.state is CertificateState.HANDED_OVER
    assert (one.basis_number, f"{one.basis_on}") == ("15/QĐ-SNNMT", "2026-11-20")
    assert office.waiting_for(one) == {CLERK.id}
    assert ("reason-device-assigned", CLERK.id) in kinds(office)
    with pytest.raises(NotYourStep):
        await office.press(CLERK_2, "ntb", one)
    await office.press(CLERK, "ntb", one)
    one = office.now_is(one)
    assert office.waiting_for(one) == set()
    await office.press(LEADER, "ltb", one)
    one = office.now_is(one)
    assert (one.state, one.keeper_id) == (CertificateState.IN_USE, None)
    assert [row["what"] for row in one.handovers] == ["assigned", "received", "returned"]
    assert {entry.step for entry in office.store.work.journal} == {"gtb", "ntb", "ltb"}


@pytest.mark.basis("R-11.2")
async def test_without_a_paper_or_by_anybody_else_it_is_not_assigned(office: Office) -> None:
    one = office.has(a_certificate())
    more = {"keeper": CLERK.id.hex, "until": (NOW + DAY).isoformat()}
    with pytest.raises(BasisNeeded):
        await office.press(LEADER, "gtb", one, basis="giao miệng hôm nay", **more)
    with pytest.raises(NotYourStep):
        await office.press(CLERK, "gtb", one, basis=PAPER, **more)
    own = office.has(a_certificate("rieng", holder_id=LEADER.id))
    with pytest.raises(NotYourStep):
        await office.press(LEADER, "gtb", own, basis=PAPER, **more)
    assert usable(office.store.work.directory(AGENCY.id), CLERK.id, NOW) == []


@pytest.mark.basis("R-11.2")
async def test_only_the_keeper_may_seal_and_only_within_the_period(office: Office) -> None:
    one = await assigned(office)
    assert may_use(one, CLERK.id, NOW) is None
    for who in (CLERK_2, LEADER, SPECIALIST):
        assert isinstance(may_use(one, who.id, NOW), DeviceNotAssigned)
    assert isinstance(may_use(one, CLERK.id, NOW + 31 * DAY), DeviceNotAssigned)
    assert usable(office.store.work.directory(AGENCY.id), CLERK.id, NOW) != []


@pytest.mark.basis("R-11.3a")
async def test_a_substitute_needs_a_written_permission_and_its_period(office: Office) -> None:
    one = await assigned(office)
    start, until = NOW + 2 * DAY, NOW + 5 * DAY
    given = {"start": start.isoformat(), "until": until.isoformat(), "basis": PAPER}
    with pytest.raises(KeeperAlready):
        await office.press(LEADER, "cpt", one, substitute=CLERK.id.hex, **given)
    backwards = given | {"until": (start - DAY).isoformat()}
    with pytest.raises(PermissionBackwards):
        await office.press(LEADER, "cpt", one, substitute=CLERK_2.id.hex, **backwards)
    await office.press(LEADER, "cpt", one, substitute=CLERK_2.id.hex, **given)
    one = office.now_is(one)
    assert ("reason-substitute", CLERK_2.id) in kinds(office)
    inside = [may_use(one, CLERK_2.id, NOW + n * DAY) is None for n in range(7)]
    assert inside == [False, False, True, True, True, False, False]
    card = await office.card(LEADER, one)
    assert card is not None
    keys = [line.text.key for line in card.lines]
    assert {"certificate-keeper", "certificate-substitute", "certificate-handover"} <= set(keys)


@pytest.mark.basis("R-11.1")
async def test_what_is_over_revoked_or_not_begun_cannot_sign(office: Office) -> None:
    own = a_certificate(holder_id=LEADER.id)
    assert may_sign(own, NOW) is None
    assert may_use(own, LEADER.id, NOW) is None
    assert isinstance(may_use(own, DEPUTY.id, NOW), NotTheHolder)
    assert isinstance(may_sign(own, own.valid_until), CertificateOver)
    assert isinstance(may_sign(own, own.valid_from - DAY), CertificateNotYetValid)
    one = await assigned(office)
    await office.press(LEADER, "thc", one, reason="Mất thiết bị")
    revoked = office.now_is(one)
    assert isinstance(may_use(revoked, CLERK.id, NOW), CertificateRevoked)
    assert ("reason-certificate-revoked", CLERK.id) in kinds(office)
    with pytest.raises(NotNow):
        await office.press(LEADER, "thc", revoked, reason="Lần nữa")
    late = office.has(a_certificate("het", valid_until=NOW - DAY))
    until = (NOW + DAY).isoformat()
    with pytest.raises(CertificateOver):
        await office.press(LEADER, "gtb", late, keeper=CLERK.id.hex, until=until, basis=PAPER)


@pytest.mark.basis("R-11.1")
@pytest.mark.parametrize(
    ("left", "mark"), [(61, None), (60, 60), (31, 60), (30, 30), (7, 7), (1, 7), (0, 0), (-3, 0)]
)
def test_the_latest_mark_that_has_come_counts(left: int, mark: int | None) -> None:
    assert due_warning(a_certificate(valid_until=NOW + left * DAY), NOW) == mark


@pytest.mark.basis("R-11.1")
async def test_each_warning_is_said_once_and_the_end_is_recorded(office: Office) -> None:
    office.has(a_certificate(holder_id=SPECIALIST.id, valid_until=NOW + 61 * DAY))
    said = []
    for _ in range(64):
        office.store.work.posted.clear()
        await warn(office.ports)
        await warn(office.ports)
        said.append([one for one in office.store.work.posted if isinstance(one, Notify)])
        office.clock.advance(days=1)
    days = {day: {one.person_id for one in told} for day, told in enumerate(said) if told}
    whom = {SPECIALIST.id, CLERK.id, CLERK_2.id}
    assert days == {1: whom, 31: whom, 54: whom, 61: whom}
    assert [said[day][0].names for day in (1, 31, 54)] == ["60", "30", "7"]
    assert all(len(told) == len({one.person_id for one in told}) for told in said)
    (one,) = office.store.work.directory(AGENCY.id).certificates
    assert one.state is CertificateState.EXPIRED
    assert [entry.step for entry in office.store.work.journal] == ["hhc"]


@pytest.mark.basis("R-11.1")
async def test_nobody_is_woken_at_night_and_the_holder_may_look(office: Office) -> None:
    one = office.has(a_certificate(holder_id=SPECIALIST.id, valid_until=NOW + 5 * DAY))
    office.clock.advance(hours=14)
    assert await warn(office.ports) == 0
    assert await office.card(SPECIALIST, one) is None
    office.clock.advance(hours=10)
    assert await warn(office.ports) == 3
    assert await office.card(SPECIALIST, one) is not None


@pytest.mark.basis("R-11.1")
async def test_it_does_not_end_before_its_day_and_the_system_alone_ends_it(office: Office) -> None:
    one = office.has(a_certificate())
    with pytest.raises(NotOverYet):
        await perform(Press("hhc", one.id, one.version), Actor.system(AGENCY.id), office.ports)


@pytest.mark.basis("R-11.1")
async def test_a_certificate_is_entered_once_and_the_leaders_are_told(office: Office) -> None:
    work = office.store.work
    assert enter(work, a_certificate(), NOW)
    assert not enter(work, a_certificate(), NOW)
    leaders = work.directory(AGENCY.id).having(Role.LEADER)
    assert kinds(office) == {("reason-certificate-new", one.id) for one in leaders}
