"""Quy tắc giữ thiết bị — who is waited for, and the rows of the hand-over record (Điều 11)."""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from core.calendar import TIME_ZONE
from core.errors import Refusal
from core.people.certificate import Certificate, CertificateState
from core.people.directory import Directory
from core.people.person import Person
from core.step import Context


class KeeperAlready(Refusal):
    """Who has the device needs no permission to stand in for himself."""


class PermissionBackwards(Refusal):
    """The permission ends before it begins."""


class NotOverYet(Refusal):
    """The certificate is still valid."""


def waiting(certificate: Certificate, _directory: Directory) -> list[UUID]:
    """Chờ ai — the keeper, until he has confirmed that the device is in his hands."""
    if certificate.state is not CertificateState.HANDED_OVER or certificate.received_at:
        return []
    return [certificate.keeper_id] if certificate.keeper_id else []


def of_agency(certificate: Certificate, _person: Person) -> bool:
    return certificate.of_agency


def handed_over(certificate: Certificate, context: Context, what: str, **more: str) -> None:
    """Ghi biên bản bàn giao — one row more, and the same facts for the journal."""
    row: dict[str, Any] = {"what": what, **more, **context.stamp()}
    certificate.handovers = [*certificate.handovers, row]
    context.note(serial=certificate.serial, what=what, **more)


def moment(at: datetime) -> str:
    return f"{at.astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"
