"""`vanthu demo` — the whole product on this machine: sandbox, two agencies, an exchange, a clock."""

from __future__ import annotations

import argparse
import asyncio
import os
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import datetime
from pathlib import Path

from core.calendar import TIME_ZONE
from core.errors import Fault, Turn

HOST = "127.0.0.1"
PATIENCE = 40.0


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--port", type=_port, default=8080, help="cổng của trang cơ quan; khung chat ở cổng kế tiếp"
    )
    parser.add_argument(
        "--data", type=Path, default=Path("var/demo"), metavar="DIR", help="thư mục dữ liệu"
    )
    parser.add_argument(
        "--database", default="", metavar="URL", help="PostgreSQL, thay cho tệp SQLite trong DIR"
    )
    parser.add_argument("--clock", type=_instant, metavar="ISO", help="coi như bây giờ là")


def run(args: argparse.Namespace) -> int:
    with suppress(KeyboardInterrupt):
        asyncio.run(_demo(args))
    return 0


async def _demo(args: argparse.Namespace) -> None:
    from app.running import listening

    chat, office = f"http://{HOST}:{args.port + 1}", f"http://{HOST}:{args.port}"
    for port in (args.port, args.port + 1):
        listening(HOST, port).close()  # both, before anything is begun
    _say("Đang chuẩn bị bản chạy thử…")
    async with _sandbox(args.port + 1, office) as process:
        from app.demo.town import opened_town

        async with opened_town(args.data, args.port, chat, args.clock, args.database) as town:
            _say(f"READY office={office}/ chat={chat}/")
            gone = asyncio.create_task(process.wait())
            ended = asyncio.create_task(town.wait())
            await asyncio.wait({gone, ended}, return_when=asyncio.FIRST_COMPLETED)
            if not ended.done():
                ended.cancel()
                raise Fault(Turn.NEVER, "Khung chat thử đã dừng đột ngột.")
            gone.cancel()
            ended.result()
            _say("Đang dừng…")


@asynccontextmanager
async def _sandbox(port: int, office: str) -> AsyncIterator[asyncio.subprocess.Process]:
    """Khung chat thử — a process of its own, in its own group so that Ctrl-C reaches us first."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "app.demo.phones", str(os.getpid()),
        "--host", HOST, "--port", str(port), "--office", office,
        cwd=Path(__file__).resolve().parents[2],
        stdin=asyncio.subprocess.DEVNULL,
        start_new_session=True,
    )  # fmt: skip
    try:
        yield process
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.terminate()
            try:
                async with asyncio.timeout(4):
                    await process.wait()
            except TimeoutError:
                process.kill()
                await process.wait()


def _say(words: str) -> None:
    sys.stdout.write(words + "\n")
    sys.stdout.flush()


def _port(said: str) -> int:
    if not said.isdecimal() or not 1 <= int(said) <= 65534:
        raise argparse.ArgumentTypeError("cổng từ 1 đến 65534")
    return int(said)


def _instant(said: str) -> datetime:
    """An instant without offset is Vietnamese time."""
    try:
        at = datetime.fromisoformat(said)
    except ValueError as error:
        raise argparse.ArgumentTypeError(f"“{said}” không có dạng 2026-11-18T10:00") from error
    return at if at.tzinfo else at.replace(tzinfo=TIME_ZONE)
