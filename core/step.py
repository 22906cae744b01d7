"""Bước — one thing a person (or the system) may decide about one document.

A step is a decorated function in a file of its own. The declaration is data: role, state, form
and proof are checked before the body runs, so the body holds only what is peculiar to the step.
"""

from __future__ import annotations

import typing
import uuid
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from core.calendar import WorkingCalendar
from core.card import Area, FileRef, Ref, Style
from core.effect import Effect
from core.errors import Refusal
from core.form import Answers, Form, Proof, World
from core.people.directory import Directory
from core.people.person import Person, Role
from core.registers.register import Register
from core.text import Text

if TYPE_CHECKING:
    from core.ports import Hanging


class NotYourStep(Refusal):
    """The viewer's roles do not open this step."""


class NotNow(Refusal):
    """The document is in another state."""


class Stale(Refusal):
    """The document has moved since the card was drawn."""


def stands(document: Any, version: int) -> bool:
    """Thẻ còn đúng không — nothing was decided since the card was drawn, or the question begun."""
    return bool(getattr(document, "settled", document.version) <= version <= document.version)


class NoSuchDocument(Refusal):
    """There is no such document for this person: its existence is not told."""


class OldCheck(Refusal):
    """The check was of a file that has been replaced since."""


class AlreadyRecorded(Refusal):
    """The same result again, after a restart: once is enough for the journal."""


class ContentWithdrawn(Refusal):
    """The sender has taken the document back: its content is not handed out (R-8.2a)."""


class Settles(StrEnum):
    """Dừng gọi — whose urgent calls a step ends while the state stays: everybody's, only the
    actor's own, or nobody's.
    """

    ALL = "all"
    OWN = "own"
    NONE = "none"


@dataclass(frozen=True)
class Press:
    """Lần bấm — which step, on which document, at which version, with which answers.

    `version` None means “whatever it is now” and is open to the system only; 0 begins a document.
    `shown` is the copy of the card that was pressed: it is known from then on, so that the refresh
    of the decision reaches it. `asked` says that the questions were put, confirmation included.
    """

    step: str
    document_id: UUID
    version: int | None
    answers: Answers = field(default_factory=dict)
    code: str = ""
    shown: Hanging | None = None
    asked: bool = False


@dataclass
class Context:
    """What a step's body may see and ask for; everything asked for is stored with the decision.
    `options` are those of the agency's procedure; `after` is the state to which the step leads.
    """

    ref: Ref
    person: Person
    directory: Directory
    calendar: WorkingCalendar
    now: datetime
    answers: Answers
    number: Callable[[Register], int]
    tasks_of: Callable[[UUID], Sequence[Any]]
    effects: list[Effect] = field(default_factory=list)
    added: list[Any] = field(default_factory=list)
    concerned: list[tuple[Ref, UUID]] = field(default_factory=list)
    details: dict[str, Any] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    after: str = ""
    procedure: Any = None
    told: Text | None = None
    referred: Callable[[UUID, int, str], Any] = lambda _agency, _year, _reference: None
    answers_to: Callable[[UUID], Sequence[UUID]] = lambda _incoming: ()
    alike: Callable[[UUID, str], Sequence[Any]] = lambda _agency, _likeness: ()
    kept: Callable[[Ref], Any] = lambda _ref: None

    def tell(self, text: Text) -> None:
        """Báo kết quả — what the actor is told in place of the step's own “đã xong”."""
        self.told = text

    def ask(self, *effects: Effect) -> None:
        """Yêu cầu việc bên ngoài — stored in the outbox by the same transaction."""
        self.effects.extend(effects)

    def add(self, entity: Any) -> None:
        """Thêm mới — an entity that this decision brings into being."""
        self.added.append(entity)

    def concern(self, ref: Ref, person_id: UUID) -> None:
        """Cho xem — this person is concerned and may see the thing from now on (R-5.1)."""
        self.concerned.append((ref, person_id))

    def note(self, **details: Any) -> None:
        """Ghi nhật ký — facts of this decision for the journal."""
        self.details.update(details)

    def new_id(self, *parts: object) -> UUID:
        """An id that a repeat of the same decision would make again."""
        return uuid.uuid5(self.ref.id, "/".join(map(str, parts)))

    def day(self, name: str) -> datetime:
        return datetime.fromisoformat(self.answers[name])

    def file(self, name: str) -> FileRef:
        return FileRef(**self.answers[name])

    def stamp(self) -> dict[str, str]:
        """Ai, lúc nào — for rows that people add to a document (R-12.3)."""
        return {"by": self.person.name, "at": self.now.isoformat()}

    def world(self, document: Any = None) -> World:
        return World(self.directory, self.calendar, self.now, self.person, self.answers, document)


Body = Callable[[Any, Context], None]
When = Callable[[Any, Person], bool]


def always(_document: Any, _person: Person) -> bool:
    return True


@dataclass(frozen=True)
class Step:
    """A declared step. `code` is permanent: it sits in messages already sent.

    `when` narrows who is offered the step (the assignee, the signer); `begins` makes the entity
    when the step brings it into being; `turns` are the states that the body may choose instead of
    the one in `moves`, by what it finds; `settles` says whose urgent calls the step ends. A
    system step that only records a fact leaves the version: an open question stays answerable.
    """

    code: str
    name: str
    area: Area
    entity: type[Any]
    body: Body
    basis: tuple[str, ...]
    roles: frozenset[Role]
    moves: Mapping[StrEnum, StrEnum]
    turns: Mapping[StrEnum, tuple[StrEnum, ...]]
    form: Form
    proof: Proof
    style: Style
    when: When
    begins: Callable[[UUID, Context], Any] | None
    settles: Settles
    moves_version: bool

    @property
    def label(self) -> Text:
        return Text.of(f"step-{self.name.replace('_', '-')}")

    @property
    def done(self) -> Text:
        return Text.of(f"step-{self.name.replace('_', '-')}-done")

    def after(self, state: StrEnum) -> StrEnum:
        return self.moves.get(state, state)

    def ends_in(self, before: StrEnum, now: StrEnum) -> StrEnum:
        """Where it stands after the body ran; raises `ValueError` for a move nobody declared."""
        if now == before:
            return self.after(before)
        if now in (self.after(before), *self.turns.get(before, ())):
            return now
        raise ValueError(f"{self.code} does not lead from {before} to {now}")


def step(
    *,
    code: str,
    basis: str | tuple[str, ...],
    roles: Iterable[Role],
    moves: Mapping[Any, Any],
    turns: Mapping[Any, Any] | None = None,
    form: Form | None = None,
    proof: Proof = Proof.NONE,
    style: Style = Style.PLAIN,
    when: When = always,
    begins: Callable[[UUID, Context], Any] | None = None,
    settles: Settles = Settles.ALL,
    moves_version: bool = True,
) -> Callable[[Body], Step]:
    """Khai báo bước — the decorated function becomes a `Step` named after it."""

    def declare(body: Body) -> Step:
        hints = typing.get_type_hints(body)
        entity = next(iter(hints.values()))
        return Step(
            code=code,
            name=body.__name__,
            area=entity.area,
            entity=entity,
            body=body,
            basis=(basis,) if isinstance(basis, str) else basis,
            roles=frozenset(roles),
            moves=dict(moves),
            turns={
                state: one if isinstance(one, tuple) else (one,)
                for state, one in (turns or {}).items()
            },
            form=dict(form or {}),
            proof=proof,
            style=style,
            when=when,
            begins=begins,
            settles=settles,
            moves_version=moves_version,
        )

    return declare
