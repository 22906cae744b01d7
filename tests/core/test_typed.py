"""“NHAN K7Q2”: the same press as the button, for its own person, card and version alone."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core.codes.code import ALPHABET, CodeExpired, CodeMistyped, CodeNotYours, checked, sound
from core.codes.words import lines
from core.effects.notify import Notify
from core.incoming.document import IncomingState
from core.interview import Asked
from core.people.person import Person
from core.perform import Done
from core.ports import Address, Ports
from core.step import NotNow, NotYourStep, Stale
from core.typed import WordNotHere, act, answer, holds, understood
from tests.channels.plain import PlainChannel
from tests.core.office import Office
from tests.factories import CLERK, CLERK_2, HEAD, LEADER, NOW, acting, an_incoming_document
from tests.texts import TEXTS


@pytest.fixture
def plain(office: Office) -> PlainChannel:
    channel = PlainChannel()
    office.channels = {"plain": channel}
    for person in (CLERK, CLERK_2, LEADER, HEAD):
        office.store.work.link(person.id, Address("plain", person.account), NOW)
    return channel


def ports_of(office: Office) -> Ports:
    return replace(office.ports, texts=TEXTS, office="https://vanthu.example")


async def code_for(office: Office, person: Person, entity: Any) -> str:
    """What stands on the card that this person was just sent."""
    await Notify(person.id, entity.area, entity.id).run(ports_of(office))
    channel: PlainChannel = office.channels["plain"]
    return channel.shows(person.account)[-1].code


async def typed(office: Office, person: Person, words: str) -> Asked | Done:
    ports = ports_of(office)
    meant = understood(words, TEXTS)
    assert meant is not None
    return await act(meant, acting(person, "plain"), ports)


async def said(office: Office, person: Person, words: str) -> str:
    ports = ports_of(office)
    return TEXTS.plain(await answer(words, acting(person, "plain"), ports))


async def test_what_the_card_says_is_what_can_be_typed(office: Office, plain: PlainChannel) -> None:
    document = office.has(an_incoming_document())
    await code_for(office, CLERK, document)
    card = plain.shows(CLERK.account)[-1]
    shown = [TEXTS.plain(text) for _step, text in lines(card, TEXTS.plain)]
    assert f"VAOSO {card.code} – Vào sổ" in shown
    assert len(shown) == len(card.buttons)
    assert sound(card.code)


@pytest.mark.parametrize("words", ["VAOSO {}", "vào sổ {}", "Vao So {}.", "vaoso {}\n> thư cũ"])
async def test_typing_is_pressing(office: Office, plain: PlainChannel, words: str) -> None:
    document = office.has(an_incoming_document())
    code = await code_for(office, CLERK, document)
    outcome = await typed(office, CLERK, words.format(code.lower()))
    assert isinstance(outcome, Done)
    assert office.now_is(document).state == IncomingState.REGISTERED
    assert office.store.work.journal[-1].via == "plain"


async def test_a_card_has_one_code_at_each_version(office: Office, plain: PlainChannel) -> None:
    document = office.has(an_incoming_document())
    first, again = [await code_for(office, CLERK, document) for _ in range(2)]
    other = await code_for(office, CLERK_2, document)
    assert first == again
    assert (CLERK_2.id, other) in office.store.work.typed
    await typed(office, CLERK, f"VAOSO {first}")
    document = office.now_is(document)
    assert await code_for(office, CLERK, document) != first


async def test_a_code_of_an_older_card_is_refused_and_nothing_happens(
    office: Office, plain: PlainChannel
) -> None:
    document = office.has(an_incoming_document())
    code = await code_for(office, CLERK, document)
    await office.press(CLERK_2, "reg", document)
    with pytest.raises(Stale):
        await typed(office, CLERK, f"TUCHOI {code}")
    assert "đã thay đổi" in await said(office, CLERK, f"VAOSO {code}")
    assert office.now_is(document).state == IncomingState.REGISTERED


async def test_a_code_works_for_its_own_person_alone(office: Office, plain: PlainChannel) -> None:
    document = office.has(an_incoming_document())
    code = await code_for(office, CLERK, document)
    with pytest.raises(CodeNotYours):
        await typed(office, CLERK_2, f"VAOSO {code}")
    assert code in await said(office, LEADER, f"VAOSO {code}")
    assert office.now_is(document).state == IncomingState.VERIFIED


async def test_a_mistyped_code_is_told_from_one_that_is_unknown(
    office: Office, plain: PlainChannel
) -> None:
    document = office.has(an_incoming_document())
    code = await code_for(office, CLERK, document)
    wrong = next(one for one in ALPHABET if one != code[0]) + code[1:]
    with pytest.raises(CodeMistyped):
        await typed(office, CLERK, f"VAOSO {wrong}")
    never = next(c for c in map(checked, ("222", "333", "444")) if c != code)
    with pytest.raises(CodeNotYours):
        await typed(office, CLERK, f"VAOSO {never}")
    assert "gõ chưa đúng" in await said(office, CLERK, f"VAOSO {wrong}")


async def test_a_code_ends_after_fourteen_days_and_a_new_one_is_given(
    office: Office, plain: PlainChannel
) -> None:
    document = office.has(an_incoming_document())
    code = await code_for(office, CLERK, document)
    office.clock.advance(days=14)
    with pytest.raises(CodeExpired):
        await typed(office, CLERK, f"VAOSO {code}")
    fresh = await code_for(office, CLERK, document)
    assert fresh != code
    assert isinstance(await typed(office, CLERK, f"VAOSO {fresh}"), Done)


async def test_rights_are_looked_at_when_it_is_typed(office: Office, plain: PlainChannel) -> None:
    document = office.has(an_incoming_document(IncomingState.REGISTERED, arrival_number=7))
    code = await code_for(office, CLERK, document)
    with pytest.raises(NotYourStep):
        await typed(office, CLERK, f"PHANCONG {code}")
    with pytest.raises(NotNow):
        await typed(office, CLERK, f"VAOSO {code}")


async def test_a_word_of_another_kind_of_card_is_told_the_words_of_this_one(
    office: Office, plain: PlainChannel
) -> None:
    document = office.has(an_incoming_document())
    code = await code_for(office, CLERK, document)
    with pytest.raises(WordNotHere):
        await typed(office, CLERK, f"DUYET {code}")
    assert "VAOSO" in await said(office, CLERK, f"DUYET {code}")


async def test_a_step_that_asks_says_where_it_goes_on(office: Office, plain: PlainChannel) -> None:
    document = office.has(an_incoming_document())
    code = await code_for(office, CLERK, document)
    assert isinstance(await typed(office, CLERK, f"TUCHOI {code}"), Asked)
    words = await said(office, CLERK, f"TUCHOI {code}")
    assert f"https://vanthu.example/the/incoming/{document.id.hex}" in words
    assert office.now_is(document).state == IncomingState.VERIFIED


async def test_the_answer_to_a_decision_is_its_done_and_to_chatter_the_form(
    office: Office, plain: PlainChannel
) -> None:
    document = office.has(an_incoming_document())
    code = await code_for(office, CLERK, document)
    assert (await said(office, CLERK, f"VAOSO {code}")).startswith("Đã vào sổ")
    assert "NHAN K7Q2" in await said(office, CLERK, "Tôi đang họp")
    assert understood("Tôi đang họp nhé", TEXTS) is None


async def test_only_a_code_that_one_has_surely_means_a_decision(
    office: Office, plain: PlainChannel
) -> None:
    document = office.has(an_incoming_document())
    code = await code_for(office, CLERK, document)
    meant, chatter = understood(f"VAOSO {code}", TEXTS), understood("nhan viec", TEXTS)
    assert meant
    assert chatter
    assert await holds(meant, acting(CLERK), office.ports)
    assert not await holds(meant, acting(CLERK_2), office.ports)
    assert not await holds(chatter, acting(CLERK), office.ports)


async def test_channels_with_buttons_get_no_codes(office: Office, plain: PlainChannel) -> None:
    plain.can = replace(plain.can, buttons=True)
    document = office.has(an_incoming_document())
    assert await code_for(office, CLERK, document) == ""
    assert office.store.work.typed == {}


async def test_when_short_codes_run_out_they_become_longer(
    office: Office, plain: PlainChannel
) -> None:
    document = office.has(an_incoming_document())
    work, everything = office.store.work, set()
    for body in (a + b + c for a in ALPHABET for b in ALPHABET for c in ALPHABET):
        everything.add((CLERK.id, checked(body)))
    work.typed = dict.fromkeys(everything, None)  # type: ignore[arg-type]
    work.code_of = lambda *_of: None  # type: ignore[method-assign]
    code = await code_for(office, CLERK, document)
    assert len(code) > 4
    assert sound(code)
