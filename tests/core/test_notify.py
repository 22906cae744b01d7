"""Báo và cập nhật thẻ: every chat is tried, nothing is doubled, nothing is said too late."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

import pytest

from core.card import Area, Card, Exposure, Ref
from core.effect import Lane
from core.effects.notify import Notify
from core.effects.refresh import Refresh
from core.errors import Fault, Turn
from core.incoming.document import IncomingState
from core.people.person import Person
from core.ports import Address, Can, Hanging
from core.text import Text
from core.upkeep import call_again
from tests.core.office import Office
from tests.core.test_incoming_steps import SYSTEM, findings
from tests.factories import AGENCY, CLERK, CLERK_2, NOW, OFFICER, an_incoming_document
from tests.fakes.channel import ABLE


@dataclass
class Chat:
    """A channel that fails where it is told to, and remembers what it was given."""

    name: str = "fake"
    trust: Exposure = Exposure.ABSTRACT
    can: Can = ABLE
    faults: dict[str, Turn] = field(default_factory=dict)
    left: set[str] = field(default_factory=set)
    sent: list[tuple[str, Card, bool, Text | None]] = field(default_factory=list)
    amended: list[str] = field(default_factory=list)

    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None, once: str = ""
    ) -> tuple[str, str]:
        self._fail(address)
        self.sent.append((address, card, silent, reason))
        return str(len(self.sent)), str(card.version)

    async def amend(self, hanging: Hanging, card: Card) -> str:
        self._fail(hanging.address)
        self.amended.append(hanging.address)
        return str(card.version)

    def _fail(self, address: str) -> None:
        if address in self.left:
            raise Fault(Turn.NEVER, "blocked", gone=True)
        if address in self.faults:
            raise Fault(self.faults[address], "told to")


@pytest.fixture
def chat(office: Office) -> Chat:
    chat = Chat()
    office.channels = {"fake": chat}
    for person, address in ((CLERK, "a"), (CLERK, "b"), (CLERK_2, "c")):
        office.store.work.link(person.id, Address("fake", address), NOW)
    return chat


async def an_urgent(office: Office) -> tuple[Any, Notify]:
    document = office.has(an_incoming_document(IncomingState.ARRIVED, urgency=3))
    await office.press(SYSTEM, "ver", document, findings=findings())
    return document, next(e for e in office.asked(Notify) if e.person_id == CLERK.id)


async def test_an_urgent_card_goes_to_every_chat_with_sound_in_the_first_lane(
    office: Office, chat: Chat
) -> None:
    document, notify = await an_urgent(office)
    assert notify.lane is Lane.URGENT
    await notify.run(office.ports)
    assert [(address, silent) for address, _, silent, _ in chat.sent] == [
        ("a", False),
        ("b", False),
    ]
    hung = office.store.work.hangings(Ref(Area.INCOMING, document.id))
    assert {one.address for one in hung} == {"a", "b"}


async def test_a_digest_is_silent_and_last(office: Office, chat: Chat) -> None:
    document, _ = await an_urgent(office)
    digest = Notify(CLERK.id, Area.INCOMING, document.id, bulk=True)
    await digest.run(office.ports)
    assert (digest.lane, chat.sent[0][2]) == (Lane.BULK, True)


@pytest.mark.parametrize("turn", list(Turn))
async def test_one_dead_chat_neither_silences_nor_doubles_the_other(
    office: Office, chat: Chat, turn: Turn
) -> None:
    _, notify = await an_urgent(office)
    for dead, alive in (("a", "b"), ("b", "a")):
        chat.faults, chat.sent = {dead: turn}, []
        await notify.run(office.ports)
        assert [address for address, *_ in chat.sent] == [alive]


@pytest.fixture
def two(office: Office) -> tuple[Chat, Chat]:
    """A chat with buttons and a mailbox, linked in the wrong order."""
    chat, mail = Chat("chat"), Chat("mail", can=replace(ABLE, buttons=False, edits=False))
    office.channels = {"mail": mail, "chat": chat}
    for name in ("mail", "chat"):
        office.store.work.link(CLERK.id, Address(name, name[0]), NOW)
    return chat, mail


def said(channel: Chat) -> list[str]:
    return [reason.key if reason else "" for *_, reason in channel.sent]


async def test_a_calm_card_takes_the_first_channel_and_no_other(
    office: Office, two: tuple[Chat, Chat]
) -> None:
    chat, mail = two
    document, _ = await an_urgent(office)
    calm = Notify(CLERK.id, Area.INCOMING, document.id, reason="reason-hurry")
    await calm.run(office.ports)
    assert (said(chat), said(mail)) == (["reason-hurry"], [])


@pytest.mark.parametrize("turn", [Turn.AGAIN, Turn.UNKNOWN])
async def test_a_calm_card_waits_for_a_channel_that_will_come_back(
    office: Office, two: tuple[Chat, Chat], turn: Turn
) -> None:
    chat, mail = two
    document, _ = await an_urgent(office)
    chat.faults = {"c": turn}
    with pytest.raises(Fault):
        await Notify(CLERK.id, Area.INCOMING, document.id).run(office.ports)
    assert mail.sent == []


@pytest.mark.parametrize("turn", list(Turn))
@pytest.mark.parametrize("urgency", [1, 2, 3])
async def test_p15_an_urgent_card_reaches_the_next_channel_at_once_which_says_so(
    office: Office, two: tuple[Chat, Chat], urgency: int, turn: Turn
) -> None:
    chat, mail = two
    document, _ = await an_urgent(office)
    chat.faults = {"c": turn}
    urgent = Notify(CLERK.id, Area.INCOMING, document.id, urgency, reason="reason-hurry")
    await urgent.run(office.ports)
    assert said(mail) == ["reason-other-channel-because"]


async def test_p15_a_dead_channel_hands_calm_things_to_the_next_one(
    office: Office, two: tuple[Chat, Chat]
) -> None:
    chat, mail = two
    document, _ = await an_urgent(office)
    chat.faults = {"c": Turn.NEVER}
    await Notify(CLERK.id, Area.INCOMING, document.id).run(office.ports)
    assert said(mail) == ["reason-other-channel"]


@pytest.fixture
def officer(office: Office) -> Person:
    directory = office.store.work.directories[AGENCY.id]
    people = (*directory.people, OFFICER)
    office.store.work.directories[AGENCY.id] = replace(directory, people=people)
    return OFFICER


@pytest.mark.basis("R-20.5")
async def test_a_chat_that_its_person_has_blocked_is_marked_and_the_officer_told_once(
    office: Office, two: tuple[Chat, Chat], officer: Person
) -> None:
    chat, mail = two
    document, _ = await an_urgent(office)
    card = Notify(CLERK.id, Area.INCOMING, document.id)
    chat.left = {"c"}
    for _ in range(2):
        await card.run(office.ports)
    assert len(mail.sent) == 2
    (lost,) = [one for one in office.store.work.addresses(CLERK.id) if one.lost]
    assert lost.channel == "chat"
    (told,) = [one for one in office.asked(Notify) if one.reason == "reason-chat-lost"]
    assert (told.person_id, told.names) == (officer.id, CLERK.name)
    shown = await office.ports.cards.card(Ref(told.area, told.document_id), officer.id, chat.trust)
    assert shown is not None
    assert "access-chat-lost" in str(shown.lines)
    steps = [entry.step for entry in office.store.work.journal]
    assert steps.count("chat_lost") == 1


@pytest.mark.basis("R-20.5")
async def test_a_lost_chat_is_tried_last_and_is_alive_again_when_it_takes_something(
    office: Office, two: tuple[Chat, Chat]
) -> None:
    chat, mail = two
    document, _ = await an_urgent(office)
    office.store.work.lost(CLERK.id, Address("chat", "c"), NOW)
    await Notify(CLERK.id, Area.INCOMING, document.id).run(office.ports)
    assert (len(chat.sent), len(mail.sent)) == (0, 1)
    mail.faults = {"m": Turn.NEVER}
    await Notify(CLERK.id, Area.INCOMING, document.id).run(office.ports)
    assert len(chat.sent) == 1
    assert not any(one.lost for one in office.store.work.addresses(CLERK.id))


async def test_thuong_khan_and_hoa_toc_take_every_channel_at_once(
    office: Office, two: tuple[Chat, Chat]
) -> None:
    document, _ = await an_urgent(office)
    for urgency, both in ((1, 1), (2, 2), (3, 2)):
        for channel in two:
            channel.sent = []
        await Notify(CLERK.id, Area.INCOMING, document.id, urgency, "reason-hurry").run(
            office.ports
        )
        assert sum(len(channel.sent) for channel in two) == both


@pytest.mark.parametrize(
    ("first", "second", "raised"),
    [
        (Turn.NEVER, Turn.AGAIN, Turn.AGAIN),
        (Turn.AGAIN, Turn.UNKNOWN, Turn.UNKNOWN),
        (Turn.NEVER, Turn.NEVER, Turn.NEVER),
    ],
)
async def test_when_no_chat_has_it_the_fault_with_the_most_hope_decides(
    office: Office, chat: Chat, first: Turn, second: Turn, raised: Turn
) -> None:
    _, notify = await an_urgent(office)
    chat.faults = {"a": first, "b": second}
    with pytest.raises(Fault) as fault:
        await notify.run(office.ports)
    assert fault.value.turn is raised


async def test_an_unknown_send_is_repeated_once_with_a_label_and_only_when_urgent(
    office: Office, chat: Chat
) -> None:
    document, notify = await an_urgent(office)
    again = notify.unknown()
    assert isinstance(again, Notify)
    await again.run(office.ports)
    reason = chat.sent[0][3]
    assert reason is not None
    assert reason.key == "reason-maybe-again"
    assert again.unknown() is None
    assert Notify(CLERK.id, Area.INCOMING, document.id).unknown() is None


async def test_no_call_starts_after_the_acknowledgement_was_committed(
    office: Office, chat: Chat
) -> None:
    document, first = await an_urgent(office)
    office.clock.advance(minutes=5)
    await call_again(office.ports)
    repeat = next(e for e in office.asked(Notify) if e.reason == "reason-repeat")
    await office.press(CLERK_2, "got", document)
    await first.run(office.ports)
    await repeat.run(office.ports)
    assert chat.sent == []


async def test_the_other_clerk_is_not_called_for_what_is_registered_already(
    office: Office, chat: Chat
) -> None:
    document, notify = await an_urgent(office)
    await office.press(CLERK_2, "reg", document)
    await notify.run(office.ports)
    assert chat.sent == []


async def test_calls_that_piled_up_behind_a_dead_channel_become_one(
    office: Office, chat: Chat
) -> None:
    document, _ = await an_urgent(office)
    for _ in range(6):
        office.clock.advance(minutes=5)
        await call_again(office.ports)
    for effect in office.asked(Notify):
        if (effect.person_id, effect.document_id) == (CLERK.id, document.id):
            await effect.run(office.ports)
    assert [dict(reason.params)["names"] for _, _, _, reason in chat.sent if reason] == ["7"] * 2
    assert [address for address, *_ in chat.sent] == ["a", "b"]


async def test_who_may_not_see_it_is_sent_nothing(office: Office, chat: Chat) -> None:
    document, _ = await an_urgent(office)
    foreign = Notify(document.id, Area.INCOMING, document.id)
    await foreign.run(office.ports)
    assert chat.sent == []


async def hung(office: Office, chat: Chat) -> tuple[Any, Refresh]:
    document, notify = await an_urgent(office)
    await notify.run(office.ports)
    return document, Refresh(Area.INCOMING, document.id)


async def test_a_refresh_changes_every_copy(office: Office, chat: Chat) -> None:
    document, refresh = await hung(office, chat)
    await office.press(CLERK, "reg", document)
    await refresh.run(office.ports)
    now = str(office.now_is(document).version)
    assert chat.amended == ["a", "b"]
    assert {one.digest for one in office.store.work.hangings(Ref(Area.INCOMING, document.id))} == {
        now
    }


@pytest.mark.parametrize(("turn", "raises"), [(Turn.NEVER, False), (Turn.AGAIN, True)])
async def test_one_troubled_copy_does_not_leave_the_others_outdated(
    office: Office, chat: Chat, turn: Turn, raises: bool
) -> None:
    document, refresh = await hung(office, chat)
    await office.press(CLERK, "reg", document)
    chat.faults = {"a": turn}
    if raises:
        with pytest.raises(Fault):
            await refresh.run(office.ports)
    else:
        await refresh.run(office.ports)
    assert chat.amended == ["b"]
    assert isinstance(refresh.unknown(), Refresh)


async def test_a_copy_sent_during_a_refresh_stays_the_known_one(office: Office, chat: Chat) -> None:
    document, refresh = await hung(office, chat)
    await office.press(CLERK, "reg", document)
    ref = Ref(Area.INCOMING, document.id)
    newer = Hanging(ref, CLERK.id, "fake", "a", "99", "newer")
    amend = chat.amend

    async def meanwhile(hanging: Hanging, card: Card) -> str:
        if hanging.address == "a":
            office.store.work.hang(newer)
        return await amend(hanging, card)

    chat.amend = meanwhile  # type: ignore[method-assign]
    await refresh.run(office.ports)
    assert newer in office.store.work.hangings(ref)
