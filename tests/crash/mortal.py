"""An office whose process dies at a chosen durable act: before it, or right after it.

Everything durable is real (SQLite, files, the folder exchange, the outbox, the intake); only the
chat is a file to which every sent card is appended.
"""

from __future__ import annotations

import asyncio
import json
import os
import signal
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid5

from adapters.db.conversations import Conversations
from adapters.db.intake import Intake
from adapters.db.migrate import migrate
from adapters.db.outbox import Outbox
from adapters.db.set_up import SetUp
from adapters.db.store import open_store
from adapters.dms.folder import Folder
from adapters.edxml.build import build
from adapters.files.store import FileStore
from core.card import Exposure
from core.deliver import deliver
from core.effect import Road
from core.errors import Refusal
from core.people.person import Actor, Appointment
from core.people.secrets import SecondFactor
from core.perform import perform
from core.ports import Address, Card, Hanging, Kept, Ports, UnitOfWork
from core.receive import receive
from core.show import Show
from core.step import Press
from core.text import Text
from core.upkeep import call_again
from tests.calendars import YEAR_2026
from tests.core.office import FakeClock, FakeProofs, FakeVerifier, KeyTexts
from tests.crash.scenario import PACKAGE, TAPS, Tap
from tests.factories import AGENCY, FINANCE, LEADER, NAMES, NOW, PEOPLE, PLANTS

DURABLE = {
    "store": ("write",),
    "files": ("put",),
    "dms": ("settle", "reject", "report", "send"),
    "channel": ("send", "amend"),
}


class Reaper:
    """Counts durable acts and strikes at the one it was told to."""

    def __init__(self, at: int) -> None:
        self.at, self.count = at, 0

    def pass_by(self) -> None:
        self.count += 1
        if self.count == self.at:
            os.kill(os.getpid(), signal.SIGKILL)

    def watch(self, target: Any, names: tuple[str, ...]) -> Any:
        """The same object, with the reaper standing before and after each named act."""
        return Watched(target, self, names)


class Watched:
    """Passes everything on; a durable act is counted before and after."""

    def __init__(self, target: Any, reaper: Reaper, names: tuple[str, ...]) -> None:
        self._target, self._reaper, self._names = target, reaper, names

    def __getattr__(self, name: str) -> Any:
        act = getattr(self._target, name)
        return self._shadowed(act) if name in self._names else act

    def _shadowed(self, act: Callable[..., Awaitable[Any]]) -> Callable[..., Awaitable[Any]]:
        async def acted(*args: Any, **kwargs: Any) -> Any:
            self._reaper.pass_by()
            outcome = await act(*args, **kwargs)
            self._reaper.pass_by()
            return outcome

        return acted


@dataclass
class PaperChannel:
    """A chat on paper: every card that was handed over is a line that survives."""

    path: Path
    name: str = "telegram"
    trust: Exposure = Exposure.BODY

    async def send(
        self, address: str, card: Card, *, silent: bool, reason: Text | None
    ) -> tuple[int, str]:
        row = {
            "to": address,
            "ref": card.ref.id.hex,
            "version": card.version,
            "again": bool(reason and reason.key == "reason-maybe-again"),
            "reason": reason.key if reason else "",
        }
        with self.path.open("a", encoding="utf-8") as file:
            file.write(json.dumps(row) + "\n")
            file.flush()
            os.fsync(file.fileno())
        return len(self.path.read_text(encoding="utf-8").splitlines()), f"v{card.version}"

    async def amend(self, hanging: Hanging, card: Card) -> str:
        return f"v{card.version}"


async def live(home: Path, strike_at: int) -> int:
    """Go on with the story from wherever it stands; returns how many durable acts there were."""
    url = f"sqlite:///{home / 'office.sqlite3'}"
    clock, reaper = FakeClock(), Reaper(strike_at)
    store = reaper.watch(open_store(url, today=lambda: clock.now().date()), DURABLE["store"])
    channel = reaper.watch(PaperChannel(home / "chat.jsonl"), DURABLE["channel"])
    dms = reaper.watch(Folder(home / "exchange", [AGENCY.code]), DURABLE["dms"])
    ports = Ports(
        store=store,
        outbox=Outbox(store, clock),
        intake=Intake(store, clock),
        conversations=Conversations(store),
        dms=dms,
        channels={"telegram": channel},
        cards=Show(store, clock),
        verifier=FakeVerifier(),
        proofs=FakeProofs(),
        files=reaper.watch(FileStore(home / "blobs"), DURABLE["files"]),
        texts=KeyTexts(),
        clock=clock,
        calendar=YEAR_2026,
    )
    try:
        await ports.outbox.adopt()
        await _settle(ports, clock)
        clock.at = NOW + timedelta(minutes=6)
        await call_again(ports)
        await _settle(ports, clock)
        for index, tap in enumerate(TAPS):
            await _tap(index, tap, ports)
            await _settle(ports, clock)
    finally:
        await store.close()
    return reaper.count


async def _settle(ports: Ports, clock: FakeClock) -> None:
    """Fetch and deliver until nothing is left to do; like the sender, one card at a time."""
    for arrival in await ports.dms.fetch():
        await receive(arrival, ports)
    idle = 0
    while idle < 2:
        errands = [*await ports.outbox.claim(Road.PEOPLE, 1)]
        errands += await ports.outbox.claim(Road.MACHINES, 10)
        for errand in errands:
            await deliver(errand, ports)
        idle = 0 if errands else idle + 1
        clock.advance(seconds=0 if errands else 4)


async def _tap(index: int, tap: Tap, ports: Ports) -> None:
    """Keep the update as a poller would (the same update comes again after a crash), then act."""

    def seen(records: Any) -> dict[str, Any]:
        ref = tap.find(records)
        version = 0 if tap.step == "dft" else records.load(ref).version
        return {"id": ref.id.hex, "version": version}

    path = Path(os.environ["MORTAL_HOME"]) / f"update-{index}.json"
    if not path.exists():  # the update as the messenger's server remembers it
        part = path.with_suffix(".part")
        part.write_text(json.dumps(await ports.store.read(seen)), encoding="utf-8")
        part.replace(path)
    await ports.intake.keep("telegram", [(index + 1, path.read_bytes())])
    for kept in await ports.intake.take("telegram", 10):
        await _act(kept, ports)


async def _act(kept: Kept, ports: Ports) -> None:
    tap, card = TAPS[kept.key - 1], json.loads(kept.body)
    press = Press(tap.step, UUID(hex=card["id"]), card["version"], tap.answers, tap.code)
    actor = Actor(tap.person.id, AGENCY.id, "telegram")
    try:
        await perform(press, actor, ports)
    except Refusal:
        pass  # a replay: the version says that it has happened
    await ports.intake.done(kept)


def run(home: str, strike_at: int) -> None:
    """The whole life of one process."""
    os.environ["MORTAL_HOME"] = home
    count = asyncio.run(live(Path(home), strike_at))
    (Path(home) / "acts").write_text(str(count), encoding="utf-8")


def prepare(home: Path) -> None:
    """A migrated, peopled office with one urgent package waiting."""
    migrate(f"sqlite:///{home / 'office.sqlite3'}")
    asyncio.run(_people(home))
    waiting = home / "exchange" / AGENCY.code / "in" / "new"
    waiting.mkdir(parents=True, exist_ok=True)
    package = waiting / "goi-1.edxml"
    package.write_bytes(build(PACKAGE, NOW))
    os.utime(package, (0, 0))  # long finished: no need to watch whether it still grows


async def _people(home: Path) -> None:
    store = open_store(f"sqlite:///{home / 'office.sqlite3'}", today=lambda: NOW.date())
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
        await store.write(_links)
    finally:
        await store.close()


def _links(work: UnitOfWork) -> None:
    for person in PEOPLE:
        work.link(person.id, Address("telegram", person.account), NOW)
    work.put_second_factor(SecondFactor(LEADER.id, "sealed"))
