"""Dựng cơ quan minh họa — agencies, people, passwords, second factors; again and again the same."""

from __future__ import annotations

import asyncio

from argon2 import PasswordHasher

from app.bootstrap import House
from app.demo.letters import PROVINCE, SILENT
from app.demo.people import PLACES, Desk, Place, password_of, person_id, secret_of
from core.card import Area
from core.effects.notify import Notify
from core.people.correspondent import Correspondent
from core.people.secrets import SecondFactor
from core.ports import UnitOfWork
from web.office.passwords import hashed

# Cheap on purpose: the passwords are shown on the first page, and the demo is to start at once.
_CHEAP = PasswordHasher(time_cost=1, memory_cost=1024, parallelism=1)


async def furnish(house: House) -> bool:
    """Bày sẵn — True when this is the first start."""
    first = not await house.store.read(lambda records: records.agencies())
    for place in PLACES:
        await house.set_up.put_agency(place.agency)
        for number in range(len(place.units)):
            await house.set_up.put_unit(place.unit(number))
        await asyncio.gather(*(_seat(house, place, desk) for desk in place.desks))
        if place.procedure is not None and first:
            await house.set_up.put_procedure(place.agency.id, place.procedure)
    await house.set_up.put_correspondents(
        [Correspondent(PROVINCE.code, PROVINCE.agency, "UBND tỉnh"), Correspondent(*SILENT)]
    )
    return first


async def _seat(house: House, place: Place, desk: Desk) -> None:
    person = place.person(desk)
    await house.set_up.put_person(person)
    await house.set_up.appoint(place.appointment(desk))
    if await house.set_up.password(desk.account) is None:
        kept = await asyncio.to_thread(hashed, password_of(desk.account), _CHEAP)
        await house.set_up.put_password(person.id, kept, must_change=False)
    sealed = house.totp.seal(secret_of(desk.account))

    def unit(work: UnitOfWork) -> None:
        if work.second_factor(person.id) is None:
            work.put_second_factor(SecondFactor(person.id, sealed))

    await house.store.write(unit)


async def show_again(house: House) -> None:
    """Hiện lại việc đang chờ — after a restart the chats are empty."""
    now = house.ports.clock.now()

    def unit(work: UnitOfWork) -> None:
        for place in PLACES:
            for desk in place.desks:
                mine = person_id(desk.account)
                waiting = [
                    Notify(mine, Area(wait.area), wait.document_id, bulk=True)
                    for wait in work.waits_for(mine, 20)
                ]
                work.post(place.agency.id, waiting, now)

    await house.ports.store.write(unit)
