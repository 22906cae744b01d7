"""A migrated, peopled office in a fresh folder, and the parts of it that outlive a process."""

from __future__ import annotations

import asyncio
import base64
import json
import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid5

from adapters.db.migrate import migrate
from adapters.db.set_up import SetUp
from adapters.db.store import open_store
from core.card import Card, Exposure
from core.people.person import Appointment, Person
from core.people.secrets import SecondFactor
from core.ports import Address, Can, Hanging, UnitOfWork
from core.signing.required import Purpose
from core.signing.station import Station
from core.text import Text
from tests.factories import (
    AGENCY,
    CLERK,
    FINANCE,
    LEADER,
    NAMES,
    NOW,
    PEOPLE,
    PLANTS,
    an_agency_key,
)
from tests.fakes.channel import ABLE


@dataclass
class KeptClock:
    """A clock that goes on where it was when the process died."""

    path: Path
    begins: datetime

    def __post_init__(self) -> None:
        known = self.path.exists()
        self.at = datetime.fromisoformat(self.path.read_text()) if known else self.begins

    def now(self) -> datetime:
        return self.at

    def reaches(self, moment: datetime) -> None:
        """Never back."""
        self.at = max(self.at, moment)
        self.path.write_text(self.at.isoformat())

    def advance(self, seconds: float) -> None:
        self.reaches(self.at + timedelta(seconds=seconds))


@dataclass
class PaperChannel:
    """A chat on paper: every card that was handed over is a line that survives."""

    path: Path
    name: str = "telegram"
    trust: Exposure = Exposure.BODY
    can: Can = ABLE

    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None, once: str = ""
    ) -> tuple[str, str]:
        row = {
            "to": address,
            "ref": card.ref.id.hex,
            "area": card.ref.area.value,
            "version": card.version,
            "again": bool(reason and reason.key == "reason-maybe-again"),
            "reason": reason.key if reason else "",
        }
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
            file.flush()
            os.fsync(file.fileno())
        number = len(self.path.read_text(encoding="utf-8").splitlines())
        return str(number), f"v{card.version}"

    async def amend(self, hanging: Hanging, card: Card) -> str:
        return f"v{card.version}"


Where = Callable[[Person], Address]


def _on_paper(person: Person) -> Address:
    return Address("telegram", person.account)


def prepare(home: Path, where: Where = _on_paper) -> None:
    """An office before its first day; `where` is everybody's chat."""
    url = f"sqlite:///{home / 'office.sqlite3'}"
    migrate(url)
    asyncio.run(_people(url, where))
    (home / "exchange" / AGENCY.code / "in" / "new").mkdir(parents=True)
    (home / "chat.jsonl").touch()


def drop(home: Path, name: str, raw: bytes) -> None:
    """What the exchange delivers, it delivers once, whatever becomes of the receiver."""
    marker = home / f"dropped-{name}"
    if marker.exists():
        return
    package = home / "exchange" / AGENCY.code / "in" / "new" / name
    part = home / "dropping"
    part.write_bytes(raw)
    os.utime(part, (0, 0))  # long finished: no need to watch whether it still grows
    part.replace(package)
    marker.touch()


async def _people(url: str, where: Where) -> None:
    store = open_store(url, today=lambda: NOW.date())
    set_up = SetUp(store)
    try:
        await set_up.put_agency(AGENCY)
        for unit in (PLANTS, FINANCE):
            await set_up.put_unit(replace(unit, head_id=None))
        for person in PEOPLE:
            await set_up.put_person(replace(person, successor_id=None))
        for person in PEOPLE:
            await set_up.put_person(person)
            for role in person.roles:
                key = uuid5(NAMES, f"{person.account}/{role}")
                await set_up.appoint(
                    Appointment(key, person.id, role, person.position, person.unit_id)
                )
        for unit in (PLANTS, FINANCE):
            await set_up.put_unit(unit)
        await store.write(lambda work: _links(work, where))
        await store.write(lambda work: work.add_once(an_agency_key()))
    finally:
        await store.close()


def _links(work: UnitOfWork, where: Where) -> None:
    for person in PEOPLE:
        work.link(person.id, where(person), NOW)
    work.put_second_factor(SecondFactor(LEADER.id, "sealed"))
    a_machine(work, LEADER)
    a_machine(work, CLERK, Purpose.AGENCY, f"agency:{AGENCY.code}")


def a_machine(
    work: UnitOfWork, person: Person, purpose: Purpose = Purpose.PERSON, holder: str = ""
) -> None:
    """Máy ký — with a made-up certificate, the person's own where no other `holder` is named."""
    holder = holder or f"person:{person.name}"
    leaf = base64.b64encode(holder.encode()).decode()
    key = person.id.hex
    work.put_station(
        Station(key, person.id, AGENCY.id, person.id, "Máy ký", purpose, holder, leaf, NOW)
    )
