"""Giao thiết bị của bản chạy thử — the agency's key is with its first clerk, in writing (Điều 11.2)."""

from __future__ import annotations

import asyncio
from datetime import date
from pathlib import Path
from uuid import UUID

from adapters.signing.registry import Read, read_certificate
from app.bootstrap import House
from app.demo.authority import Sender, holders
from app.demo.people import PLACES, Place, person_id
from app.names import certificate_id
from core.card import Area, Ref
from core.certificates.entering import responsible
from core.people.certificate import Certificate, CertificateState
from core.people.person import Role
from core.ports import UnitOfWork

ON = date(2026, 1, 5)


async def hand_over(house: House, folder: Path) -> None:
    """Giao một lần — the other clerk has the written permission to stand in."""
    for place in PLACES:
        certificate = await asyncio.to_thread(_device, place, folder)

        def unit(work: UnitOfWork, one: Certificate = certificate) -> None:
            if work.add_once(one):
                known = work.directory(one.agency_id)
                work.concern(Ref(Area.CERTIFICATE, one.id), responsible(one, known))

        await house.store.write(unit)


def _device(place: Place, folder: Path) -> Certificate:
    leader = next(desk for desk in place.desks if desk.role is Role.LEADER)
    keeper, substitute = (desk for desk in place.desks if desk.role is Role.CLERK)
    made = holders(folder, Sender(place.name, place.code, leader.name, leader.account))
    found = read_certificate(made.agency.pem)
    period = {"from_at": found.valid_from.isoformat(), "until_at": found.valid_until.isoformat()}
    paper = {"number": f"2/GP-{place.short}", "on": ON.isoformat(), "by": leader.name}
    row = {"person_id": person_id(substitute.account).hex, "name": substitute.name}
    return _certificate(
        place, found, person_id(keeper.account),
        [row | period | paper | {"at": found.valid_from.isoformat()}],
    )  # fmt: skip


def _certificate(
    place: Place, found: Read, keeper: UUID, substitutes: list[dict[str, str]]
) -> Certificate:
    return Certificate(
        id=certificate_id(found.fingerprint),
        agency_id=place.agency.id,
        state=CertificateState.HANDED_OVER,
        holder_id=None,
        holder_name=place.name,
        serial=found.serial,
        issuer=found.issuer,
        fingerprint=found.fingerprint,
        valid_from=found.valid_from,
        valid_until=found.valid_until,
        device="Thiết bị minh họa",
        entered_at=found.valid_from,
        keeper_id=keeper,
        keep_from=found.valid_from,
        keep_until=found.valid_until,
        basis_number=f"1/QĐ-{place.short}",
        basis_on=ON,
        received_at=found.valid_from,
        substitutes=substitutes,
    )
