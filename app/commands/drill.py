"""`vanthu drill` — whom urgent cards still reach when a channel is lost; exit 1 when no clerk, or no
leader, of an agency is reached.
"""

from __future__ import annotations

import argparse
import asyncio
import json

from core.following.drill import Drill, Reached
from core.text import nfc

TELEGRAM = "telegram"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--lost", default=TELEGRAM, metavar="KÊNH",
                        help="kênh coi như đã mất (mặc định: telegram)")  # fmt: skip
    parser.add_argument("--agency", default="", metavar="MÃ", help="chỉ một cơ quan, theo mã")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")


def run(args: argparse.Namespace) -> int:
    drills = asyncio.run(_drilled(nfc(args.lost).lower(), args.agency.upper()))
    if args.json:
        print(json.dumps([_row(one) for one in drills], ensure_ascii=False, indent=1))
    else:
        for one in drills:
            _say(one)
    return 0 if drills and all(one.passed for one in drills) else 1


async def _drilled(lost: str, code: str) -> list[Drill]:
    from app.bootstrap import opened
    from app.clock import SystemClock
    from app.settings import load
    from core.errors import Fault, Turn
    from core.following.drill import drill

    settings = load()
    channels = {TELEGRAM, *settings.channels}
    if lost not in channels:
        raise Fault(Turn.NEVER, f"không có kênh “{lost}”; chọn {', '.join(sorted(channels))}")
    async with opened(settings, SystemClock()) as store:
        found = await store.read(
            lambda records: [
                drill(records, agency_id, lost, channels)
                for agency_id, known in records.agencies()
                if code in {"", known}
            ]
        )
    if not found:
        raise Fault(Turn.NEVER, f"không có cơ quan {code}" if code else "chưa có cơ quan nào")
    return found


def _say(drill: Drill) -> None:
    told = f"còn báo được {drill.reached}/{len(drill.people)} người, {drill.score} điểm"
    print(f"{'✓' if drill.passed else '✗'} {drill.agency}: mất {drill.lost} thì {told}")
    for one in drill.people:
        if not one.left:
            print(f"    {one.person.title}: {_why(one, drill.lost)}")


def _why(one: Reached, lost: str) -> str:
    return f"chỉ có {lost}" if lost in one.now else "chưa có kênh nào nhận được tin"


def _row(drill: Drill) -> dict[str, object]:
    people = [
        {"account": one.person.account, "now": list(one.now), "left": list(one.left)}
        for one in drill.people
    ]
    return {
        "agency": drill.agency, "lost": drill.lost, "score": drill.score, "passed": drill.passed,
        "people": people,
    }  # fmt: skip
