"""Thẩm quyền ký — TM., KT., TL., TUQ., Q. and the line above a signature (NĐ 30 Đ.13, PL I.II.7).

Everything is read from positions as data: “Phó Giám đốc” signs for the “Giám đốc”.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING, Any
from uuid import UUID

from core.people.person import Person, Role

if TYPE_CHECKING:
    from core.people.delegation import Delegation
    from core.people.directory import Directory

_DEPUTY = "phó "
_ACTING = ("quyền ", "q. ")


class Capacity(StrEnum):
    """Hình thức ký — OWN is the head of an office that is led by one person (NĐ 30 Đ.13 k.1)."""

    OWN = ""
    FOR_COLLECTIVE = "TM."
    FOR_HEAD = "KT."
    BY_ORDER = "TL."
    BY_AUTHORITY = "TUQ."
    ACTING = "Q."


@dataclass(frozen=True)
class SigningRules:
    """Quy chế làm việc về ký — `collective` is the body whose documents are signed TM.; `by_order`
    the positions that sign TL., each with the types of document (none named: every type).
    """

    collective: str = ""
    by_order: Mapping[str, frozenset[str]] = field(default_factory=dict)

    @classmethod
    def of(cls, options: Mapping[str, Any]) -> SigningRules:
        """From the options of the agency's procedure."""
        by_order = options.get("by_order", {})
        return cls(
            str(options.get("collective", "")),
            {position: frozenset(types) for position, types in by_order.items()},
        )


@dataclass(frozen=True)
class Signature:
    """Chữ ký — the capacity, the lines above the name, for whom, and by which delegation."""

    capacity: Capacity
    lines: tuple[str, ...]
    on_behalf_of: UUID | None = None
    delegation: Delegation | None = None


def is_deputy(person: Person) -> bool:
    """Cấp phó — by the position's own word."""
    return person.position.casefold().startswith(_DEPUTY)


def head_of_agency(directory: Directory) -> Person | None:
    """Người đứng đầu — the leader who is nobody's deputy."""
    leaders = directory.having(Role.LEADER)
    return next((person for person in leaders if not is_deputy(person)), None)


def head_title(directory: Directory, signer: Person) -> str:
    """Chức vụ người đứng đầu — also while the post is vacant: the deputy's names it."""
    head = head_of_agency(directory)
    if head is not None:
        return _without(head.position, _ACTING)
    return _without(signer.position, (_DEPUTY,))


def signature_of(
    directory: Directory, signer: Person, type_name: str = "", authority: Delegation | None = None
) -> Signature | None:
    """Hình thức ký của một người — now, in this agency; None when he has no authority to sign.
    `authority` is a paper to be read as if it were in force.
    """
    if Role.LEADER in signer.roles:
        return _leaders(directory, signer)
    title = head_title(directory, signer).upper()
    head = head_of_agency(directory)
    giver = head.id if head else None
    delegation = authority or directory.authority_of(signer.id)
    if delegation is not None and delegation.covers(type_name):
        lines = (f"TUQ. {title}", _post(directory, signer))
        return Signature(Capacity.BY_AUTHORITY, lines, delegation.giver_id, delegation)
    types = directory.signing.by_order.get(signer.position)
    if types is None or (types and type_name and type_name not in types):
        return None
    return Signature(Capacity.BY_ORDER, (f"TL. {title}", _post(directory, signer)), giver)


def _leaders(directory: Directory, signer: Person) -> Signature:
    body = directory.signing.collective
    over = (f"TM. {body.upper()}",) if body else ()
    own = signer.position.upper()
    if is_deputy(signer):
        head = head_of_agency(directory)
        title = f"KT. {head_title(directory, signer).upper()}"
        return Signature(Capacity.FOR_HEAD, (*over, title, own), head.id if head else None)
    if signer.position.casefold().startswith(_ACTING):
        title = f"Q. {_without(signer.position, _ACTING).upper()}"
        return Signature(Capacity.ACTING, (*over, title))
    return Signature(Capacity.FOR_COLLECTIVE if body else Capacity.OWN, (*over, own))


def _post(directory: Directory, signer: Person) -> str:
    """`TRƯỞNG PHÒNG TRỒNG TRỌT` — the position and its unit, without saying “Phòng” twice."""
    position, unit = signer.position, directory.unit_name(signer.unit_id)
    last = position.rpartition(" ")[2]
    if unit and unit.casefold().startswith(f"{last.casefold()} "):
        return f"{position}{unit[len(last) :]}".upper()
    return position.upper()


def _without(position: str, words: tuple[str, ...]) -> str:
    for word in words:
        if position.casefold().startswith(word):
            rest = position[len(word) :]
            return rest[:1].upper() + rest[1:]
    return position
