"""Xác nhận qua liên kết — a link shows what would be done; only the card's code, sent with it, does it."""

from __future__ import annotations

import hmac
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from typing import Any

from core import catalogue
from core.abroad import abroad
from core.card import Card, Exposure
from core.codes.code import CodeMistyped, CodeNotYours, sound
from core.codes.links import Link, LinkBroken
from core.errors import Refusal
from core.interview import Asked, start
from core.people.directory import Directory, Stranger
from core.people.person import Actor, Person
from core.perform import Done
from core.ports import Ports, Records
from core.step import NoSuchDocument, Press, Stale, Step, stands

TRIES = 5
REST = timedelta(minutes=15)


class AddressUnlinked(Refusal):
    """The person has no address of that channel any more: what was sent there opens nothing."""


class TooManyCodes(Refusal):
    """Five wrong codes: nobody confirms for this person by a link for a while."""


@dataclass(frozen=True)
class Pending:
    """Việc chờ xác nhận — the card's title alone, and the step: who holds a link and not the letter
    learns no more.
    """

    card: Card
    step: Step
    person: Person
    agency: str


async def look(link: Link, ports: Ports) -> Pending:
    """Xem trước — changes nothing. Raises `AddressUnlinked`, `LinkBroken`, `NoSuchDocument`,
    `Stale`, `Stranger`.
    """
    step = catalogue.steps().get(link.step)
    if step is None or step.area is not link.ref.area:
        raise LinkBroken
    directory, person, document = await ports.store.read(lambda records: _who(records, link, ports))
    if not stands(document, link.version):
        raise Stale
    card = await ports.cards.card(link.ref, person.id, Exposure.NUMBER)
    if card is None:
        raise NoSuchDocument
    return Pending(replace(abroad(card), lines=()), step, person, directory.agency.name)


async def confirm(link: Link, code: str, ports: Ports) -> Asked | Done:
    """Xác nhận — raises `CodeMistyped`, `CodeNotYours`, `CodeExpired`, `TooManyCodes`, what `look`
    raises, and the `Refusal` of whichever rule says no.
    """
    await look(link, ports)
    said = "".join(code[:40].split()).replace("-", "").upper()
    if not sound(said):
        raise CodeMistyped(code=said)
    await _compared(link, said, ports)
    agency_id = await ports.store.read(lambda records: records.agency_of(link.person_id))
    if agency_id is None:
        raise Stranger
    actor = Actor(link.person_id, agency_id, link.channel)
    return await start(Press(link.step, link.ref.id, link.version), actor, ports)


async def _compared(link: Link, said: str, ports: Ports) -> None:
    """In constant time; wrong ones are counted, and the count survives a restart."""
    key, now = f"confirm:{link.person_id.hex}", ports.clock.now()
    kept = await ports.conversations.get(key) or {}
    if _resting(kept, now):
        raise TooManyCodes
    known = await ports.store.read(
        lambda records: records.code_of(link.person_id, link.ref, link.version)
    )
    if known is None or not hmac.compare_digest(known.code.encode(), said.encode()):
        await ports.conversations.put(key, _failed(kept, now))
        raise CodeNotYours(code=said)
    known.current(now)
    if kept:
        await ports.conversations.clear(key)


def _resting(kept: dict[str, Any], now: datetime) -> bool:
    return bool(kept.get("until")) and now < datetime.fromisoformat(kept["until"])


def _failed(kept: dict[str, Any], now: datetime) -> dict[str, Any]:
    failures = (0 if kept.get("until") else int(kept.get("failures", 0))) + 1
    return {"failures": failures, "until": (now + REST).isoformat() if failures >= TRIES else None}


def _who(records: Records, link: Link, ports: Ports) -> tuple[Directory, Person, Any]:
    """The person as of today, who must still be at an address of that channel."""
    agency_id = records.agency_of(link.person_id)
    if agency_id is None:
        raise Stranger
    directory = records.directory(agency_id).at(ports.clock.now())
    person = directory.person(link.person_id)
    if all(one.channel != link.channel for one in records.addresses(person.id)):
        raise AddressUnlinked
    return directory, person, records.load(link.ref)
