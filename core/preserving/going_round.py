"""Bảo quản chữ ký số — kept documents are verified again, and given a timestamp before the last ends.

Asked every minute and holds no state: each row says when it is due. What a look finds is written with
the row in one transaction, so that after a crash the row is done or is done all again; at worst a file
with one timestamp more is left that nobody names.
"""

from __future__ import annotations

import time
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from core import catalogue
from core.card import Area, Ref
from core.errors import Fault, Refusal
from core.people.person import Actor
from core.perform import decide
from core.ports import Ports, UnitOfWork
from core.preserving.kept import accepted_as, signed_files
from core.preserving.look import MARGIN, UNSIGNED, Look, Row, begun, look_again
from core.signing.preserved import Preserved
from core.signing.report import Verdict
from core.step import NoSuchDocument, Press

BATCH, SECONDS = 50, 20.0
USUAL, UNSURE, SOON = timedelta(days=30), timedelta(days=7), timedelta(days=1)
LATER = timedelta(hours=1)
STEPS: Mapping[Area, str] = {Area.INCOMING: "rki", Area.OUTGOING: "rko"}


async def preserve(ports: Ports, seconds: float = SECONDS) -> dict[str, str]:
    """Xem lại những gì đến hạn — a bounded number, for so many seconds; what could not be renewed, by
    the file's name, with the reason.
    """
    ends, now = time.monotonic() + seconds, ports.clock.now()
    troubles: dict[str, str] = {}
    for row in await ports.store.read(lambda records: records.preserved_due(now, BATCH)):
        if time.monotonic() > ends:
            break
        troubles |= await _one(row, now, ports)
    return troubles


async def _one(row: Preserved, now: datetime, ports: Ports) -> dict[str, str]:
    ref = Ref(row.area, row.document_id)
    try:
        document = await ports.store.read(lambda records: records.load(ref))
    except NoSuchDocument:
        document = None
    kept = signed_files(document) if document is not None else []
    if not kept:
        await ports.store.write(lambda work: work.drop_preserved(row.document_id))
        return {}
    known = {one["sha256"]: one for one in row.files}
    before = [known.get(one.sha256) or begun(one, accepted_as(document)) for one in kept]
    try:
        looks = [await look_again(one, now, ports) for one in before]
    except Fault as fault:
        await ports.store.write(lambda work: _put_off(work, row, now))
        return {row.document_id.hex: fault.reason}
    await ports.store.write(lambda work: _written(work, row, before, looks, now, ports))
    return {str(one.row["name"]): one.trouble for one in looks if one.trouble}


def _put_off(work: UnitOfWork, row: Preserved, now: datetime) -> None:
    if work.preserved(row.document_id) == row:
        work.put_preserved(replace(row, next_at=now + LATER))


def _written(
    work: UnitOfWork, row: Preserved, before: Sequence[Row], looks: Sequence[Look],
    now: datetime, ports: Ports,
) -> None:  # fmt: skip
    """Ghi — the row, and on the document what turned or was renewed. Another process may have been
    first: then nothing is left to write.
    """
    if work.preserved(row.document_id) != row:
        return
    turned = row.turned_at
    for was, look in zip(before, looks, strict=True):
        if _turns(was, look.row):
            turned = turned or now
        if _turns(was, look.row) or was["latest"] != look.row["latest"]:
            _recorded(work, row, was, look, ports)
    files = [look.row for look in looks]
    archives = ports.archive is not None
    soonest = min(_next(look, now, archives=archives) for look in looks)
    work.put_preserved(replace(row, files=files, checked_at=now, turned_at=turned, next_at=soonest))


def _turns(was: Row, now_is: Row) -> bool:
    return bool(was["verdict"]) and was["verdict"] != now_is["verdict"]


def _recorded(work: UnitOfWork, row: Preserved, was: Row, look: Look, ports: Ports) -> None:
    """By a step like everything else: in the journal with its evidence, and on the card."""
    found: dict[str, Any] = {name: look.row[name] for name in
                             ("sha256", "name", "verdict", "latest", "size", "seen")}  # fmt: skip
    findings = [
        {"check": one.check, "result": one.result.value, "text": one.detail.wire()}
        for one in look.findings
    ]
    press = Press(STEPS[row.area], row.document_id, None,
                  found | {"was": was["verdict"], "findings": findings})  # fmt: skip
    step = catalogue.steps()[press.step]
    outcome = decide(step, press, Actor.system(row.agency_id), work, ports)
    if isinstance(outcome, Refusal):
        raise outcome


def _next(look: Look, now: datetime, *, archives: bool) -> datetime:
    """Lần sau — sooner where something is unsure, and before the last timestamp ends."""
    row = look.row
    if look.trouble or row["doubted"]:
        return now + SOON
    if row["verdict"] in {Verdict.INVALID, UNSIGNED}:
        return now + USUAL
    if row["verdict"] == Verdict.INDETERMINATE:
        return now + UNSURE
    if not archives or not row["until"] or row["beside"]:
        return now + USUAL
    ends = datetime.fromisoformat(row["until"]) - MARGIN
    return min(now + USUAL, max(ends, now + SOON))
