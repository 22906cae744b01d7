"""`vanthu correspondents import CSV` — other agencies by code and name, to whom documents go."""

from __future__ import annotations

import argparse
import asyncio
from pathlib import Path

from app.codes import CODE
from app.table import Row, read
from core.people.correspondent import Correspondent

NEEDED = ("code", "name")
OPTIONAL = ("short_name", "electronic")
_ANSWERS = {"": True, "có": True, "1": True, "không": False, "0": False}


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["import"], help="import: nhập từ tệp CSV")
    parser.add_argument(
        "file", type=Path, metavar="CSV",
        help="cột: code,name[,short_name,electronic]; electronic là “không” khi nơi đó chưa nhận qua trục",
    )  # fmt: skip


def run(args: argparse.Namespace) -> int:
    everybody = {one.code: one for one in map(_correspondent, read(args.file, NEEDED, OPTIONAL))}
    asyncio.run(_imported(list(everybody.values())))
    print(f"Đã nhập {len(everybody)} cơ quan nhận.")
    return 0


async def _imported(everybody: list[Correspondent]) -> None:
    from adapters.db.set_up import SetUp
    from app.bootstrap import opened
    from app.clock import SystemClock
    from app.settings import load

    async with opened(load(), SystemClock()) as store:
        await SetUp(store).put_correspondents(everybody)


def _correspondent(row: Row) -> Correspondent:
    code = row["code"].upper()
    if not CODE.fullmatch(code):
        raise row.wrong(f"mã cơ quan “{row['code']}” không hợp lệ")
    said = row["electronic"].casefold()
    if said not in _ANSWERS:
        raise row.wrong(f"electronic là “có” hoặc “không”, không phải “{row['electronic']}”")
    return Correspondent(code, row["name"], row["short_name"], _ANSWERS[said])
