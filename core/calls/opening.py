"""Lập phiếu gọi — when nobody is left to climb to, or no channel reaches somebody (N5, P1).

It is opened by what stands in the store and the clock alone, in the transaction that found the
silence: a restart opens nothing twice.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import UUID

from core.calls.rules import waiting
from core.calls.sheet import MOST, CallSheet, CallState, Outcome, sheet_id
from core.card import Area, Ref
from core.effects.notify import CALL, Notify
from core.effects.refresh import Refresh
from core.journal.entry import Entry
from core.keeping import kept
from core.people.directory import Directory
from core.ports import UnitOfWork
from core.step import NoSuchDocument
from core.waits.wait import Wait

BASIS = "R-6.2c"
SILENT, NO_CHANNEL = "silent", "no-channel"


def nobody_left(work: UnitOfWork, wait: Wait, directory: Directory, now: datetime) -> None:
    """Không còn ai để chuyển lên — everybody who still rings is to be phoned, the first called first."""
    ringing = [one for one in work.waits_of(wait.document_id) if one.repeat_at]
    ordered = sorted(ringing, key=lambda one: (one.since, one.from_person_id is not None))
    _open(work, wait, {one.person_id: SILENT for one in ordered}, directory, now)


def without_channel(work: UnitOfWork, wait: Wait, directory: Directory, now: datetime) -> None:
    """Không còn kênh nào — this one cannot be rung at all."""
    _open(work, wait, {wait.person_id: NO_CHANNEL}, directory, now)


def all_lost(work: UnitOfWork, person_id: UUID) -> bool:
    """Mất hết kênh — there were some, and none takes anything any more."""
    known = work.addresses(person_id)
    return bool(known) and all(one.lost for one in known)


def unreachable(work: UnitOfWork, person_id: UUID) -> bool:
    """Không có kênh sống — never linked, or all lost."""
    return all(one.lost for one in work.addresses(person_id))


def _open(
    work: UnitOfWork, wait: Wait, silent: Mapping[UUID, str], directory: Directory, now: datetime
) -> None:
    ref = Ref(Area.CALL, sheet_id(wait.document_id))
    known = kept(work, ref) is not None
    sheet = work.load(ref) if known else _new(work, wait, now)
    fresh = _fresh(sheet, silent, again=known)
    if not fresh:
        return
    if known and sheet.state is not CallState.OPEN:
        sheet.state, sheet.ended_at, sheet.opened_at = CallState.OPEN, None, now
        sheet.round += 1
    sheet.about_state = wait.state
    added = [{"person": one.hex, "why": why, "round": sheet.round,
              "outcome": Outcome.PENDING.value} for one, why in fresh.items()]  # fmt: skip
    sheet.rows = [*sheet.rows, *added][-MOST:]
    work.save(sheet) if known else work.add(sheet)
    _tell(work, sheet, list(fresh), directory, now)


def _new(work: UnitOfWork, wait: Wait, now: datetime) -> CallSheet:
    return CallSheet(
        id=sheet_id(wait.document_id),
        agency_id=wait.agency_id,
        state=CallState.OPEN,
        about_area=str(wait.area),
        about_id=wait.document_id,
        about_state=wait.state,
        number=_number(work, wait),
        opened_at=now,
        urgency=wait.urgency,
        due_at=wait.due_at,
    )


def _number(work: UnitOfWork, wait: Wait) -> str:
    """Số ký hiệu — what a foreign channel may say, and no word of the abstract."""
    try:
        about = work.load(Ref(Area(wait.area), wait.document_id), held=False)
    except NoSuchDocument:
        return ""
    return str(getattr(about, "reference", "") or "")


def _fresh(sheet: CallSheet, silent: Mapping[UUID, str], *, again: bool) -> dict[UUID, str]:
    """Who is not on the open sheet yet, whatever became of the call."""
    listed = {row["person"] for row in sheet.current}
    here = listed if again and sheet.state is CallState.OPEN else set()
    return {one: why for one, why in silent.items() if one.hex not in here}


def _tell(
    work: UnitOfWork, sheet: CallSheet, added: Sequence[UUID], directory: Directory, now: datetime
) -> None:
    """Who makes the calls has the sheet at once; his wait for it lasts as long as the sheet does."""
    ref, callers = Ref(Area.CALL, sheet.id), waiting(sheet, directory)
    waits = [
        Wait(ref.area, ref.id, one, sheet.agency_id, sheet.state, now, sheet.urgency, sheet.due_at)
        for one in callers
    ]
    work.put_waits(ref.id, waits)
    work.concern(ref, callers)
    told = [Notify(one, ref.area, ref.id, sheet.urgency, reason=CALL) for one in callers]
    work.post(sheet.agency_id, [*told, Refresh(ref.area, ref.id)], now)
    names = [directory.name(one) for one in added]
    details = {"about": sheet.about_id.hex, "people": [one.hex for one in added], "names": names}
    work.record(
        Entry(sheet.agency_id, now, None, "system", "call_sheet", BASIS, ref.area, ref.id,
              "", sheet.state, details)
    )  # fmt: skip
