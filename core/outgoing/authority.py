"""Thẩm quyền ký văn bản đi — who may be named as signer, and in which form he signs (NĐ 30 Đ.13)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any
from uuid import UUID

from core.calendar import TIME_ZONE
from core.errors import Refusal
from core.form import Option, Question, World, plain
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.capacity import Signature, signature_of
from core.people.delegation import Delegation
from core.people.directory import Directory
from core.people.person import Person, Role
from core.text import Text

_BEFORE = {OutgoingState.SUBMITTED, OutgoingState.CHECKED}


class NoAuthority(Refusal):
    """This person has no authority to sign such a document today."""


class OutsideTheAuthority(Refusal):
    """The paper gives the signature for other types of document (NĐ 30 Đ.13 k.3)."""


@dataclass(frozen=True)
class PickSigner(Question):
    """Trình ai ký — leaders, and who signs TL. or TUQ. today; each with the form of signature."""

    def options(self, world: World) -> Sequence[Option]:
        kind = str(world.answers.get("type", ""))
        return [
            Option(person.id.hex, plain(_label(person, signature)))
            for person in world.directory.having(Role.LEADER, Role.UNIT_HEAD)
            if (signature := signature_of(world.directory, person, kind))
        ]


def _label(person: Person, signature: Signature) -> str:
    """“Phó Giám đốc Vũ Thị Hạnh (KT. Giám đốc)”."""
    line = next((one for one in signature.lines if one.startswith(signature.capacity)), "")
    if not signature.capacity:
        return person.title
    whose = line.removeprefix(signature.capacity).strip().capitalize()
    return f"{person.title} ({signature.capacity} {whose})"


def check_signer(directory: Directory, signer_id: UUID, type_name: str) -> None:
    """Raises `NoAuthority`, also for a type that the agency's rules do not give to a TL. signer, and
    `OutsideTheAuthority` for one that the paper of a TUQ. signer does not name.
    """
    if signature_of(directory, directory.person(signer_id), type_name) is None:
        raise _without_authority(directory, signer_id)


def _without_authority(directory: Directory, signer_id: UUID) -> Refusal:
    """Not at all, or not for this type: then the paper and what it covers are named."""
    paper, name = directory.authority_of(signer_id), directory.name(signer_id)
    if paper is None:
        return NoAuthority(name=name)
    types = [Text.of(one) for one in paper.types]
    return OutsideTheAuthority(name=name, basis=paper.basis_number, types=types)


def signed_by(document: OutgoingDocument, person: Person, directory: Directory) -> None:
    """Ghi hình thức ký — the stand-in becomes the signer, for whom stays on record.

    Raises `NoAuthority` and `OutsideTheAuthority`.
    """
    signature = signature_of(directory, person, document.type_name)
    if signature is None:
        raise _without_authority(directory, person.id)
    absence = _standing(document, person, directory)
    giver = absence.giver_id if absence else None
    document.capacity = signature.capacity.value
    document.on_behalf_of = signature.on_behalf_of or giver
    document.authority = _written(signature, person, absence, directory)
    document.signer_id = person.id


def expected(document: OutgoingDocument, directory: Directory) -> dict[str, Any] | None:
    """Hình thức ký dự kiến — of the named signer, or of who stands in for him right now."""
    if document.signer_id is None or document.state not in _BEFORE:
        return None
    known = {person.id for person in directory.people}
    signer_id = directory.stand_in(document.signer_id) or document.signer_id
    if signer_id not in known:
        return None
    signer = directory.person(signer_id)
    signature = signature_of(directory, signer, document.type_name)
    if signature is None:
        return None
    return _written(signature, signer, _standing(document, signer, directory), directory)


def _standing(
    document: OutgoingDocument, person: Person, directory: Directory
) -> Delegation | None:
    if document.signer_id is None or document.signer_id == person.id:
        return None
    return directory.away(document.signer_id)


def _written(
    signature: Signature, person: Person, absence: Delegation | None, directory: Directory
) -> dict[str, Any]:
    """{lines, name} and, by a delegation, {giver, start, until, basis}: what card and journal say."""
    said: dict[str, Any] = {"lines": list(signature.lines), "name": person.name}
    delegation = absence or signature.delegation
    if delegation is None:
        return said
    return said | {
        "giver": directory.name(delegation.giver_id),
        "start": f"{delegation.from_at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}",
        "until": f"{delegation.ends_at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}",
        "basis": delegation.basis_number,
        "delegation": delegation.id.hex,
    }
