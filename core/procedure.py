"""Quy trình nội bộ — an agency's own procedure laid over the declared steps (R-12.2)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from core.people.person import Person, Role
from core.step import NotNow, NotYourStep, Step


@dataclass(frozen=True)
class Procedure:
    """Quy trình — one version: steps not used, and steps given to other roles; data, not code."""

    version: int = 1
    unused: frozenset[str] = frozenset()
    roles: Mapping[str, frozenset[Role]] = field(default_factory=dict)

    def roles_of(self, step: Step) -> frozenset[Role]:
        return self.roles.get(step.code, step.roles)

    def offers(self, step: Step, document: Any, person: Person) -> bool:
        """Is this step open to this person on this document, as it stands? A step that begins a
        document is no button on one that has begun.
        """
        return (
            step.begins is None
            and step.code not in self.unused
            and document.state in step.moves
            and bool(self.roles_of(step) & person.roles)
            and (Role.SYSTEM in person.roles or step.when(document, person))
        )

    def allow(self, step: Step, person: Person) -> None:
        """Raises `NotYourStep` when the step is not used here, or is for other roles."""
        if step.code in self.unused or not self.roles_of(step) & person.roles:
            raise NotYourStep(step=step.label)

    def permit(self, step: Step, document: Any, person: Person) -> None:
        """Raises `NotYourStep` or `NotNow`; called again inside every transaction."""
        self.allow(step, person)
        if Role.SYSTEM not in person.roles and not step.when(document, person):
            raise NotYourStep(step=step.label)
        if document.state not in step.moves:
            raise NotNow(step=step.label)
