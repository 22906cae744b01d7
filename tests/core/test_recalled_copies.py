"""Thu hồi đến bản cuối cùng: every copy that was sent is accounted for, on every channel (N7)."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.card import Area, Exposure, Ref
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.errors import Fault, Turn
from core.incoming.document import IncomingDocument, IncomingState
from core.keeping import SUPERSEDED, UNREACHABLE, WITHDRAWN
from core.ports import Address
from tests.core.office import Office
from tests.core.test_notify import Chat
from tests.factories import CLERK, CLERK_2, LEADER, NOW, an_incoming_document
from tests.fakes.channel import ABLE

pytestmark = pytest.mark.basis("R-8.2a")
PLAIN = replace(ABLE, buttons=False, edits=False)


@pytest.fixture
def channels(office: Office) -> dict[str, Chat]:
    """The leader reads only mail, one clerk both, the other one a chat that will be left."""
    found = {"chat": Chat("chat"), "mail": Chat("mail", can=PLAIN)}
    office.channels = dict(found)
    for person, name in ((LEADER, "mail"), (CLERK, "chat"), (CLERK, "mail"), (CLERK_2, "chat")):
        office.store.work.link(person.id, Address(name, person.account), NOW)
    return found


async def taken_back(office: Office, channels: dict[str, Chat]) -> IncomingDocument:
    document: IncomingDocument = office.has(
        an_incoming_document(IncomingState.REGISTERED, urgency=3)
    )
    for person in (LEADER, CLERK, CLERK_2):
        told = Notify(person.id, Area.INCOMING, document.id, 3, reason="reason-late")
        await told.run(office.ports)
    channels["chat"].left.add(CLERK_2.account)
    found: IncomingDocument = office.store.work.load(Ref(Area.INCOMING, document.id))
    found.recall = {"by": "UBND tỉnh", "order": "12/QĐ-UBND", "at": NOW.isoformat(), "reason": ""}
    office.store.work.save(found)
    return found


def outcomes(office: Office, document: Any) -> dict[tuple[Any, str], str]:
    copies = office.store.work.hangings(Ref(Area.INCOMING, document.id))
    return {(one.person_id, one.channel): one.digest for one in copies}


async def test_every_copy_is_amended_superseded_or_listed(
    office: Office, channels: dict[str, Chat]
) -> None:
    document = await taken_back(office, channels)
    assert document.withdrawn
    before = len(channels["mail"].sent)
    await Refresh(Area.INCOMING, document.id).run(office.ports)
    found = outcomes(office, document)
    assert found.pop((CLERK.id, "chat")).startswith(WITHDRAWN)
    assert found == {
        (LEADER.id, "mail"): SUPERSEDED,
        (CLERK.id, "mail"): SUPERSEDED,
        (CLERK_2.id, "chat"): UNREACHABLE,
    }
    told = channels["mail"].sent[before:]
    assert {(to, reason.key) for to, _card, _silent, reason in told if reason} == {
        (LEADER.account, "reason-withdrawn"),
        (CLERK.account, "reason-withdrawn"),
    }


async def test_it_is_said_once_however_often_the_card_is_refreshed(
    office: Office, channels: dict[str, Chat]
) -> None:
    document = await taken_back(office, channels)
    await Refresh(Area.INCOMING, document.id).run(office.ports)
    sent = len(channels["mail"].sent)
    first = outcomes(office, document)
    await Refresh(Area.INCOMING, document.id).run(office.ports)
    assert len(channels["mail"].sent) == sent
    assert outcomes(office, document) == first


async def test_the_page_counts_them_all_and_names_whom_nothing_reaches(
    office: Office, channels: dict[str, Chat]
) -> None:
    document = await taken_back(office, channels)
    await Refresh(Area.INCOMING, document.id).run(office.ports)
    card = await office.card(CLERK, document)
    assert card is not None
    said = {line.text.key: dict(line.text.params) for line in card.lines}
    counts = {"count": "4", "amended": "1", "superseded": "2", "waiting": "0", "lost": "1"}
    assert {k: str(v) for k, v in said["copies-accounted"].items()} == counts
    assert said["copies-unreachable"]["name"] == CLERK_2.name
    outside = card.within(Exposure.ABSTRACT)
    assert not {line.text.key for line in outside.lines} & {"copies-accounted"}


async def test_a_mail_server_that_is_away_is_asked_again_and_counts_as_on_its_way(
    office: Office, channels: dict[str, Chat]
) -> None:
    document = await taken_back(office, channels)
    channels["mail"].faults[LEADER.account] = Turn.AGAIN
    with pytest.raises(Fault):
        await Refresh(Area.INCOMING, document.id).run(office.ports)
    card = await office.card(CLERK, document)
    assert card is not None
    said = {line.text.key: dict(line.text.params) for line in card.lines}
    assert str(said["copies-accounted"]["waiting"]) == "1"
    channels["mail"].faults.clear()
    await Refresh(Area.INCOMING, document.id).run(office.ports)
    assert outcomes(office, document)[LEADER.id, "mail"] == SUPERSEDED


async def test_what_stands_is_not_superseded_and_only_the_newest_mail_is_remembered(
    office: Office, channels: dict[str, Chat]
) -> None:
    document: IncomingDocument = office.has(an_incoming_document(IncomingState.REGISTERED))
    for _ in range(3):
        await Notify(LEADER.id, Area.INCOMING, document.id, reason="reason-late").run(office.ports)
    await Refresh(Area.INCOMING, document.id).run(office.ports)
    assert len(channels["mail"].sent) == 3
    assert len(office.store.work.hangings(Ref(Area.INCOMING, document.id))) == 1
