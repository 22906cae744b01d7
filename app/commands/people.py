"""`vanthu people import CSV` — people, their roles and first passwords.

The whole file is checked before anything is written; importing it again changes nothing.
"""

from __future__ import annotations

import argparse
import asyncio
import re
import secrets
from dataclasses import dataclass, replace
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING
from uuid import UUID

from app.names import appointment_id, person_id
from app.table import Row, read
from core.calendar import local
from core.people.agency import Unit
from core.people.directory import Directory
from core.people.mailbox import is_mailbox, mailbox
from core.people.person import Appointment, Person, Role
from core.people.phone import phone
from core.ports import Address
from core.text import fold

if TYPE_CHECKING:
    from adapters.db.set_up import SetUp

NEEDED = ("account", "name", "position", "agency_code", "role")
OPTIONAL = ("unit", "successor", "valid_from", "valid_to", "email", "phone")
ROLES = {role.value: role for role in Role if role is not Role.SYSTEM}
_ONE = timedelta(days=1)
_ACCOUNT = re.compile(r"[a-z0-9][a-z0-9._-]{1,63}")


@dataclass(frozen=True)
class Entrant:
    """Một người nhập vào — and the unit that this person heads, if any."""

    person: Person
    appointment: Appointment
    heads: Unit | None
    email: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Roll:
    """Danh sách — the agencies as they stand today, and the id of every account, old and new."""

    known: dict[str, Directory]
    ids: dict[str, UUID]
    today: date


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["import"], help="import: nhập từ tệp CSV")
    parser.add_argument(
        "file", type=Path, metavar="CSV",
        help="cột: account,name,position,agency_code,role[,unit,successor,valid_from,valid_to,email,phone]",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    rows = read(args.file, NEEDED, OPTIONAL)
    issued = asyncio.run(_imported(rows))
    print(f"Đã nhập {len(rows)} dòng.")
    for account, password in issued:
        print(f"{account}\t{password}")
    if issued:
        print("Mật khẩu trên chỉ hiện lần này; người dùng phải đổi khi đăng nhập lần đầu.")
    return 0


async def _imported(rows: list[Row]) -> list[tuple[str, str]]:
    from adapters.db.set_up import SetUp
    from app.bootstrap import opened
    from app.clock import SystemClock
    from app.roll import directories
    from app.settings import load

    async with opened(load(), SystemClock()) as store:
        today = local(SystemClock().now()).date()
        roll = _roll(rows, await directories(store), today)
        entrants = [_entrant(row, roll) for row in rows]
        set_up = SetUp(store)
        for person in _moved(entrants, roll):
            await set_up.end_appointments(person.id, today - _ONE)
        for entrant in entrants:  # successors may stand further down in the file
            await set_up.put_person(replace(entrant.person, successor_id=None))
        return [issued for entrant in entrants for issued in await _put(set_up, entrant)]


def _moved(entrants: list[Entrant], roll: Roll) -> list[Person]:
    """Chuyển cơ quan — a person belongs to one agency: the roles in the one before end (R-2.1)."""
    before = {person.id: person for one in roll.known.values() for person in one.people}
    now_in = {one.person.id: one.person.agency_id for one in entrants}
    gone = [before[own] for own in now_in if own in before]
    return [person for person in gone if person.agency_id != now_in[person.id]]


async def _put(set_up: SetUp, entrant: Entrant) -> list[tuple[str, str]]:
    """The password that was issued, for an account that had none."""
    from web.office.passwords import hashed

    person = entrant.person
    await set_up.put_person(person)
    await set_up.appoint(entrant.appointment)
    if entrant.email:
        await set_up.propose(person.id, Address("email", entrant.email))
    if entrant.phone:
        await set_up.put_phone(person.id, entrant.phone)
    if entrant.heads is not None:
        await set_up.put_unit(replace(entrant.heads, head_id=person.id))
    if await set_up.password(person.account) is not None:
        return []
    password = secrets.token_urlsafe(12)
    kept = await asyncio.to_thread(hashed, password)
    await set_up.put_password(person.id, kept, must_change=True)
    return [(person.account, password)]


def _roll(rows: list[Row], known: dict[str, Directory], today: date) -> Roll:
    """Whoever is there already keeps the id."""
    ids = {(name := row["account"].casefold()): person_id(name) for row in rows}
    ids |= {person.account: person.id for one in known.values() for person in one.people}
    return Roll(known, ids, today)


def _entrant(row: Row, roll: Roll) -> Entrant:
    account, successor = row["account"].casefold(), row["successor"].casefold()
    directory = roll.known.get(row["agency_code"].upper())
    if not _ACCOUNT.fullmatch(account):
        raise row.wrong(f"tài khoản “{row['account']}” chỉ gồm a–z 0–9 . _ -, từ 2 ký tự")
    if directory is None:
        raise row.wrong(f"chưa có cơ quan mã “{row['agency_code']}”")
    if row["role"] not in ROLES:
        raise row.wrong(f"vai trò “{row['role']}” không có; chọn {', '.join(ROLES)}")
    if successor and successor not in roll.ids:
        raise row.wrong(f"người kế tiếp “{row['successor']}” không có")
    email = mailbox(row["email"])
    if email and not is_mailbox(email):
        raise row.wrong(f"địa chỉ thư “{row['email']}” chưa đúng")
    number = phone(row["phone"])
    if row["phone"] and not number:
        raise row.wrong(f"số điện thoại “{row['phone']}” chưa đúng")
    agency, role, unit = directory.agency, ROLES[row["role"]], _unit(row, directory)
    if role is Role.UNIT_HEAD and unit is None:
        raise row.wrong("lãnh đạo phòng cần cột unit")
    own, where, after = roll.ids[account], unit.id if unit else None, roll.ids.get(successor)
    name, position = row["name"], row["position"]
    person = Person(own, agency.id, account, name, position, where, successor_id=after)
    key = appointment_id(account, role.value)
    appointed = Appointment(key, own, role, position, where, *row.period())
    heads = role is Role.UNIT_HEAD and (appointed.valid_to or roll.today) >= roll.today
    return Entrant(person, appointed, unit if heads else None, email, number)


def _unit(row: Row, directory: Directory) -> Unit | None:
    if not row["unit"]:
        return None
    for unit in directory.units:
        if fold(unit.name) == fold(row["unit"]):
            return unit
    raise row.wrong(f"cơ quan {directory.agency.code} chưa có đơn vị “{row['unit']}”")
