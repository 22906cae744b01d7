"""Kiểm tra chứng cứ — offline, from the file alone: is every line whole, and does it say so much?"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from itertools import pairwise
from typing import Any

from core.evidence.evidence import Evidence
from core.journal.entry import digest_of
from core.signing.report import Finding, Result
from core.text import Text

Entries = Sequence[Mapping[str, Any]]


def checked(evidence: Evidence) -> tuple[Finding, ...]:
    """B1 mã băm từng dòng, B2 thứ tự và mắt xích, B3 kết luận có dòng chứng minh."""
    entries = evidence.entries
    return (
        _finding("B1", _altered(entries), len(entries)),
        _finding("B2", _unlinked(entries), len(entries)),
        _finding("B3", _unproven(evidence), len(evidence.receivers)),
    )


def _finding(check: str, wrong: Sequence[str], count: int) -> Finding:
    key = check.lower()
    if wrong:
        where = "; ".join(wrong[:5])
        return Finding(check, Result.FAIL, Text.of(f"evidence-{key}-wrong", where=where))
    return Finding(check, Result.PASS, Text.of(f"evidence-{key}-right", count=count))


def _altered(entries: Entries) -> list[str]:
    return [str(one.get("seq")) for one in entries if digest_of(one) != one.get("hash")]


def _unlinked(entries: Entries) -> list[str]:
    """Lines of one agency in rising order; two neighbours in the journal are one chain."""
    wrong = []
    for before, after in pairwise(entries):
        first, second = before.get("seq"), after.get("seq")
        if not isinstance(first, int) or not isinstance(second, int) or first >= second:
            wrong.append(str(second))
            continue
        same = before.get("agency_id") == after.get("agency_id")
        linked = second != first + 1 or after.get("previous") == before.get("hash")
        if not (same and linked):
            wrong.append(str(second))
    return wrong


def _unproven(evidence: Evidence) -> list[str]:
    """Who is said to have it, without a line that says so."""
    proves = _PROOF.get(str(evidence.about.get("area")), _nothing)
    claimed = [row for row in evidence.receivers if row.get("confirmed")]
    return [
        str(row.get("name")) for row in claimed if not any(proves(row, e) for e in evidence.entries)
    ]


def _confirmed(row: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    return entry.get("step") == "cfd" and names_receiver(entry, row)


def _acted(row: Mapping[str, Any], entry: Mapping[str, Any]) -> bool:
    """Somebody, himself or who stands in for him, has done something with this very part."""
    about = str(entry.get("document_id")).replace("-", "")
    return (
        bool(entry.get("person_id"))
        and about == row.get("task")
        and entry.get("after") != "assigned"
    )


def _nothing(_row: Mapping[str, Any], _entry: Mapping[str, Any]) -> bool:
    return False


_PROOF: Mapping[str, Callable[[Mapping[str, Any], Mapping[str, Any]], bool]] = {
    "outgoing": _confirmed,
    "incoming": _acted,
}


def names_receiver(entry: Mapping[str, Any], row: Mapping[str, Any]) -> bool:
    """Dòng nói về nơi nhận này — by its code, where there is none by its name."""
    details = entry.get("details")
    if not isinstance(details, Mapping):
        return False
    said = [details.get("receiver"), details.get("sender"), *_listed(details.get("receivers"))]
    words = {part for one in said if isinstance(one, str) for part in (one, *one.split("; "))}
    return bool({row.get("code") or None, row.get("name") or None} & words)


def _listed(value: Any) -> list[Any]:
    return value if isinstance(value, list) else []
