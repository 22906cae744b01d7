"""Được ký bằng chứng thư số này — now, and for the agency's by this person (R-11.1, 11.2, 11.3a).

The steps that sign and seal ask here; a rule that says no is returned, so that a card can say it
before anybody presses.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any
from uuid import UUID

from core.calendar import TIME_ZONE
from core.errors import Refusal
from core.people.certificate import Certificate, CertificateState
from core.people.directory import Directory
from core.signing.report import Result
from core.signing.required import Purpose


class CertificateNotYetValid(Refusal):
    """Its first day has not come."""


class CertificateOver(Refusal):
    """Its last day is over."""


class CertificateRevoked(Refusal):
    """It was revoked, or reported lost."""


class NotTheHolder(Refusal):
    """A person's certificate signs for that person alone."""


class DeviceNotAssigned(Refusal):
    """The agency's device is not assigned to this person in writing for today (Điều 11.2, 11.3a)."""


class NoAgencyCertificate(Refusal):
    """No certificate of the agency stands in the registry: nobody was given its device (Điều 11.2)."""


class KeyNotRegistered(Refusal):
    """The signature was made with a key that the registry does not know as the agency's."""


def may_sign(certificate: Certificate, now: datetime) -> Refusal | None:
    """Còn dùng để ký được không — the `Refusal`, or None when nothing stands against it."""
    if certificate.state is CertificateState.REVOKED:
        return CertificateRevoked(serial=certificate.serial, day=_day(certificate.revoked_at))
    if certificate.state is CertificateState.EXPIRED or certificate.valid_until <= now:
        return CertificateOver(serial=certificate.serial, day=_day(certificate.valid_until))
    if now < certificate.valid_from:
        return CertificateNotYetValid(serial=certificate.serial, day=_day(certificate.valid_from))
    return None


def may_use(certificate: Certificate, person_id: UUID, now: datetime) -> Refusal | None:
    """Người này được ký bằng nó không — its holder; of the agency's its keeper, or a substitute
    with written permission, each within the period of the paper.
    """
    refusal = may_sign(certificate, now)
    if refusal is not None:
        return refusal
    if not certificate.of_agency:
        return None if certificate.holder_id == person_id else NotTheHolder()
    return None if person_id in set(_entitled(certificate, now)) else DeviceNotAssigned()


def usable(directory: Directory, person_id: UUID, now: datetime) -> list[Certificate]:
    """Chứng thư số của cơ quan mà người này được dùng bây giờ — none: then he may not seal."""
    ours = (one for one in directory.certificates if one.of_agency)
    return [one for one in ours if may_use(one, person_id, now) is None]


def entitle(directory: Directory, person_id: UUID, now: datetime) -> None:
    """Được ký số của cơ quan — before anything is sealed. Raises the `Refusal` that stands against
    this person (R-11.2, R-11.3a).
    """
    if usable(directory, person_id, now):
        return
    if not any(one.of_agency for one in directory.certificates):
        raise NoAgencyCertificate
    raise DeviceNotAssigned


def held_against(
    directory: Directory, purpose: Purpose, fingerprint: str, person_id: UUID, at: datetime
) -> Refusal | None:
    """Khóa đã ký có đúng không — the key that made a signature at that moment. The agency's has to
    stand in the registry; a person's need not, but what stands there is held to it.
    """
    known = next((c for c in directory.certificates if c.fingerprint == fingerprint), None)
    if known is None:
        return KeyNotRegistered() if purpose is Purpose.AGENCY else None
    if known.of_agency is not (purpose is Purpose.AGENCY):
        return NotTheHolder()
    return may_use(known, person_id, at)


def held(
    findings: Iterable[Mapping[str, Any]], refusal: Refusal | None
) -> Iterator[dict[str, Any]]:
    """Kết quả sau khi xét người giữ khóa — a valid signature by a key that was not the person's to
    use has the wrong holder (C7).
    """
    for found in findings:
        if refusal is not None and found["check"] == "C7" and found["result"] == Result.PASS:
            yield {**found, "result": Result.FAIL.value, "text": refusal.text.wire()}
        else:
            yield dict(found)


def _entitled(certificate: Certificate, now: datetime) -> Iterator[UUID]:
    """Nobody while the device lies with the head of the agency: a substitute stands in for a keeper."""
    keeper, start, until = certificate.keeper_id, certificate.keep_from, certificate.keep_until
    if certificate.state is not CertificateState.HANDED_OVER or keeper is None:
        return
    if start is None or until is None or not start <= now < until:
        return
    yield keeper
    for row in certificate.substitutes:
        begin, end = (datetime.fromisoformat(row[name]) for name in ("from_at", "until_at"))
        if begin <= now < end:
            yield UUID(hex=row["person_id"])


def _day(at: datetime | None) -> str:
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}" if at else ""
