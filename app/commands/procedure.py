"""`vanthu procedure show|set FILE.json` — an agency's own procedure; each set is a new version."""

from __future__ import annotations

import argparse
import asyncio
import json
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from uuid import UUID

    from core.journal.entry import Entry
    from core.procedure import Procedure

MOST_BYTES = 100_000


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=["show", "set"], help="show: xem; set: đặt phiên bản mới")
    parser.add_argument("file", type=Path, nargs="?", metavar="TỆP.json", help="quy trình mới")
    parser.add_argument("--agency", required=True, metavar="MÃ", help="mã cơ quan")


def run(args: argparse.Namespace) -> int:
    """Exit code 1 with one sentence when the procedure cannot be."""
    if args.action == "set" and args.file is None:
        print("thiếu tham số: TỆP.json", file=sys.stderr)
        return 2
    written = _written(args.file) if args.action == "set" else None
    said = asyncio.run(_done(args.agency.upper(), written))
    print(json.dumps(said, ensure_ascii=False, indent=2))
    return 0


def _written(path: Path) -> Any:
    from core.errors import Fault, Turn

    try:
        with path.open("rb") as file:
            content = file.read(MOST_BYTES + 1)
        if len(content) > MOST_BYTES:
            raise Fault(Turn.NEVER, f"{path}: tệp quá lớn.")
        return json.loads(content)
    except OSError as error:
        raise Fault(Turn.NEVER, f"không đọc được {path}: {error.strerror}.") from error
    except ValueError as error:  # of JSON or of its encoding
        raise Fault(Turn.NEVER, f"{path} không phải là JSON: {error}.") from error


def _entry(agency_id: UUID, procedure: Procedure) -> Entry:
    """Dòng nhật ký — which version was set, with all of it."""
    from app.clock import SystemClock
    from core.journal.entry import Entry

    return Entry(
        agency_id=agency_id,
        at=SystemClock().now(),
        person_id=None,
        via="cli",
        step="procedure",
        basis="R-12.2",
        area="agency",
        document_id=agency_id,
        before=str(procedure.version - 1),
        after=str(procedure.version),
        details=procedure.written(),
    )


async def _done(code: str, written: Any) -> dict[str, Any]:
    """Shows what stands, after the change when there is one."""
    from adapters.db.set_up import SetUp
    from app.bootstrap import opened
    from app.clock import SystemClock
    from app.settings import load
    from core.errors import Fault, Turn
    from core.flow import read_procedure

    async with opened(load(), SystemClock()) as store:
        known = await store.read(lambda records: {c: i for i, c in records.agencies()})
        if code not in known:
            raise Fault(Turn.NEVER, f"không có cơ quan mang mã {code}.")
        agency_id = known[code]
        procedure = await store.read(lambda records: records.procedure(agency_id))
        if written is not None:
            directory = await store.read(lambda records: records.directory(agency_id))
            procedure = read_procedure(written, procedure.version + 1, directory)
            await SetUp(store).put_procedure(agency_id, procedure)
            entry = _entry(agency_id, procedure)
            await store.write(lambda work: work.record(entry))
    return {"agency": code, "version": procedure.version} | procedure.written()
