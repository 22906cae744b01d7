"""One's own chats and browsers: asked, denied, ended, cut off (R-20.5, R-3.17; P11)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from core.access.entering import NewBrowsersBarred, enter, known
from core.access.linking import ChatTaken, PersonLinkedElsewhere, link, lose_phone
from core.access.steps.move_chat import AskedTooLongAgo
from core.card import Area, Ref
from core.effects.cut_chat import CutChat
from core.effects.move_chat import MoveChat
from core.effects.notify import Notify
from core.people.access import Access, AccessKind, AccessState
from core.people.secrets import LinkCode, LinkCodeInvalid, code_digest
from core.ports import Address, Hanging
from core.step import NoSuchDocument, NotYourStep
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, LEADER, NOW, OFFICER, acting, an_incoming_document
from tests.fakes.channel import FakeChannel

OLD, NEW = Address("fake", "cu"), Address("fake", "moi")
pytestmark = pytest.mark.basis("R-20.5")


@pytest.fixture
def office() -> Office:
    made = Office(channels={"fake": FakeChannel()})
    directory = made.store.work.directories[AGENCY.id]
    people = (*directory.people, OFFICER)
    made.store.work.directories[AGENCY.id] = replace(directory, people=people)
    return made


def a_code(office: Office, code: str = "MOI") -> str:
    work = office.store.work
    work.put_link_code(
        LinkCode(code_digest(code), CLERK.id, office.clock.at + timedelta(minutes=10))
    )
    return code


async def linked(office: Office, code: str, chat: Address) -> object:
    now = office.clock.now()
    return await office.store.write(lambda work: link(work, code, chat, "Máy mới (@moi)", now))


async def asked(office: Office) -> Access:
    office.store.work.link(CLERK.id, OLD, NOW)
    assert isinstance(await linked(office, a_code(office), NEW), PersonLinkedElsewhere)
    (access,) = office.store.work.accesses_of(CLERK.id, AccessState.ASKED)
    return access


async def hung(office: Office, chat: Address) -> Hanging:
    document = office.has(an_incoming_document(subject="nội dung riêng"))
    office.store.work.concern(Ref(Area.INCOMING, document.id), [CLERK.id])
    card = await office.card(CLERK, document)
    assert card is not None
    channel = office.channels["fake"]
    message, digest = await channel.send(chat.address, card, silent=True, reason=None)
    hanging = Hanging(card.ref, CLERK.id, "fake", chat.address, message, digest)
    office.store.work.hang(hanging)
    return hanging


async def run(office: Office, kind: type) -> None:
    for effect in office.asked(kind):
        office.store.work.posted.remove(effect)
        await effect.run(office.ports)


async def test_a_second_chat_takes_the_firsts_place_only_after_a_yes_there(office: Office) -> None:
    access = await asked(office)
    assert office.store.work.person_at("fake", "moi") is None
    (notice,) = office.asked(Notify)
    assert (notice.person_id, notice.document_id) == (CLERK.id, access.id)
    assert {"cld", "kpt"} <= await office.buttons(CLERK, access)
    hanging = await hung(office, OLD)
    await office.press(CLERK, "cld", access)
    await run(office, MoveChat)
    assert office.store.work.addresses(CLERK.id) == [NEW]
    assert office.store.work.hung == {}, "no later refresh can fill a card there again"
    await run(office, CutChat)
    emptied, said = office.channels["fake"].shows("cu")
    assert emptied.buttons == ()
    assert "nội dung riêng" not in repr(emptied)
    assert said.title.key == "chat-cut-title"
    assert hanging.message_key == "tin-1"


async def test_a_moved_link_moves_once_and_never_over_somebody_elses_chat(office: Office) -> None:
    access = await asked(office)
    move = MoveChat(CLERK.id, access.id, "fake", "moi")
    office.store.work.link(LEADER.id, NEW, NOW)
    await move.run(office.ports)
    assert office.store.work.addresses(CLERK.id) == [OLD]
    del office.store.work.links[("fake", "moi")]
    for _ in range(3):
        await move.run(office.ports)
    assert office.store.work.addresses(CLERK.id) == [NEW]
    assert len(office.asked(CutChat)) == 1


async def test_the_question_dies_with_the_code_that_raised_it(office: Office) -> None:
    access = await asked(office)
    office.clock.advance(minutes=10)
    with pytest.raises(AskedTooLongAgo):
        await office.press(CLERK, "cld", access)


async def test_the_same_code_asks_once_and_links_nothing_afterwards(office: Office) -> None:
    await asked(office)
    assert isinstance(await linked(office, "MOI", NEW), PersonLinkedElsewhere)
    assert len(office.asked(Notify)) == 1
    third = Address("fake", "ba")
    assert isinstance(await linked(office, "MOI", third), PersonLinkedElsewhere)
    assert office.store.work.addresses(CLERK.id) == [OLD]


@pytest.mark.basis("R-3.17")
async def test_one_chat_serves_one_account(office: Office) -> None:
    office.store.work.link(LEADER.id, NEW, NOW)
    with pytest.raises(ChatTaken):
        await linked(office, a_code(office), NEW)
    assert office.store.work.link_code(code_digest("MOI")).used_at is None
    with pytest.raises(LinkCodeInvalid):
        await linked(office, "SAI", NEW)


async def test_not_me_reaches_the_it_officer_who_settles_it(office: Office) -> None:
    access = await asked(office)
    await office.press(CLERK, "kpt", access)
    told = [one for one in office.asked(Notify) if one.person_id == OFFICER.id]
    assert [one.reason for one in told] == ["reason-not-me"]
    assert await office.buttons(CLERK, access) == set()
    with pytest.raises(NotYourStep):
        await office.press(CLERK, "dxl", access)
    await office.press(OFFICER, "dxl", access)
    assert office.now_is(access).state is AccessState.ENDED


async def test_nobody_else_sees_or_decides_about_an_access(office: Office) -> None:
    access = await asked(office)
    assert await office.card(LEADER, access) is None
    for code in ("kpt", "cld", "ktb"):
        with pytest.raises((NotYourStep, NoSuchDocument)):
            await office.press(LEADER, code, access)
        with pytest.raises((NotYourStep, NoSuchDocument)):
            await office.press(OFFICER, code, access)


def a_browser(office: Office, secret: str = "s") -> Access:
    at = enter(office.store.work, acting(CLERK), secret, "Firefox, Linux", office.clock.now())
    return office.store.work.load(Ref(Area.ACCESS, at))


async def test_a_denied_browser_is_out_and_no_new_one_comes_in_until_settled(
    office: Office,
) -> None:
    access, other = a_browser(office), a_browser(office, "t")
    assert access.kind is AccessKind.BROWSER
    await office.press(CLERK, "kpt", access)
    assert not known(office.store.work, CLERK.id, access.id)
    assert known(office.store.work, CLERK.id, other.id)
    assert not known(office.store.work, LEADER.id, other.id)
    with pytest.raises(NewBrowsersBarred):
        a_browser(office, "u")
    await office.press(OFFICER, "dxl", access)
    assert a_browser(office, "u").state is AccessState.KNOWN


async def test_an_own_browser_can_be_ended_in_peace(office: Office) -> None:
    access = a_browser(office)
    await office.press(CLERK, "ktb", access)
    assert not known(office.store.work, CLERK.id, access.id)
    a_browser(office, "moi")


async def test_a_lost_phone_is_cut_off_and_its_codes_prove_nothing(office: Office) -> None:
    office.store.work.link(CLERK.id, OLD, NOW)
    await hung(office, OLD)
    office.with_second_factor(CLERK)
    now = office.clock.now()
    await office.store.write(lambda work: lose_phone(work, acting(CLERK), CLERK.id, now))
    assert office.store.work.person_at("fake", "cu") is None
    assert office.store.work.second_factor(CLERK.id).void
    assert office.store.work.journal[-1].step == "phone_lost"
    await run(office, CutChat)
    assert [card.buttons for card in office.channels["fake"].shows("cu")] == [(), ()]


async def test_a_dead_chat_does_not_hold_up_the_cut(office: Office) -> None:
    office.store.work.link(CLERK.id, OLD, NOW)
    await hung(office, OLD)
    office.channels["fake"].blocked.add("cu")
    now = office.clock.now()
    await office.store.write(lambda work: lose_phone(work, acting(CLERK), CLERK.id, now))
    await run(office, CutChat)
    assert office.store.work.addresses(CLERK.id) == []


async def test_a_chat_that_came_by_another_channel_is_cut_by_not_me(office: Office) -> None:
    office.store.work.link(CLERK.id, Address("zalo", "1"), NOW)
    await linked(office, a_code(office), NEW)
    (access,) = office.store.work.accesses_of(CLERK.id, AccessState.KNOWN)
    assert [one.reason for one in office.asked(Notify)] == ["reason-chat-new"]
    await office.press(CLERK, "kpt", access)
    await run(office, CutChat)
    assert office.store.work.addresses(CLERK.id) == [Address("zalo", "1")]
