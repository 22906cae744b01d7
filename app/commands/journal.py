"""`vanthu journal verify` — the hash chain of every agency's journal still holds (R-3.18)."""

from __future__ import annotations

import argparse
import asyncio
import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING
from uuid import UUID

if TYPE_CHECKING:
    from adapters.db.store import Database

PAGE = 1000


@dataclass(frozen=True)
class Chain:
    """Một chuỗi — how many entries were read; `broken_at` is the first that does not fit."""

    agency: str
    entries: int
    broken_at: int | None


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["verify"], help="verify: kiểm tra chuỗi băm")
    parser.add_argument("--json", action="store_true", help="in dạng JSON")


def run(args: argparse.Namespace) -> int:
    """Exit code 1 when a chain is broken."""
    chains = asyncio.run(_verified())
    if args.json:
        print(json.dumps([asdict(chain) for chain in chains]))
    else:
        for chain in chains:
            print(_line(chain))
    return 1 if any(chain.broken_at for chain in chains) else 0


def _line(chain: Chain) -> str:
    if chain.broken_at is None:
        return f"✓ {chain.agency}: {chain.entries} dòng, chuỗi nguyên vẹn"
    return f"✗ {chain.agency}: dòng {chain.broken_at} đã bị sửa, thiếu hoặc chèn"


async def _verified() -> list[Chain]:
    from app.bootstrap import opened
    from app.clock import SystemClock
    from app.settings import load

    async with opened(load(), SystemClock()) as store:
        agencies = await store.read(lambda records: records.agencies())
        return [await _chain(store, agency_id, code) for agency_id, code in agencies]


async def _chain(store: Database, agency_id: UUID, code: str) -> Chain:
    """A page at a time: a journal may be long."""
    from core.journal.entry import GENESIS, first_break

    seq, previous = 0, GENESIS
    while True:
        after = seq
        page = await store.read(lambda records, at=after: records.journal(agency_id, at, PAGE))  # type: ignore[misc]
        broken = first_break(page, previous, seq)
        if broken is not None:
            return Chain(code, seq + len(page), broken)
        if not page:
            return Chain(code, seq, None)
        seq, previous = page[-1].seq, page[-1].hash
