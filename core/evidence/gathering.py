"""Gom chứng cứ — the journal's lines about one document, up to the moment it was asked for."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any
from uuid import UUID

from core.card import Area, Ref
from core.evidence.evidence import MOST_LINES, Evidence, TooMuchEvidence
from core.journal.entry import Entry
from core.keeping import Records
from core.people.directory import Directory


def gather(records: Records, attestation_id: UUID) -> Evidence:
    """Raises `TooMuchEvidence`."""
    one: Any = records.load(Ref(Area.ATTESTATION, attestation_id))
    directory = records.directory(one.agency_id)
    sources = [UUID(hex=source) for source in one.sources]
    found = records.entries_about(one.agency_id, sources, MOST_LINES + 1)
    entries = [entry for entry in found if entry.at <= one.asked_at]
    if len(entries) > MOST_LINES:
        raise TooMuchEvidence(most=MOST_LINES)
    agency = {"code": directory.agency.code, "name": directory.agency.name}
    about = {"area": str(one.about_area), "id": one.about_id.hex, "reference": one.reference}
    made = {"at": one.asked_at.isoformat(), "by": one.asked_by.hex}
    return Evidence(
        agency, about | one.about, made, one.receivers,
        dict(_people(entries, one, directory)), [entry.plain() for entry in entries],
    )  # fmt: skip


def _people(entries: Iterable[Entry], one: Any, directory: Directory) -> Iterable[tuple[str, str]]:
    """Everybody who acted, with the post of today."""
    ids = {entry.person_id for entry in entries if entry.person_id} | {one.asked_by}
    titles = {person.id: person.title for person in directory.people}
    for person_id in sorted(ids):
        yield person_id.hex, titles.get(person_id) or directory.name(person_id) or "—"
