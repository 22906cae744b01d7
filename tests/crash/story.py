"""What a story for the mortal office is made of: moves, and what must be found when it is over.

Stories are data. A restart simply goes through the moves again from the first: a tap is an update
that the messenger's server remembers, a package is dropped once, the clock never goes back.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, time, timedelta
from typing import Any
from uuid import UUID, uuid5

from core.card import Area, Ref
from core.exchange.package import Attachment, Organ, Package
from core.people.person import Person
from core.ports import Records
from tests.factories import AGENCY, NAMES, NOW

SENDER = "000.00.01.H56"
DOCUMENT_UID = f"{SENDER},2026/11/23,5678/UBND-NN"
PDF = b"%PDF-1.7 body"
DIGEST_TIMES = (time(8), time(13, 30))
_RECEIVED = UUID("a3a1d0c2-70c5-4f0e-8f51-0d1f5b1c8f01")


@dataclass(frozen=True)
class Tap:
    """Who presses which step on what; `code` is the one-time code, where one is wanted, `file`
    what was uploaded into the chat for it, under this `name`.
    """

    person: Person
    step: str
    find: Callable[[Records], Ref]
    answers: Mapping[str, Any] = field(default_factory=dict)
    code: str = ""
    file: bytes = b""
    name: str = "du thao.pdf"


@dataclass(frozen=True)
class Sign:
    """The signing agent of this person signs what waits for its key."""

    person: Person


@dataclass(frozen=True)
class Pair:
    """This person has a machine that signs, from now on."""

    person: Person


@dataclass(frozen=True)
class Until:
    """Time passes, this long after the beginning of the story; then the upkeep looks what is due."""

    after: timedelta


@dataclass(frozen=True)
class Drop:
    """The exchange puts a package into the agency's mailbox, once."""

    name: str
    raw: bytes


@dataclass(frozen=True)
class Story:
    """`steps` the whole journal, in order; `statuses` what lies in the folder to the exchange;
    `states` by table, sorted; `cards` how many messages each person gets,
    by account; `calls` how many of them say which reason; `files` the contents of the file store;
    `digests` who is given a list, by half day; `hushed` what may be found nowhere. `acts` is a
    little more than the durable acts of an undisturbed life.
    """

    moves: tuple[Tap | Until | Drop | Sign | Pair, ...]
    steps: str
    statuses: str
    numbers: int
    acts: int
    states: Mapping[str, str]
    cards: Mapping[str, int]
    calls: Mapping[str, int] = field(default_factory=dict)
    files: tuple[bytes, ...] = ()
    waits: frozenset[str] = frozenset()
    digests: Mapping[str, str] | None = None
    hushed: tuple[bytes, ...] = ()
    begins: datetime = NOW
    marks: bool = False
    """Signatures are read from the bytes, by `MarkVerifier`."""


def minutes(after: float) -> Until:
    """Since the beginning."""
    return Until(timedelta(minutes=after))


def a_package(number: str = "5678", **more: Any) -> Package:
    facts: dict[str, Any] = {
        "sender": Organ(SENDER, "UBND tỉnh"),
        "receivers": (Organ(AGENCY.code, AGENCY.name),),
        "document_uid": f"{SENDER},2026/11/23,{number}/UBND-NN",
        "number": number,
        "notation": "UBND-NN",
        "subject": "V/v ứng phó bão số 12",
        "issued_on": NOW.date(),
        "type_name": "Công văn",
        "signer_position": "Chủ tịch",
        "signer_name": "Hoàng Văn Minh",
        "attachments": (Attachment(f"{number}.pdf", PDF + number.encode()),),
    }
    return Package(**(facts | more))


def the_document(number: str = "5678") -> Callable[[Records], Ref]:
    name = f"{AGENCY.id}/{SENDER}/{SENDER},2026/11/23,{number}/UBND-NN/0"
    return lambda _records: Ref(Area.INCOMING, uuid5(_RECEIVED, name))


def the_task(number: str = "5678") -> Callable[[Records], Ref]:
    """The lead's."""

    def found(records: Records) -> Ref:
        tasks = records.tasks_of(the_document(number)(records).id)
        return Ref(Area.TASK, next(task.id for task in tasks if task.lead))

    return found


def the_draft(_records: Records) -> Ref:
    return Ref(Area.OUTGOING, uuid5(NAMES, "draft"))


def what_waits(area: Area, person: Person) -> Callable[[Records], Ref]:
    """The first thing of this area that this person is waited for with: a parcel, a digest."""

    def found(records: Records) -> Ref:
        waits = records.waits_for(person.id, 10)
        return next(Ref(area, wait.document_id) for wait in waits if wait.area == area)

    return found
