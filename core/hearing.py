"""Nghe và trả lời — what somebody writes where there are no buttons: a link code, or a decision.

Who writes is known from the chat alone; a stranger is told how to link it, and nothing else.
"""

from __future__ import annotations

import re
from datetime import datetime
from functools import partial

from core.access.linking import link
from core.card import Ref
from core.codes.code import CodeMistyped, CodeNotYours, read, sound, squeezed
from core.codes.words import WHY
from core.errors import Refusal
from core.people.person import Actor
from core.ports import Address, Heard, Ports, Records, UnitOfWork
from core.seen import seen
from core.text import Text
from core.typed import answer
from core.why import Why, parts, why

LONGEST = 300
_LINKS = re.compile(r"\s*(?:/start|li[eê]n\s*k[eế]t)\s+(\S+)\s*", re.IGNORECASE)


def link_code(words: str) -> str | None:
    """Mã liên kết — “/start K2M…” as the office's page shows it, or “liên kết K2M…”."""
    found = _LINKS.fullmatch(words[:LONGEST])
    return found[1] if found else None


async def known(channel: str, heard: Heard, ports: Ports) -> Actor | None:
    """Ai viết — whoever this chat is linked to."""
    return await ports.store.read(lambda records: records.person_at(channel, heard.address))


async def linked(channel: str, heard: Heard, ports: Ports) -> Text:
    """Liên kết cuộc trò chuyện này — what to say to it."""
    code = link_code(heard.words) or ""
    chat, now = Address(channel, heard.address), ports.clock.now()
    name = heard.name or channel.capitalize()

    def unit(work: UnitOfWork) -> Actor | Refusal:
        return link(work, code, chat, name, now)

    try:
        outcome = await ports.store.write(unit)
    except Refusal as refusal:
        return refusal.text
    if isinstance(outcome, Refusal):
        return outcome.text
    return await ports.store.read(partial(_greeting, actor=outcome))


async def decided(channel: str, heard: Heard, actor: Actor, ports: Ports) -> Text:
    """Lời gõ tay — a decision: what was done, why not, or where it goes on; or the question why a
    card came (N17).
    """
    words = heard.words[:LONGEST]
    if not _asks_why(words):
        return await answer(words, actor, ports)
    now = ports.clock.now()

    def query(records: Records) -> Text:
        ref = _card(records, channel, heard, actor, now)
        if ref is None or actor.person_id is None:
            return Text.of("why-no-card-here")
        return _said(why(records, ref, actor.person_id, now))

    try:
        return await ports.store.read(query)
    except Refusal as refusal:
        return refusal.text


def _asks_why(words: str) -> bool:
    """“CANCU”, “Căn cứ K7Q2”, “/can_cu” — with the code of a card, or of the newest one here."""
    said = read(words)
    return WHY in {squeezed(words), said.word if said else ""}


def _card(records: Records, channel: str, heard: Heard, actor: Actor, now: datetime) -> Ref | None:
    """Raises what is wrong with the code."""
    said, person_id = read(heard.words[:LONGEST]), actor.person_id
    if person_id is None:
        return None
    if squeezed(heard.words[:LONGEST]) == WHY or said is None:
        return records.hanging_at(person_id, channel, heard.address, None)
    if not sound(said.code):
        raise CodeMistyped(code=said.code)
    kept = records.typed_code(person_id, said.code)
    if kept is None:
        raise CodeNotYours(code=said.code)
    return kept.current(now).ref


def _said(found: Why) -> Text:
    rows: list[Text] = []
    for heading, sentences in parts(found):
        if sentences:
            rows += [heading, *(Text.of("why-row", words=one) for one in sentences)]
    return Text.of("why-said", rows=rows)


async def looked(channel: str, heard: Heard, actor: Actor, ports: Ports) -> None:
    """Đã xem — a card that was read counts as received (R-8.3a-2), and never as acknowledged."""
    person_id = actor.person_id
    if person_id is None:
        return

    def query(records: Records) -> Ref | None:
        return records.hanging_at(person_id, channel, heard.address, heard.read)

    ref = await ports.store.read(query)
    if ref is not None:
        await seen(ref, actor, ports)


def _greeting(records: Records, actor: Actor) -> Text:
    directory = records.directory(actor.agency_id)
    return Text.of("heard-linked", name=directory.acting(actor).title, agency=directory.agency.name)
