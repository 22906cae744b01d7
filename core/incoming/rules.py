"""Quy tắc văn bản đến — complete, ours, of allowed formats? What is it worth? Whose turn is it?"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any
from uuid import UUID

from core.exchange.package import Package
from core.incoming.document import IncomingDocument, IncomingState, LegalValue
from core.incoming.parcel import Parcel, ParcelState
from core.people.directory import Directory
from core.people.person import Person, Role
from core.signing.report import Finding, Result
from core.text import Text

# R-6.5b…đ: the exact list of the regulation; .jpg is the same content as .jpeg
ALLOWED = (
    ".pdf", ".txt", ".rtf", ".doc", ".docx", ".odt", ".csv", ".xls", ".xlsx", ".ods",
    ".jpeg", ".jpg",
)  # fmt: skip

# What the bytes of a format must begin with; text formats have no mark of their own.
MAGIC: dict[str, tuple[bytes, ...]] = {
    ".pdf": (b"%PDF-",),
    ".rtf": (b"{\\rtf",),
    ".doc": (b"\xd0\xcf\x11\xe0",),
    ".xls": (b"\xd0\xcf\x11\xe0",),
    ".docx": (b"PK\x03\x04",),
    ".odt": (b"PK\x03\x04",),
    ".xlsx": (b"PK\x03\x04",),
    ".ods": (b"PK\x03\x04",),
    ".jpeg": (b"\xff\xd8\xff",),
    ".jpg": (b"\xff\xd8\xff",),
}

REQUIRED = ("document_uid", "notation", "issued_on", "subject", "sender_code", "sender_name")


def ending(name: str) -> str:
    """Phần mở rộng — `.pdf`, lower case; empty when there is none."""
    return f".{name.rsplit('.', 1)[1].lower()}" if "." in name else ""


def format_fault(name: str, content: bytes) -> Text | None:
    """Sai định dạng — by name and by the first bytes; None when the file is as it says."""
    kind = ending(name)
    if kind not in ALLOWED:
        return Text.of("finding-format-forbidden", name=name)
    marks = MAGIC.get(kind)
    if marks and not content.lstrip(b"\xef\xbb\xbf \r\n\t")[:8].startswith(marks):
        return Text.of("finding-format-false", name=name, kind=kind)
    return None


def package_findings(package: Package, our_code: str, formats: Sequence[Text]) -> list[Finding]:
    """C10 đầy đủ, C11 đúng nơi nhận, C12 không mật — what the package itself shows."""
    return [_complete(package, formats), _addressed(package, our_code), _open()]


def _complete(package: Package, formats: Sequence[Text]) -> Finding:
    missing = [name for name in REQUIRED if not _value(package, name)]
    absent = [file.name for file in package.attachments if file.content is None]
    faults = [Text.of(f"field-{name.replace('_', '-')}") for name in missing]
    said = [
        *([Text.of("finding-fields-missing", fields=faults)] if faults else []),
        *([Text.of("finding-files-missing", names=", ".join(absent))] if absent else []),
        *([Text.of("finding-no-files")] if not package.attachments else []),
        *formats,
    ]
    if said:
        return Finding("C10", Result.FAIL, Text.of("finding-incomplete", said=said))
    return Finding("C10", Result.PASS, Text.of("finding-complete"))


def _value(package: Package, name: str) -> object:
    if name.startswith("sender_"):
        return getattr(package.sender, name.removeprefix("sender_"))
    return getattr(package, name)


def _addressed(package: Package, our_code: str) -> Finding:
    if any(organ.code == our_code for organ in package.receivers):
        return Finding("C11", Result.PASS, Text.of("finding-addressed"))
    named = ", ".join(organ.name or organ.code for organ in package.receivers)
    return Finding("C11", Result.FAIL, Text.of("finding-misaddressed", named=named or "—"))


def _open() -> Finding:
    return Finding("C12", Result.PASS, Text.of("finding-not-secret"))


def legal_value(findings: Iterable[dict[str, Any]]) -> LegalValue:
    """Giá trị pháp lý — as paper only when every signature check passed (R-4.1, R-4.2)."""
    signed = [row for row in findings if row["check"] in {f"C{n}" for n in range(1, 10)}]
    if signed and all(row["result"] == Result.PASS for row in signed):
        return LegalValue.EQUALS_PAPER
    return LegalValue.FOR_REFERENCE


def clean(findings: Iterable[dict[str, Any]]) -> bool:
    """Is there nothing for the clerk to doubt?"""
    return all(row["result"] == Result.PASS for row in findings)


_CLERKS_TURN = {IncomingState.VERIFIED, IncomingState.DOUBTFUL, IncomingState.RECALL_ASKED}


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
