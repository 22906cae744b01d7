"""Vào danh sách — a certificate becomes known, and those who have to do with it may see it (R-11.1)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from core.card import Area, Ref
from core.effects.notify import Notify
from core.people.certificate import Certificate
from core.people.directory import Directory
from core.people.person import Role
from core.ports import UnitOfWork


def enter(work: UnitOfWork, certificate: Certificate, now: datetime) -> bool:
    """Ghi chứng thư số — False when it is known already. The leaders are shown the agency's own:
    it has to be assigned to a clerk in writing (R-11.2).
    """
    if not work.add_once(certificate):
        return False
    directory = work.directory(certificate.agency_id)
    work.concern(Ref(Area.CERTIFICATE, certificate.id), responsible(certificate, directory))
    if certificate.of_agency:
        told = [
            Notify(one.id, Area.CERTIFICATE, certificate.id, reason="reason-certificate-new")
            for one in directory.having(Role.LEADER)
        ]
        work.post(certificate.agency_id, told, now)
    return True


def responsible(certificate: Certificate, directory: Directory) -> list[UUID]:
    """Người liên quan — holder or keeper, the clerks and the IT officers, each once."""
    others = (one.id for one in directory.having(Role.CLERK, Role.ADMINISTRATOR))
    own = [one for one in (certificate.holder_id, certificate.keeper_id) if one is not None]
    here = {person.id for person in directory.people}
    return [one for one in dict.fromkeys([*own, *others]) if one in here]
