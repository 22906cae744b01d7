"""`vanthu agencies import CSV` — agencies and their units; the same file again changes nothing."""

from __future__ import annotations

import argparse
import asyncio
from dataclasses import replace
from pathlib import Path

from app.codes import CODE
from app.table import SINCE_EVER, Row, read
from core.people.agency import Agency, Unit

NEEDED = ("code", "name")
OPTIONAL = ("short_name", "place", "old_code", "unit", "unit_short", "valid_from", "valid_to")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["import"], help="import: nhập từ tệp CSV")
    parser.add_argument(
        "file", type=Path, metavar="CSV",
        help="cột: code,name[,short_name,place,old_code,unit,unit_short,valid_from,valid_to]; mỗi đơn vị một dòng,"
        " lặp lại mã cơ quan; ngày ở dòng có unit là của đơn vị, ở dòng không có là của cơ quan",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    agencies, units = asyncio.run(_imported(read(args.file, NEEDED, OPTIONAL)))
    print(f"Đã nhập {agencies} cơ quan, {units} đơn vị.")
    return 0


async def _imported(rows: list[Row]) -> tuple[int, int]:
    from adapters.db.set_up import SetUp
    from app.bootstrap import opened
    from app.clock import SystemClock
    from app.settings import load

    agencies = _agencies(rows)
    units = {unit.id: unit for row in rows if row["unit"] and (unit := _unit(row))}
    async with opened(load(), SystemClock()) as store:
        known = await store.read(
            lambda records: {
                unit.id: unit
                for agency_id, _code in records.agencies()
                for unit in records.directory(agency_id).units
            }
        )
        set_up = SetUp(store)
        for agency in agencies.values():
            await set_up.put_agency(agency)
        for unit in units.values():
            await set_up.put_unit(_kept(known.get(unit.id), unit))
    return len(agencies), len(units)


def _kept(known: Unit | None, unit: Unit) -> Unit:
    """The head stands with the people's import; an abbreviation only when the file names one."""
    if known is None:
        return unit
    short = unit.short_name or known.short_name
    return replace(known, short_name=short, valid_from=unit.valid_from, valid_to=unit.valid_to)


def _agencies(rows: list[Row]) -> dict[str, Agency]:
    """By code: the line without a unit says what holds of the agency itself, else the first."""
    found: dict[str, Agency] = {}
    for row in rows:
        if row["code"].upper() not in found or not row["unit"]:
            found[row["code"].upper()] = _agency(row)
    return found


def _agency(row: Row) -> Agency:
    from app.names import agency_id

    code = row["code"].upper()
    if not CODE.fullmatch(code):
        raise row.wrong(f"mã cơ quan “{row['code']}” không hợp lệ")
    own = agency_id(code)
    names = (row["name"], row["short_name"], row["place"], row["old_code"])
    first, last = (SINCE_EVER, None) if row["unit"] else row.period()
    return Agency(own, code, *names, first, last)


def _unit(row: Row) -> Unit:
    from app.names import agency_id, unit_id

    code = row["code"].upper()
    key = unit_id(code, row["unit"])
    first, last = row.period()
    short = row["unit_short"]
    return Unit(key, agency_id(code), row["unit"], None, first, last, short)
