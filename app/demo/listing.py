"""Danh sách của bản chạy thử — its people with their codes of this moment, and what was sent."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from uuid import UUID

from adapters.edxml.parse import parse
from app.bootstrap import House
from app.demo.people import PLACES, Desk, Place, password_of, person_id, user_ids
from core.errors import Refusal
from core.exchange.package import StatusNotice
from core.ports import UnitOfWork


async def people_rows(house: House) -> list[dict[str, Any]]:
    """One row a person, in the demo's order; `code` is what the person's application shows now."""
    seats = [(place, desk) for place in PLACES for desk in place.desks]
    keys = [person_id(desk.account) for _, desk in seats]

    def sealed(work: UnitOfWork) -> dict[UUID, str]:
        factors = [work.second_factor(key) for key in keys]
        return {factor.person_id: factor.sealed for factor in factors if factor and not factor.void}

    found, now = await house.store.write(sealed), house.ports.clock.now()
    codes = {key: house.totp.present(seal, now) for key, seal in found.items()}
    users = user_ids()
    return [_row(place, desk, users, codes) for place, desk in seats]


def _row(place: Place, desk: Desk, users: dict[str, int], codes: dict[UUID, str]) -> dict[str, Any]:
    key = person_id(desk.account)
    return {
        "account": desk.account,
        "name": desk.name,
        "position": desk.position,
        "agency": place.name,
        "agency_code": place.code,
        "unit": "" if desk.unit is None else place.units[desk.unit],
        "roles": [desk.role.value],
        "user_id": users[desk.account],
        "person_id": str(key),
        "password": password_of(desk.account),
        "code": codes.get(key, ""),
    }


@dataclass(frozen=True)
class Sent:
    """Đã gửi — the packages that the demo's agencies handed to the exchange, oldest first."""

    exchange: Path
    _read: dict[Path, dict[str, Any]] = field(default_factory=dict)

    def rows(self) -> list[dict[str, Any]]:
        paths = sorted(
            self.exchange.glob("*/out/new/*.edxml"), key=lambda one: one.stat().st_mtime_ns
        )
        for path in paths:
            if path not in self._read:
                self._read[path] = _package(path)
        return [self._read[path] for path in paths]


def _package(path: Path) -> dict[str, Any]:
    try:
        found = parse(path.read_bytes())
    except Refusal as refusal:
        return {"name": path.name, "kind": "unreadable", "status": None, "detail": str(refusal)}
    row: dict[str, Any] = {
        "name": path.name,
        "from": found.sender.code,
        "document_uid": found.document_uid,
    }
    if isinstance(found, StatusNotice):
        told = {"kind": "status", "status": found.status.value, "to": [found.receiver_code]}
        return row | told | {"description": found.description}
    to = [organ.code for organ in found.receivers]
    return row | {"kind": "document", "status": None, "to": to, "subject": found.subject}
