"""`vanthu journal verify` — the hash chain of every agency's journal still holds (R-3.18)."""

from __future__ import annotations

import argparse
import asyncio
import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from adapters.db.audit import Chain


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
    from adapters.db.audit import chains
    from adapters.db.migrate import migrate
    from app.settings import load

    url = load().store_url
    await asyncio.to_thread(migrate, url)
    return await chains(url)
