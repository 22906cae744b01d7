"""An office in memory: real steps, real perform, fake ports. Presses buttons like people do."""

from __future__ import annotations

import hashlib
import itertools
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from typing import Any

from core.card import Card, Exposure, FileRef, Ref
from core.effects.follow import Follow
from core.errors import Fault, Turn
from core.evidence.evidence import Evidence
from core.exchange.package import Arrival, StatusNotice
from core.incoming.steps.move_due import DueAsItIs
from core.people.person import Actor, Person
from core.people.secrets import SecondFactor
from core.perform import Done, perform
from core.ports import Ports
from core.show import Show
from core.signing.places import Places, standard
from core.signing.report import Finding, Result, SignatureReport, SignatureSeen, verdict_of
from core.step import Press
from core.text import Text
from tests.calendars import YEAR_2026
from tests.factories import NOW, acting, an_office
from tests.fakes.scans import FakeScans
from tests.fakes.signing import FakeHolders, FakeSigning
from tests.fakes.store import FakeStore


@dataclass
class FakeClock:
    at: datetime = NOW

    def now(self) -> datetime:
        return self.at

    def advance(self, **delta: float) -> None:
        self.at += timedelta(**delta)


class FakeFiles:
    def __init__(self) -> None:
        self.kept: dict[str, bytes] = {}

    async def put(self, content: bytes) -> str:
        key = hashlib.sha256(content).hexdigest()
        self.kept[key] = content
        return key

    async def get(self, sha256: str) -> bytes:
        if sha256 not in self.kept:
            raise Fault(Turn.NEVER, "no such file")
        return self.kept[sha256]

    async def drop(self, sha256: str) -> None:
        self.kept.pop(sha256, None)


class FakeStamps:
    """The stamp area of a fake PDF is what stands after the word “stamp:” in it."""

    async def words(self, content: bytes) -> str:
        return content.partition(b"stamp:")[2].decode()

    async def room(self, content: bytes, page: int | None = None) -> float:
        return 0.0


class FakePrinter:
    """Pages that only say how many lines they rest on."""

    async def attestation(self, evidence: Evidence) -> bytes:
        return f"%PDF-1.7 <{len(evidence.entries)} lines>".encode()


class FakeProofs:
    """The code of a step is the step's number: right once, never twice."""

    def matches(self, sealed: str, code: str, now: datetime, after: int) -> int | None:
        return int(code) if code.isdecimal() and int(code) > after and code != "000000" else None


def a_signature(signer: str, *, code: str = "", at: datetime = NOW, **more: Any) -> SignatureSeen:
    """A person's signature, or with a code an agency's."""
    given = {
        "field": signer, "signer": signer, "organisation": signer if code else "",
        "issuer": "CA", "serial": "1", "is_agency": bool(code), "signed_at": at,
        "time_source": "claimed", "valid_from": NOW, "valid_until": NOW, "code": code,
    }  # fmt: skip
    return SignatureSeen(**{**given, **more})


SIGNER, SENDER = "Hoàng Văn Minh", "000.00.01.H56"
BOTH = (a_signature(SIGNER), a_signature("UBND tỉnh", code=SENDER))


class FakeVerifier:
    """Says the same of every file; `said` has what is to be said of particular bytes."""

    def __init__(self, result: Result = Result.PASS) -> None:
        self.result = result
        self.signatures: tuple[SignatureSeen, ...] = BOTH
        self.said: dict[bytes, SignatureReport] = {}

    async def verify(self, content: bytes, at: datetime, *, sender: str = "") -> SignatureReport:
        if content in self.said:
            return self.said[content]
        findings = tuple(
            Finding(f"C{n}", self.result, Text.of("finding-addressed")) for n in range(1, 7)
        )
        return SignatureReport("", verdict_of(findings), findings, self.signatures)

    async def verify_detached(
        self, content: bytes, signature: bytes, at: datetime, *, sender: str = ""
    ) -> SignatureReport:
        return await self.verify(signature, at, sender=sender)


class FakeLinter:
    """Finds faults in the rules it was told to; remembers what was declared."""

    def __init__(self, *failing: str) -> None:
        self.failing = failing
        self.declared: dict[str, Any] = {}

    async def lint(self, content: bytes, **declared: Any) -> list[Finding]:
        self.declared = declared
        return [
            Finding(rule, Result.FAIL, Text.of("format-kept", page=1))
            if rule in self.failing
            else Finding(rule, Result.PASS, Text.of("format-right", name=rule))
            for rule in ("F1", "F2", "F12")
        ]

    async def places(
        self, content: bytes, *, initialled: bool = False, names: Sequence[str] = ()
    ) -> Places:
        return replace(standard(), initials=standard().leaders) if initialled else standard()


class KeyTexts:
    """Says the key and the parameters: what the core means, without Vietnamese."""

    def plain(self, text: Text) -> str:
        return f"{text.key}{dict(text.params) or ''}"

    html = plain


@dataclass
class Office:
    clock: FakeClock = field(default_factory=FakeClock)
    store: FakeStore = field(default_factory=lambda: FakeStore(an_office()))
    files: FakeFiles = field(default_factory=FakeFiles)
    verifier: FakeVerifier = field(default_factory=FakeVerifier)
    signing: Any = field(default_factory=FakeSigning)
    holders: Any = field(default_factory=FakeHolders)
    linter: FakeLinter = field(default_factory=FakeLinter)
    scans: Any = field(default_factory=FakeScans)
    channels: dict[str, Any] = field(default_factory=dict)
    dms: Any = None
    archive: Any = None
    printer: Any = field(default_factory=FakePrinter)
    reported: list[StatusNotice] = field(default_factory=list)

    @property
    def ports(self) -> Ports:
        return Ports(
            store=self.store,
            outbox=None,
            intake=None,
            conversations=None,
            dms=self.dms,
            channels=self.channels,
            cards=Show(self.store, self.clock),
            verifier=self.verifier,
            signing=self.signing,
            holders=self.holders,
            linter=self.linter,
            proofs=FakeProofs(),
            files=self.files,
            texts=KeyTexts(),
            clock=self.clock,
            stamps=FakeStamps(),
            scans=self.scans,
            calendar=YEAR_2026,
            printer=self.printer,
            archive=self.archive,
        )

    def has(self, entity: Any) -> Any:
        """Put an entity into the store as it is."""
        self.store.work.add(entity)
        return entity

    def now_is(self, entity: Any) -> Any:
        return self.store.work.load(Ref(entity.area, entity.id))

    async def press(
        self, person: Person | Actor, code: str, entity: Any, proof: str = "", **answers: Any
    ) -> Done:
        actor = acting(person) if isinstance(person, Person) else person
        version = self.now_is(entity).version if isinstance(person, Person) else None
        return await perform(Press(code, entity.id, version, answers, proof), actor, self.ports)

    async def follow(self) -> None:
        """Run the effects that only bring about other decisions."""
        for effect in [e for e in self.store.work.posted if isinstance(e, Follow)]:
            self.store.work.posted.remove(effect)
            press = await effect.run(self.ports)
            with suppress(DueAsItIs):  # as delivery does: what is so already counts as done
                await perform(press, Actor.system(an_office().agency.id), self.ports)

    def asked(self, kind: type) -> list[Any]:
        """The effects of one kind that have been asked for."""
        return [effect for effect in self.store.work.posted if type(effect) is kind]

    def waiting_for(self, entity: Any) -> set[Any]:
        return {wait.person_id for wait in self.store.work.waits_of(entity.id)}

    async def card(self, person: Person, entity: Any) -> Card | None:
        return await self.ports.cards.card(Ref(entity.area, entity.id), person.id, Exposure.BODY)

    async def buttons(self, person: Person, entity: Any) -> set[str]:
        card = await self.card(person, entity)
        return {button.step for button in card.buttons} if card else set()

    def with_second_factor(self, person: Person) -> None:
        self.store.work.put_second_factor(SecondFactor(person.id, "sealed"))


def a_pdf(content: bytes = b"%PDF-1.7 ...", name: str = "du thao.pdf") -> FileRef:
    return FileRef(hashlib.sha256(content).hexdigest(), name, len(content))


_NUMBERS = itertools.count(1)


def an_arrival(raw: bytes, mailbox: str = "000.00.02.H56") -> Arrival:
    """Each call is another message, as an exchange numbers them, even with the same bytes."""
    return Arrival(mailbox, f"goi-{next(_NUMBERS)}.edxml", raw)
