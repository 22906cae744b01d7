"""Kiểm tra quy trình — an agency's own procedure is refused when work would stop in it (R-12.2)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from core import catalogue
from core.card import Area
from core.errors import Refusal
from core.form import Proof
from core.outgoing.document import OutgoingState
from core.people.directory import Directory
from core.people.person import Role
from core.procedure import FIELDS, Procedure
from core.signing.making import Appearance, Level, Profile
from core.step import Step
from core.waits.clock import paces

OPTIONS: Mapping[str, type] = {
    "paper_copy": bool,
    "collective": str,
    "by_order": dict,
    "signing": dict,
    "urgent": dict,
}
# Only the unit head's look may be left out: where one lands then. Everything else is the law's.
SKIPS: Mapping[StrEnum, StrEnum] = {OutgoingState.SUBMITTED: OutgoingState.CHECKED}
_LONGEST = 200
# Who may come in is no matter of an agency's procedure; many have no IT officer of their own. Nor
# has every agency an archivist: until there is one, finished dossiers wait where they are.
# Nor is it an agency's to forbid a telephone call, the test of the morning, or a watch.
_FREE = {Area.ACCESS, Area.CALL, Area.CANARY, Area.DOSSIER, Area.DUTY}
_GOVERNED = tuple(area for area in Area if area not in _FREE)


class ProcedureUnknownField(Refusal):
    """The file has a field that means nothing, or of the wrong kind."""


class ProcedureUnknownStep(Refusal):
    """No step has this code."""


class ProcedureUnknownRole(Refusal):
    """No such role, or none at all, or the system's."""


class ProcedureImpossibleMove(Refusal):
    """The step cannot lead from there to there."""


class ProcedureUrgentPace(Refusal):
    """No such level, minutes out of range, or Hỏa tốc in working time."""


class ProcedureProofWeakened(Refusal):
    """The second factor may not be taken off (P12)."""


class ProcedureUnknownProof(Refusal):
    """No such proof."""


class ProcedureDeadEnd(Refusal):
    """From this state nobody could go on."""


class ProcedureUnreachable(Refusal):
    """The work could not end as the law wants it to."""


def read_procedure(written: Any, version: int, directory: Directory) -> Procedure:
    """Đọc quy trình — from JSON; raises the `Refusal` that says what is wrong, and where."""
    _check_shape(written)
    for code in {c for name in FIELDS[:4] for c in written.get(name, ())}:
        if code not in catalogue.steps():
            raise ProcedureUnknownStep(code=str(code)[:_LONGEST])
    for code, roles in written.get("roles", {}).items():
        _check_roles(catalogue.steps()[code], roles)
    for code, moves in written.get("moves", {}).items():
        _check_moves(catalogue.steps()[code], moves)
    for code, proof in written.get("proof", {}).items():
        _check_proof(catalogue.steps()[code], proof)
    procedure = Procedure.of(version, written)
    for area in _GOVERNED:
        check_flow(procedure, area, directory)
    return procedure


def _check_shape(written: Any) -> None:
    if not isinstance(written, dict):
        raise ProcedureUnknownField(name="JSON")
    kinds: dict[str, type] = {"unused": list, "gateway": str}
    for name, value in written.items():
        if name not in FIELDS or not isinstance(value, kinds.get(name, dict)):
            raise ProcedureUnknownField(name=str(name)[:_LONGEST])
    if not all(isinstance(code, str) for code in written.get("unused", ())):
        raise ProcedureUnknownField(name="unused")
    for name, value in written.get("options", {}).items():
        if name not in OPTIONS or not isinstance(value, OPTIONS[name]):
            raise ProcedureUnknownField(name=f"options.{name}"[:_LONGEST])
    for position, types in written.get("options", {}).get("by_order", {}).items():
        if not isinstance(types, list) or not all(isinstance(one, str) for one in types):
            raise ProcedureUnknownField(name=f"options.by_order.{position}"[:_LONGEST])
    _check_signing(written)
    try:
        paces(written.get("options", {}))
    except ValueError:
        raise ProcedureUrgentPace from None


def _check_signing(written: Mapping[str, Any]) -> None:
    """Cấu hình ký — a level, an appearance, the diameter of the seal in millimetres."""
    told = written.get("options", {}).get("signing", {})
    strange = set(told) - {"level", "appearance", "seal_mm"}
    try:
        profile = Profile(**told | _named(told)) if not strange else None
    except (ValueError, TypeError):
        profile = None
    if profile is None or not 20 <= profile.seal_mm <= 60:
        raise ProcedureUnknownField(name="options.signing")


def _named(told: Mapping[str, Any]) -> dict[str, Any]:
    kinds = {"level": Level, "appearance": Appearance, "seal_mm": float}
    return {name: kinds[name](value) for name, value in told.items()}


def _check_roles(step: Step, roles: Any) -> None:
    known = {role.value for role in Role if role is not Role.SYSTEM}
    listed = isinstance(roles, list) and roles and all(isinstance(one, str) for one in roles)
    if not listed or not set(roles) <= known or Role.SYSTEM in step.roles:
        raise ProcedureUnknownRole(code=step.code)


def _check_moves(step: Step, moves: Any) -> None:
    if not isinstance(moves, dict):
        raise ProcedureUnknownField(name=f"moves.{step.code}")
    for state, after in moves.items():
        declared = step.moves.get(state)
        allowed = {str(declared), str(SKIPS.get(declared))} if declared is not None else set()
        if str(after) not in allowed:
            raise ProcedureImpossibleMove(
                code=step.code, start=str(state)[:_LONGEST], after=str(after)[:_LONGEST]
            )


def _check_proof(step: Step, proof: Any) -> None:
    if proof not in [one.value for one in Proof]:
        raise ProcedureUnknownProof(code=step.code)
    if step.proof is Proof.SECOND_FACTOR and proof != Proof.SECOND_FACTOR:
        raise ProcedureProofWeakened(code=step.code)


Graph = dict[str, set[str]]
# A document that is taken back leaves its way; the ends of the way itself are what counts.
INTERRUPTIONS = frozenset({"rca", "hon", "stp", "rcl"})


def check_flow(procedure: Procedure, area: Area, directory: Directory) -> None:
    """Raises `ProcedureDeadEnd` or `ProcedureUnreachable`: every end that the declared steps lead
    to must still be reached, and from every state that is reached somebody must be able to go on.
    """
    steps = catalogue.steps_of(area)
    declared = _graph(steps)
    first = _first_state(steps)
    if first is None:
        return
    ends = {state for state in _reached(declared, first) if not declared.get(state)}
    own = _graph(_manned(procedure, steps, directory))
    here = _reached(own, first)
    dead = [state for state in here - ends if not _reached(own, state) & ends]
    for state in sorted(dead, key=lambda one: (own.get(one) == declared.get(one), one)):
        raise ProcedureDeadEnd(state=state, codes=_leaving(steps, state))
    for end in sorted(ends - here):
        raise ProcedureUnreachable(state=end, codes=_leading(steps, end))


def _first_state(steps: Iterable[Step]) -> str | None:
    """The states of a thing stand in the order of its life."""
    kinds = {type(state) for step in steps for state in step.moves}
    return str(next(iter(kinds.pop()))) if kinds else None


def _manned(procedure: Procedure, steps: Iterable[Step], directory: Directory) -> list[Step]:
    """The steps that are used and that somebody of the agency may press today."""
    used = [procedure.lay(step) for step in steps if step.code not in procedure.unused]
    return [one for one in used if Role.SYSTEM in one.roles or directory.having(*one.roles)]


def _graph(steps: Iterable[Step]) -> Graph:
    found: Graph = {}
    for step in (one for one in steps if one.code not in INTERRUPTIONS):
        for state, after in step.moves.items():
            if state != after:
                found.setdefault(str(state), set()).add(str(after))
    return found


def _reached(graph: Graph, start: str) -> set[str]:
    seen, todo = {start}, [start]
    while todo:
        new = graph.get(todo.pop(), set()) - seen
        seen |= new
        todo.extend(new)
    return seen


def _leaving(steps: Iterable[Step], state: str) -> str:
    return ", ".join(
        s.code for s in steps if any(a == state and b != a for a, b in s.moves.items())
    )


def _leading(steps: Iterable[Step], end: str) -> str:
    return ", ".join(s.code for s in steps if any(b == end and b != a for a, b in s.moves.items()))
