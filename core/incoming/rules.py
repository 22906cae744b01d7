"""Quy tắc văn bản đến — complete, ours, of allowed formats? What is it worth? Whose turn is it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from core.exchange.formats import Objection
from core.exchange.package import Package
from core.incoming.completeness import complete
from core.incoming.document import IncomingDocument, IncomingState, LegalValue
from core.incoming.parcel import Parcel, ParcelState
from core.people.directory import Directory
from core.people.person import Person, Role
from core.signing.report import Finding, Result
from core.text import Text


def package_findings(
    package: Package, our_code: str, objections: Sequence[Objection]
) -> list[Finding]:
    """C10 đầy đủ, C11 đúng nơi nhận, C12 không mật — what the package itself shows."""
    return [complete(package, objections), _addressed(package, our_code), _open()]


def _addressed(package: Package, our_code: str) -> Finding:
    if any(organ.code == our_code for organ in package.receivers):
        return Finding("C11", Result.PASS, Text.of("finding-addressed"))
    named = ", ".join(organ.name or organ.code for organ in package.receivers)
    return Finding("C11", Result.FAIL, Text.of("finding-misaddressed", named=named or "—"))


def _open() -> Finding:
    return Finding("C12", Result.PASS, Text.of("finding-not-secret"))


SIGNED = frozenset(f"C{number}" for number in range(1, 10))
# Where there is no signature there is no order of signing: C1 has decided, and these go with it.
_FOLLOWING = frozenset(
    {
        "verification-nothing-to-check", "verification-not-readable",
        "verification-identity-no-signatures", "verification-order-unknown",
    }
)  # fmt: skip


def legal_value(findings: Iterable[dict[str, Any]], *, also_on_paper: bool = False) -> LegalValue:
    """Giá trị pháp lý — as paper only when each of C1…C9 was checked and passed, and the document
    is none of those that must also come on paper (R-4.1, R-4.2, Điều 7.2).
    """
    results = {row["check"]: row["result"] for row in findings}
    passed = all(results.get(check) == Result.PASS for check in SIGNED)
    return LegalValue.FOR_REFERENCE if also_on_paper or not passed else LegalValue.EQUALS_PAPER


def clean(findings: Iterable[dict[str, Any]]) -> bool:
    """Is there nothing for the clerk to doubt?"""
    return all(row["result"] == Result.PASS for row in findings)


def undecided(findings: Iterable[dict[str, Any]]) -> list[str]:
    """Chưa xác định — the checks that need a person's decision, with name and reason (R-8.1a)."""
    return [
        row["check"]
        for row in findings
        if row["result"] == Result.UNKNOWN and row["text"]["key"] not in _FOLLOWING
    ]


_CLERKS_TURN = {IncomingState.VERIFIED, IncomingState.DOUBTFUL, IncomingState.RECALL_ASKED,
                IncomingState.SCANNED}  # fmt: skip


def waiting(document: IncomingDocument, directory: Directory) -> list[UUID]:
    """Đang chờ ai — the clerks before the register, the leaders before the assignment."""
    if document.state in _CLERKS_TURN:
        return [person.id for person in directory.having(Role.CLERK)]
    if document.state == IncomingState.REGISTERED:
        return [person.id for person in directory.having(Role.LEADER)]
    return []


def parcel_waiting(parcel: Parcel, directory: Directory) -> list[UUID]:
    """Đang chờ ai — a package that could not become a document waits for a clerk to look."""
    if parcel.state == ParcelState.NOTED:
        return []
    return [person.id for person in directory.having(Role.CLERK)]


def sees_all(person: Person) -> bool:
    """Xem toàn cơ quan — clerks and leaders see every document of their agency (R-5.1)."""
    return bool(person.roles & {Role.CLERK, Role.LEADER})
