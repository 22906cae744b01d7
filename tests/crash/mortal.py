"""An office whose process dies at a chosen durable act: before it, or right after it.

Everything durable is real (SQLite, files, the folder exchange, the outbox, the intake); only the
chat is a file to which every sent card is appended.
"""

from __future__ import annotations

import asyncio
import json
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any
from uuid import UUID

from adapters.db.conversations import Conversations
from adapters.db.intake import Intake
from adapters.db.outbox import Outbox
from adapters.db.store import open_store
from adapters.dms.folder import Folder
from adapters.files.store import FileStore
from core import desk
from core.deliver import deliver
from core.effect import Road
from core.errors import Refusal
from core.people.person import Actor, Person
from core.perform import perform
from core.ports import Kept, Ports
from core.receive import receive
from core.show import Show
from core.signing.making import Prepared
from core.step import Press
from core.upkeep import call_again, send_digests
from tests.calendars import YEAR_2026
from tests.core.issuing import MarkVerifier
from tests.core.office import (
    FakeLinter,
    FakePrinter,
    FakeProofs,
    FakeStamps,
    FakeVerifier,
    KeyTexts,
)
from tests.crash.founding import KeptClock, PaperChannel, a_machine, drop
from tests.crash.reaper import DURABLE, Reaper
from tests.crash.scenario import STORIES
from tests.crash.story import DIGEST_TIMES, Drop, Pair, Sign, Story, Tap, Until
from tests.factories import AGENCY
from tests.fakes.scans import FakeScans
from tests.fakes.signing import FakeHolders, FakeSigning

IDLE = 4.0  # seconds: longer than the first pause before a repeat
BEGINNINGS = {"dft", "sho"}


@dataclass
class Mortal:
    """One life in one office."""

    home: Path
    story: Story
    ports: Ports
    clock: KeptClock

    async def lives(self) -> None:
        """Go on with the story from wherever it stands; at the end nothing is left to do."""
        await self.ports.outbox.adopt()
        await self._upkeep()
        await self._settle()
        self.clock.advance(IDLE)  # what was adopted and failed once is due again
        await self._settle()
        for index, move in enumerate(self.story.moves):
            await self._move(index, move)
            await self._settle()
        self.clock.advance(IDLE)
        await self._settle()

    async def _move(self, index: int, move: Tap | Until | Drop | Sign | Pair) -> None:
        match move:
            case Tap():
                await self._tap(index, move)
            case Sign():
                await self._sign(move.person)
            case Pair():
                await self.ports.store.write(partial(a_machine, person=move.person))
            case Drop():
                drop(self.home, move.name, move.raw)
            case Until():
                self.clock.reaches(self.story.begins + move.after)
                await self._upkeep()

    async def _sign(self, person: Person) -> None:
        """As the agent does: ask what waits, sign it, hand it in; after a crash simply again."""
        (station,) = await self.ports.store.read(lambda records: records.stations_of(person.id))
        for one in await desk.waiting(station, self.ports):
            prepared = Prepared.of(b"", one.request)
            signature = station.leaf + prepared.attributes
            await desk.hand_in(station, one.document_id, signature, self.ports)

    async def _upkeep(self) -> None:
        """As the timers do."""
        while await call_again(self.ports):
            pass
        if self.story.digests is not None:
            await send_digests(self.ports, DIGEST_TIMES)

    async def _settle(self) -> None:
        """Fetch and deliver until nothing is left to do; like the sender, one card at a time."""
        for arrival in await self.ports.dms.fetch():
            await receive(arrival, self.ports)
        errands: list[Any] = [None]
        while errands:
            errands = [*await self.ports.outbox.claim(Road.PEOPLE, 1)]
            errands += await self.ports.outbox.claim(Road.MACHINES, 10)
            for errand in errands:
                await deliver(errand, self.ports)

    async def _tap(self, index: int, tap: Tap) -> None:
        """Keep the update as a poller would (the same one comes again after a crash), then act."""

        def seen(records: Any) -> dict[str, Any]:
            ref = tap.find(records)
            version = 0 if tap.step in BEGINNINGS else records.load(ref).version
            return {"id": ref.id.hex, "version": version}

        path = self.home / f"update-{index}.json"
        if not path.exists():  # the update as the messenger's server remembers it
            part = path.with_suffix(".part")
            part.write_text(json.dumps(await self.ports.store.read(seen)), encoding="utf-8")
            part.replace(path)
        await self.ports.intake.keep("telegram", [(index, path.read_bytes())])
        for kept in await self.ports.intake.take("telegram", 10):
            await self._act(kept)

    async def _act(self, kept: Kept) -> None:
        tap, card = self.story.moves[kept.key], json.loads(kept.body)
        assert isinstance(tap, Tap)
        answers = dict(tap.answers)
        if tap.file:  # as the chat does: fetched from the messenger, kept by its hash, then pressed
            sha256 = await self.ports.files.put(tap.file)
            answers["file"] = {"sha256": sha256, "name": tap.name, "size": len(tap.file)}
        press = Press(tap.step, UUID(hex=card["id"]), card["version"], answers, tap.code)
        try:
            await perform(press, Actor(tap.person.id, AGENCY.id, "telegram"), self.ports)
        except Refusal as refusal:
            self._refused(kept.key, refusal)
        await self.ports.intake.done(kept)

    def _refused(self, key: int, refusal: Refusal) -> None:
        """A replay: the version says that it has happened. Anything else is seen by the check."""
        with (self.home / "refusals").open("a", encoding="utf-8") as file:
            file.write(f"{key} {type(refusal).__name__}\n")


async def live(home: Path, story: Story, strike_at: int) -> int:
    """One life; returns how many durable acts there were."""
    url = f"sqlite:///{home / 'office.sqlite3'}"
    clock, reaper = KeptClock(home / "clock", story.begins), Reaper(strike_at)
    store = reaper.watch(open_store(url, today=lambda: clock.now().date()), DURABLE["store"])
    ports = Ports(
        store=store,
        outbox=Outbox(store, clock),
        intake=Intake(store, clock),
        conversations=Conversations(store),
        dms=reaper.watch(Folder(home / "exchange", [AGENCY.code]), DURABLE["dms"]),
        channels={"telegram": reaper.watch(PaperChannel(home / "chat.jsonl"), DURABLE["channel"])},
        cards=Show(store, clock),
        verifier=MarkVerifier() if story.marks else FakeVerifier(),
        signing=FakeSigning(),
        holders=FakeHolders(),
        linter=FakeLinter(),
        proofs=FakeProofs(),
        files=reaper.watch(FileStore(home / "blobs"), DURABLE["files"]),
        texts=KeyTexts(),
        clock=clock,
        stamps=FakeStamps(),
        scans=FakeScans(),
        calendar=YEAR_2026,
        printer=FakePrinter(),
    )
    try:
        await Mortal(home, story, ports, clock).lives()
    finally:
        await store.close()
    return reaper.count


def run(home: str, story: str, strike_at: int) -> None:
    """The whole life of one process."""
    count = asyncio.run(live(Path(home), STORIES[story], strike_at))
    (Path(home) / "acts").write_text(str(count), encoding="utf-8")
