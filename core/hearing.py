"""Nghe và trả lời — what somebody writes where there are no buttons: a link code, or a decision.

Who writes is known from the chat alone; a stranger is told how to link it, and nothing else.
"""

from __future__ import annotations

import re
from functools import partial

from core.access.linking import link
from core.card import Ref
from core.errors import Refusal
from core.people.person import Actor
from core.ports import Address, Heard, Ports, Records, UnitOfWork
from core.seen import seen
from core.text import Text
from core.typed import answer

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


async def decided(heard: Heard, actor: Actor, ports: Ports) -> Text:
    """Quyết định gõ tay — what was done, why not, or where it goes on."""
    return await answer(heard.words[:LONGEST], actor, ports)


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
