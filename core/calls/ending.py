"""Phiếu gọi theo quyết định — an acknowledgement ends the sheet with it (P6); a person who was
reached is called no more, and has not acknowledged for that.
"""

from __future__ import annotations

from datetime import datetime
from typing import Any
from uuid import UUID

from core.calls.opening import BASIS
from core.calls.sheet import CallSheet, CallState, Outcome, sheet_id
from core.card import Area, Ref
from core.effects.refresh import Refresh
from core.journal.entry import Entry
from core.keeping import kept
from core.ports import UnitOfWork
from core.step import Settles, Step


def follow(work: UnitOfWork, step: Step, document: Any, now: datetime) -> None:
    """In the same transaction: between the two no call could be kept from starting."""
    if document.area is Area.CALL:
        _quiet(work, document, now)
    elif document.urgency:
        _end(work, step, document, now)


def _quiet(work: UnitOfWork, sheet: CallSheet, now: datetime) -> None:
    """Đã gọi được — the ringing of that one person is over; the turn stays."""
    reached = {row["person"] for row in sheet.current if row["outcome"] == Outcome.REACHED}
    if not reached:
        return
    waits = [
        wait.reached(now) if wait.person_id.hex in reached and wait.repeat_at else wait
        for wait in work.waits_of(sheet.about_id)
    ]
    work.put_waits(sheet.about_id, waits)


def _end(work: UnitOfWork, step: Step, document: Any, now: datetime) -> None:
    ref = Ref(Area.CALL, sheet_id(document.id))
    found = kept(work, ref)
    if found is None or found.state is not CallState.OPEN:
        return
    rings = any(wait.repeat_at for wait in work.waits_of(document.id))
    moved = found.about_state != document.state
    if step.settles is Settles.NONE and rings and not moved:
        return
    sheet: CallSheet = work.load(ref)
    before = sheet.state
    sheet.close(CallState.ENDED, now)
    work.save(sheet)
    work.put_waits(ref.id, [])
    work.record(_entry(sheet, before, document.id, step, now))
    work.post(sheet.agency_id, [Refresh(ref.area, ref.id)], now)


def _entry(sheet: CallSheet, before: str, about: UUID, step: Step, now: datetime) -> Entry:
    return Entry(
        agency_id=sheet.agency_id,
        at=now,
        person_id=None,
        via="system",
        step="call_sheet",
        basis=BASIS,
        area=Area.CALL,
        document_id=sheet.id,
        before=before,
        after=sheet.state,
        details={"about": about.hex, "by_step": step.code},
    )
