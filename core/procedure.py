"""Quy trình nội bộ — an agency's own procedure laid over the declared steps (R-12.2)."""

from __future__ import annotations

import dataclasses
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from core.form import Proof
from core.people.person import Person, Role
from core.registers.series import Numbering
from core.step import NotNow, NotYourStep, Step

FIELDS = ("unused", "roles", "moves", "proof", "options", "numbering", "gateway")


@dataclass(frozen=True)
class Procedure:
    """Quy trình — one version; data, not code. Version 0 is the declared steps as they are.

    `unused` steps are not offered; `roles` gives steps to others; `moves` leads a step to a later
    state; `proof` asks for another proof; `options` are read by steps and by the signature line.
    `numbering` says how numbers are given, `gateway` is the unit whose clerks send to the outside
    (R-7.3; None: every clerk's), `paper_copy` whether the copy kept is also on paper (NĐ 30 Đ.19).
    """

    version: int = 0
    unused: frozenset[str] = frozenset()
    roles: Mapping[str, frozenset[Role]] = field(default_factory=dict)
    moves: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    proof: Mapping[str, Proof] = field(default_factory=dict)
    options: Mapping[str, Any] = field(default_factory=dict)
    numbering: Numbering = field(default_factory=Numbering)
    gateway: UUID | None = None
    paper_copy: bool = True

    @classmethod
    def of(cls, version: int, kept: Mapping[str, Any]) -> Procedure:
        """From what was stored or written in a file; raises ValueError for what cannot be."""
        roles = {code: frozenset(map(Role, given)) for code, given in kept.get("roles", {}).items()}
        return cls(
            version=version,
            unused=frozenset(kept.get("unused", ())),
            roles=roles,
            moves={code: dict(moves) for code, moves in kept.get("moves", {}).items()},
            proof={code: Proof(given) for code, given in kept.get("proof", {}).items()},
            options={k: v for k, v in kept.get("options", {}).items() if k != "paper_copy"},
            numbering=Numbering.unwire(kept.get("numbering", {})),
            gateway=UUID(kept["gateway"]) if kept.get("gateway") else None,
            paper_copy=bool(kept.get("options", {}).get("paper_copy", True)),
        )

    def written(self) -> dict[str, Any]:
        """The reverse of `of`, as JSON can keep it."""
        return {
            "unused": sorted(self.unused),
            "roles": {code: sorted(given) for code, given in self.roles.items()},
            "moves": {code: dict(moves) for code, moves in self.moves.items()},
            "proof": {code: given.value for code, given in self.proof.items()},
            "options": {**self.options, **({} if self.paper_copy else {"paper_copy": False})},
            **({} if self.numbering == Numbering() else {"numbering": self.numbering.wire()}),
            **({"gateway": self.gateway.hex} if self.gateway else {}),
        }

    def lay(self, step: Step) -> Step:
        """Bước theo quy trình — the declared step with this agency's roles, moves and proof."""
        roles, proof = self.roles_of(step), self.proof.get(step.code, step.proof)
        own = self.moves.get(step.code)
        if own is None and roles == step.roles and proof is step.proof:
            return step
        moves = {
            state: type(after)(str((own or {}).get(state, after)))
            for state, after in step.moves.items()
        }
        return dataclasses.replace(step, roles=roles, proof=proof, moves=moves)

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
