"""Điện thoại của mọi người — made in the sandbox, and linked as people do: by sending /start."""

from __future__ import annotations

import asyncio
import json
import urllib.error
import urllib.request
from datetime import datetime
from typing import Any

from app.bootstrap import House
from app.demo.people import PLACES, Desk, Place, person_id, user_ids
from core.people.person import Role
from core.people.secrets import LINK_CODE_LIFE, LinkCode, code_digest
from core.ports import Records, UnitOfWork
from web.office.linking import new_code

PATIENCE = 60.0
_SHORT = {
    Role.CLERK: "Văn thư",
    Role.LEADER: "Lãnh đạo",
    Role.UNIT_HEAD: "Trưởng phòng",
    Role.SPECIALIST: "Chuyên viên",
    Role.ARCHIVIST: "Lưu trữ",
    Role.ADMINISTRATOR: "CNTT",
}


class Sandbox:
    """Khung chat thử — its control surface at `/sim`."""

    def __init__(self, address: str) -> None:
        self._address = address

    async def asks(self, path: str, row: dict[str, Any]) -> Any:
        """POST with JSON. Raises OSError."""
        return await asyncio.to_thread(self._post, path, row)

    async def answers(self) -> bool:
        try:
            await asyncio.to_thread(self._get, "/sim/config")
        except (OSError, ValueError):
            return False
        return True

    async def follow(self, now: datetime) -> None:
        """Its messages carry the time of the product's clock."""
        await self.asks("/sim/clock/follow", {"now": now.isoformat()})

    def _get(self, path: str) -> Any:
        with urllib.request.urlopen(self._address + path, timeout=5) as reply:  # noqa: S310 - ours
            return json.loads(reply.read())

    def _post(self, path: str, row: dict[str, Any]) -> Any:
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(  # noqa: S310 - ours
            self._address + path, json.dumps(row).encode(), headers, method="POST"
        )
        with urllib.request.urlopen(request, timeout=30) as reply:  # noqa: S310 - ours
            return json.loads(reply.read() or b"null")


async def seat_everybody(house: House, sandbox: Sandbox) -> None:
    """Mỗi người một điện thoại — in the order of the demo, linked when this returns."""
    users = user_ids()
    for place in PLACES:
        for desk in place.desks:
            await sandbox.asks("/sim/chats", _chat(place, desk, users[desk.account]))
    seats = [(place, desk) for place in PLACES for desk in place.desks]
    await asyncio.gather(*(_start(house, sandbox, desk, users[desk.account]) for _, desk in seats))
    async with asyncio.timeout(PATIENCE):
        while not await house.store.read(_all_linked):  # noqa: ASYNC110 - another part writes it
            await asyncio.sleep(0.1)


def _chat(place: Place, desk: Desk, user_id: int) -> dict[str, Any]:
    return {
        "first_name": desk.name,
        "user_id": user_id,
        "role": f"{_SHORT[desk.role]} · {place.short}",
    }


async def _start(house: House, sandbox: Sandbox, desk: Desk, user_id: int) -> None:
    own = person_id(desk.account)
    linked = await house.store.read(lambda records: records.addresses(own))
    code = "" if linked else new_code()
    if code:
        until = house.ports.clock.now() + LINK_CODE_LIFE
        kept = LinkCode(code_digest(code), own, until)

        def unit(work: UnitOfWork) -> None:
            work.put_link_code(kept)

        await house.store.write(unit)
    await sandbox.asks(f"/sim/chats/{user_id}/text", {"text": f"/start {code}".strip()})


def _all_linked(records: Records) -> bool:
    people = (person_id(desk.account) for place in PLACES for desk in place.desks)
    return all(records.addresses(one) for one in people)
