"""Kiểm tra lại chữ ký — what a later look at a kept document's signatures has brought up."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import datetime
from typing import Any

from core.calendar import TIME_ZONE
from core.card import FileRef, Line
from core.signing.report import Verdict
from core.step import AlreadyRecorded, Context
from core.text import Text


def take_recheck(document: Any, context: Context) -> None:
    """Ghi kết quả — the verdict with its findings and evidence, and a version with one timestamp more,
    each for the file with that hash. The files that were taken in or issued stay as they are.
    """
    answers = context.answers
    said = {
        name: answers[name] for name in ("sha256", "name", "verdict", "latest", "size", "findings")
    }
    rows = (document.recheck or {}).get("files", [])
    before = next((row for row in rows if row["sha256"] == said["sha256"]), None)
    if before is not None and all(before[name] == said[name] for name in ("verdict", "latest")):
        raise AlreadyRecorded
    others = [row for row in rows if row["sha256"] != said["sha256"]]
    document.recheck = {"files": [*others, said | {"at": context.now.isoformat()}]}
    context.note(
        **{name: said[name] for name in ("sha256", "name", "verdict", "latest")},
        was=answers["was"], findings=said["findings"], seen=answers["seen"],
    )  # fmt: skip


def recheck_lines(document: Any) -> Iterator[Line]:
    """Kết quả xem lại — of files whose signatures do not hold any more; and that they are renewed."""
    for row in (document.recheck or {}).get("files", []):
        at = f"{datetime.fromisoformat(row['at']).astimezone(TIME_ZONE):%H:%M %d/%m/%Y}"
        if row["verdict"] != Verdict.VALID:
            why = [Text.unwire(one["text"]) for one in row["findings"] if one["result"] != "pass"]
            key = f"recheck-{row['verdict']}"
            yield Line(Text.of(key, name=row["name"], at=at, why=why))
        elif row["latest"] != row["sha256"]:
            yield Line(Text.of("recheck-renewed", name=row["name"], at=at))


def renewed_files(document: Any) -> list[FileRef]:
    """Bản có thêm dấu thời gian — beside the ones that they continue."""
    return [
        FileRef(row["latest"], f"luu-tru-{row['name']}"[-255:], row["size"])
        for row in (document.recheck or {}).get("files", [])
        if row["latest"] != row["sha256"]
    ]
