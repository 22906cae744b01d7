"""Quyết định gõ tay — “NHAN K7Q2” from any channel is the same press as the button.

Who types is known from the channel; the code says which card and how it stood; everything else is
asked of `start` and `perform`, as for every button.
"""

from __future__ import annotations

from dataclasses import dataclass
from uuid import UUID

from core import catalogue
from core.card import Exposure, Ref
from core.codes.code import CodeMistyped, CodeNotYours, Said, TypedCode, read, sound
from core.codes.words import spoken, word
from core.errors import Refusal
from core.interview import Asked, start
from core.people.directory import Stranger
from core.people.person import Actor, Role
from core.perform import Done
from core.ports import Ports, Texts
from core.step import Press, Step
from core.text import Text


class WordNotHere(Refusal):
    """The code is good, the word is of another kind of document: the card's own words are told."""


@dataclass(frozen=True)
class Typed:
    """Lời gõ đã hiểu — the steps that are called so, and what stands for the code."""

    steps: tuple[Step, ...]
    said: Said


def understood(words: str, texts: Texts) -> Typed | None:
    """Có phải lời gõ không — None for words that begin with no step's name."""
    said = read(words)
    if said is None:
        return None
    steps = tuple(step for step in _typable() if said.word in _spoken(step, texts))
    return Typed(steps, said) if steps else None


async def holds(typed: Typed, actor: Actor, ports: Ports) -> bool:
    """Is it surely meant as a decision: a code that this very person was given?"""
    return sound(typed.said.code) and await _kept(typed, actor, ports) is not None


async def act(typed: Typed, actor: Actor, ports: Ports) -> Asked | Done:
    """Thực hiện — as if the button had been pressed. Raises `CodeMistyped`, `CodeNotYours`,
    `CodeExpired`, `WordNotHere`, and the `Refusal` of whichever rule says no.
    """
    return await start(await press(typed, actor, ports), actor, ports)


async def press(typed: Typed, actor: Actor, ports: Ports) -> Press:
    """Lần bấm — which step on which card, at the version that the code was given for."""
    code = typed.said.code
    if not sound(code):
        raise CodeMistyped(code=code)
    kept = await _kept(typed, actor, ports)
    if kept is None:
        raise CodeNotYours(code=code)
    kept.current(ports.clock.now())
    step = await _step(typed, kept, actor, ports)
    return Press(step.code, kept.document_id, kept.version)


async def answer(words: str, actor: Actor, ports: Ports) -> Text:
    """Trả lời một tin nhắn — one sentence for a channel that can only write: what was done, why
    not, or where it goes on.
    """
    typed = understood(words, ports.texts)
    if typed is None:
        return Text.of("typed-unknown")
    try:
        pressed = await press(typed, actor, ports)
        outcome = await start(pressed, actor, ports)
    except Refusal as refusal:
        return refusal.text
    if isinstance(outcome, Done):
        return outcome.said
    step = catalogue.steps()[pressed.step]
    return go_on(step, Ref(step.area, pressed.document_id), ports)


def go_on(step: Step, ref: Ref, ports: Ports) -> Text:
    """Làm tiếp ở đâu — for a step that asks: Telegram, or the office's page."""
    if not ports.office:
        return Text.of("typed-go-on", step=step.label)
    return Text.of("typed-go-on-there", step=step.label, address=page_of(ref, ports))


def page_of(ref: Ref, ports: Ports) -> str:
    """Địa chỉ của thẻ — on the office's own pages, where one signs in."""
    return f"{ports.office}/the/{ref.area}/{ref.id.hex}"


async def _kept(typed: Typed, actor: Actor, ports: Ports) -> TypedCode | None:
    person_id = _person(actor)
    return await ports.store.read(lambda records: records.typed_code(person_id, typed.said.code))


async def _step(typed: Typed, kept: TypedCode, actor: Actor, ports: Ports) -> Step:
    """What the card offers goes before what it does not: that is refused with its own reason."""
    card = await ports.cards.card(kept.ref, _person(actor), Exposure.BODY)
    offered = {button.step for button in card.buttons} if card else set()
    fitting = [step for step in typed.steps if step.area is kept.area]
    if not fitting:
        buttons = card.buttons if card else ()
        words = ", ".join(word(one.step, one.label, ports.texts.plain) for one in buttons)
        raise WordNotHere(code=kept.code, words=words or "—")
    return min(fitting, key=lambda step: step.code not in offered)


def _person(actor: Actor) -> UUID:
    if actor.person_id is None:
        raise Stranger
    return actor.person_id


def _typable() -> list[Step]:
    """Steps on a card; what begins a document has no card to be typed from."""
    everything = catalogue.steps().values()
    return [step for step in everything if Role.SYSTEM not in step.roles and not step.begins]


def _spoken(step: Step, texts: Texts) -> frozenset[str]:
    return spoken(step.code, step.label, texts.plain)
