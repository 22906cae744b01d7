"""`vanthu serve` · `web` · `work` · `poll` — all in one process, or the parts apart."""

from __future__ import annotations

import argparse
import asyncio
import sys
from contextlib import suppress

from app.settings import Settings


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--host", help="địa chỉ lắng nghe, thay cho VANTHU_HOST")
    parser.add_argument("--port", type=int, help="cổng, thay cho VANTHU_PORT")


def run(args: argparse.Namespace) -> int:
    from app.logging import set_up
    from app.settings import load

    given = {name: value for name in ("host", "port") if (value := getattr(args, name)) is not None}
    settings = Settings.model_validate(load().model_dump() | given)
    set_up(settings.log_level, as_json=settings.log_json)
    with suppress(KeyboardInterrupt):
        asyncio.run(_serve(settings, args.command))
    return 0


async def _serve(settings: Settings, command: str) -> None:
    from app.clock import SystemClock
    from app.running import EVERYTHING, Part, running, until_told

    parts = EVERYTHING if command == "serve" else frozenset({Part(command)})
    async with running(settings, SystemClock(), parts) as office:
        until_told(office)
        if Part.WEB in parts:
            sys.stdout.write(f"READY office=http://{settings.host}:{settings.port}/\n")
            sys.stdout.flush()
        await office.wait()
