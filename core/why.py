"""Căn cứ — why a card came: whose turn it is, by which rule, when it comes again, what ends it (N17).

Reckoned from what stands now, not remembered: it is the reason for which the next message would
come, and says so when there is none any more.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core import catalogue
from core.calendar import TIME_ZONE
from core.card import Area, Ref
from core.people.directory import Directory, Stranger
from core.people.person import Person, Role
from core.ports import Records
from core.step import NoSuchDocument, Settles, Step
from core.tasks.task import Task, TaskState
from core.text import Text
from core.waits.clock import paces
from core.waits.wait import Wait

URGENT, TASK, CHECK, ACCOUNT = ("R-6.2c", "R-10.3b"), ("R-12.4",), ("R-20.1b",), ("R-20.5",)
ABOUT: dict[Area, tuple[str, ...]] = {Area.CHECK: CHECK, Area.ACCESS: ACCOUNT}
MOST_RULES = 6


@dataclass(frozen=True)
class Why:
    """Vì sao — `reasons`, the `rules` (ids), what comes `next`, and the names of what `ends` it."""

    reasons: tuple[Text, ...]
    rules: tuple[str, ...]
    next: tuple[Text, ...]
    ends: tuple[Text, ...]


def parts(found: Why) -> Iterator[tuple[Text, tuple[Text, ...]]]:
    """Từng phần — a heading and its sentences, in the order in which people ask."""
    yield Text.of("why-title"), found.reasons
    yield Text.of("why-basis"), tuple(basis(rule) for rule in found.rules)
    yield Text.of("why-next"), found.next or (Text.of("why-next-none"),)
    yield Text.of("why-ends"), found.ends or (Text.of("why-ends-none"),)


def basis(rule: str) -> Text:
    """Căn cứ — `R-8.4b` is said by `basis-r-8-4b`."""
    return Text.of(f"basis-{rule.lower().replace('.', '-')}")


def why(records: Records, ref: Ref, person_id: UUID, now: datetime) -> Why:
    """Raises `NoSuchDocument` for what is not for this person's eyes."""
    document = records.load(ref)
    directory = records.directory(document.agency_id).at(now)
    try:
        person = directory.person(person_id)
    except Stranger:
        raise NoSuchDocument from None
    if not catalogue.may_see(records, ref, document, person):
        raise NoSuchDocument
    mine = next((one for one in records.waits_of(ref.id) if one.person_id == person_id), None)
    ending = list(_ending(records, document, person, mine))
    return Why(
        tuple(_reasons(document, person, directory, mine)),
        _rules(document, mine, ending),
        (*_next(document, person, directory, mine), *_pace(records, mine)),
        tuple(step.label for step in ending),
    )


def _reasons(
    document: Any, person: Person, directory: Directory, wait: Wait | None
) -> Iterator[Text]:
    if document.area in ABOUT:
        yield Text.of(f"why-{document.area}")
    elif wait is None:
        held = isinstance(document, Task) and document.holder_id == person.id
        yield Text.of("why-holder" if held else "why-concerned")
    elif wait.from_person_id:
        yield Text.of("why-climbed", name=directory.name(wait.from_person_id))
    else:
        yield Text.of("why-turn", since=_moment(wait.since))
    away = [directory.name(one) for one in sorted(person.stands_for, key=str)]
    if wait is not None and away:
        yield Text.of("why-stands-in", names=", ".join(away))


def _rules(document: Any, wait: Wait | None, ending: list[Step]) -> tuple[str, ...]:
    """The steps' own rules first, then what makes the reminder itself a duty."""
    rules = [rule for step in ending for rule in step.basis]
    rules = [*ABOUT.get(document.area, ()), *rules]
    if wait is not None and wait.urgency > 0:
        rules = [*URGENT, *rules]
    if isinstance(document, Task) and document.state not in _OVER:
        rules = [*TASK, *rules]
    return tuple(dict.fromkeys(rules))[:MOST_RULES]


_OVER = {TaskState.COMPLETED, TaskState.STOPPED}


def _next(document: Any, person: Person, directory: Directory, wait: Wait | None) -> Iterator[Text]:
    if wait is not None and wait.repeat_at:
        yield Text.of("why-repeat", at=_moment(wait.repeat_at))
    if wait is not None and wait.climb_at:
        yield Text.of("why-climb", at=_moment(wait.climb_at), name=_above(person, directory))
    if isinstance(document, Task) and document.state not in _OVER and document.due_at:
        yield Text.of("why-due", due=_moment(document.due_at))
    if wait is not None:
        yield Text.of("why-digest")


def _pace(records: Records, wait: Wait | None) -> Iterator[Text]:
    """Nhịp báo — of what rings, by the agency's own rule."""
    if wait is None or not wait.repeat_at:
        return
    pace = paces(records.procedure(wait.agency_id).options)[wait.urgency]
    kind = "working" if pace.working else "running"
    yield Text.of(f"why-pace-{kind}", repeat=pace.repeat, climb=pace.climb)


def _above(person: Person, directory: Directory) -> str:
    return directory.name(person.successor_id) or "—"


def _ending(records: Records, document: Any, person: Person, wait: Wait | None) -> Iterator[Step]:
    """The steps open to this person that move the matter on, or still the own calls."""
    procedure = catalogue.procedure_of(records, document)
    for step in catalogue.steps_of(document.area):
        if Role.SYSTEM in step.roles or not procedure.offers(step, document, person):
            continue
        moves = step.after(document.state) != document.state
        stills = wait is not None and wait.repeat_at and step.settles is not Settles.NONE
        if moves or stills:
            yield step


def _moment(at: datetime) -> str:
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"
