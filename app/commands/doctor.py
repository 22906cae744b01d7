"""`vanthu doctor` — one line for each thing that the product leans on; exit 1 when one fails."""

from __future__ import annotations

import argparse
import asyncio
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.settings import Settings

PATIENCE = 15.0


@dataclass(frozen=True)
class Probe:
    """Một phép thử."""

    name: str
    ok: bool
    detail: str


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="in dạng JSON")


def run(args: argparse.Namespace) -> int:
    from app.settings import load

    probes = asyncio.run(_probed(load()))
    if args.json:
        print(json.dumps([asdict(probe) for probe in probes], ensure_ascii=False, indent=1))
    else:
        for probe in probes:
            print(f"{'✓' if probe.ok else '✗'} {probe.name}: {probe.detail}")
    return 0 if all(probe.ok for probe in probes) else 1


async def _probed(settings: Settings) -> list[Probe]:
    from app import probes

    asked: dict[str, Callable[[Settings], Awaitable[str]]] = {
        "Cơ sở dữ liệu": probes.database,
        "Kho tệp": probes.files,
        "Lịch làm việc": probes.calendar,
        "Chứng thư số gốc": probes.certificates,
        "Liên thông": probes.exchange,
        "Telegram": probes.telegram,
        "Đồng hồ": probes.clock,
    }
    return [await _one(name, ask, settings) for name, ask in asked.items()]


async def _one(name: str, ask: Callable[[Settings], Awaitable[str]], settings: Settings) -> Probe:
    from core.errors import Fault

    try:
        async with asyncio.timeout(PATIENCE):
            return Probe(name, True, await ask(settings))
    except TimeoutError:
        return Probe(name, False, f"không trả lời trong {PATIENCE:.0f} giây")
    except Fault as fault:
        return Probe(name, False, fault.reason)
    except Exception as error:  # noqa: BLE001 - whatever it is, the other probes go on
        return Probe(name, False, f"{type(error).__name__}: {_bare(str(error))}")


def _bare(words: str) -> str:
    from app.logging import cut

    return cut("detail", words.splitlines()[0] if words else "")
