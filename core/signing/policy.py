"""Chính sách kiểm tra (C1, C7, C8, C10) — who had to sign, whom they declared to be, in what order.

What the verifier finds in a file (C2…C6) says nothing of these: a file whose only signature is
somebody else's is intact, too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from core.people.agency import comparable
from core.signing.identity import Declared, is_sender, is_signer, order
from core.signing.report import Finding, Result, SignatureReport, SignatureSeen, verdict_of
from core.text import Text, fold


class Need(StrEnum):
    """Ai phải ký — both on a document; the agency alone on an attachment, a copy or a scan."""

    BOTH = "both"
    AGENCY = "agency"
    PERSON = "person"
    ANY = "any"


NOTHING = Declared("", "", "")


@dataclass(frozen=True)
class Expected:
    """Điều phải có — what is declared of the file; an empty word declares nothing."""

    need: Need = Need.BOTH
    declared: Declared = NOTHING
    reference: str = ""


def held_against(report: SignatureReport, expected: Expected) -> SignatureReport:
    """Đối chiếu — the report with C1 as needed, C7 and C8, and C10 when a number is declared."""
    declared = expected.declared
    seen = tuple(_as_declared(one, declared) for one in report.signatures)
    unread = next((one for one in report.findings if one.check == "C1"), None)
    kept = tuple(one for one in report.findings if one.check not in {"C1", "C7", "C8"})
    more = [_present(seen, expected.need, unread)]
    if declared != NOTHING:
        more.append(_identity(seen, declared))
    if expected.need is Need.BOTH and len({one.is_agency for one in seen}) == 2:
        more.append(order(seen))
    if expected.reference:
        more.append(_reference(report, expected.reference))
    findings = tuple(sorted((*kept, *more), key=lambda one: int(one.check[1:])))
    return replace(report, findings=findings, signatures=seen, verdict=verdict_of(findings))


def _as_declared(one: SignatureSeen, declared: Declared) -> SignatureSeen:
    """Who is declared by name is known for what he is, whatever his certificate looks like."""
    if declared.agency_name and comparable(one.signer) == comparable(declared.agency_name):
        return replace(one, is_agency=True, organisation=one.signer)
    if declared.signer and fold(one.signer) == fold(declared.signer):
        return replace(one, is_agency=False)
    return one


def _present(seen: Sequence[SignatureSeen], need: Need, unread: Finding | None) -> Finding:
    """C1 — a signature whose holder cannot be read leaves it open, as it was."""
    wanted = {
        Need.BOTH: {True, False}, Need.AGENCY: {True}, Need.PERSON: {False}, Need.ANY: set[bool](),
    }[need]  # fmt: skip
    kinds = {one.is_agency for one in seen}
    if kinds and wanted <= kinds:
        key = "verification-both-present" if need is Need.BOTH else "verification-needed-present"
        return Finding("C1", Result.PASS, Text.of(key))
    if unread is not None and unread.result is Result.UNKNOWN:
        return unread
    if not kinds:
        return Finding("C1", Result.FAIL, Text.of(f"verification-{_NONE[need]}"))
    lacks = "agency-missing" if True in wanted - kinds else "person-missing"
    return Finding("C1", Result.FAIL, Text.of(f"verification-{lacks}"))


_NONE = {
    Need.BOTH: "none-present",
    Need.AGENCY: "agency-missing",
    Need.PERSON: "person-missing",
    Need.ANY: "nothing-to-check",
}


def _identity(seen: Sequence[SignatureSeen], declared: Declared) -> Finding:
    """C7 — of what is declared, and of nothing else."""
    for wanted, check in ((declared.agency_code or declared.agency_name, _agency),
                          (declared.signer, _person)):  # fmt: skip
        found = check(seen, declared) if wanted else None
        if found is not None:
            return found
    return Finding("C7", Result.PASS, Text.of("verification-identity-right"))


def _agency(seen: Sequence[SignatureSeen], declared: Declared) -> Finding | None:
    agencies = [one for one in seen if one.is_agency]
    if any(is_sender(one, declared) for one in agencies):
        return None
    if not agencies:
        return Finding("C7", Result.UNKNOWN, Text.of("verification-identity-no-signatures"))
    if declared.agency_code and not declared.agency_name and not any(o.code for o in agencies):
        text = Text.of("verification-sender-unknown", declared=declared.agency_code)
        return Finding("C7", Result.UNKNOWN, text)
    found, named = agencies[-1], declared.agency_code or declared.agency_name
    text = Text.of(
        "verification-identity-agency-wrong", found=found.code or found.organisation, declared=named
    )
    return Finding("C7", Result.FAIL, text)


def _person(seen: Sequence[SignatureSeen], declared: Declared) -> Finding | None:
    people = [one for one in seen if not one.is_agency]
    if any(is_signer(one, declared) for one in people):
        return None
    if not people:
        return Finding("C7", Result.UNKNOWN, Text.of("verification-identity-no-signatures"))
    text = Text.of(
        "verification-identity-person-wrong", found=people[-1].signer, declared=declared.signer
    )
    return Finding("C7", Result.FAIL, text)


def _reference(report: SignatureReport, declared: str) -> Finding:
    """C10 — the number field holds the declared số, ký hiệu, whole."""
    written = [value for _, value in report.fields if value]
    if not written:
        return Finding("C10", Result.UNKNOWN, Text.of("verification-reference-unwritten"))
    if any(_bare(declared) in _words(value) for value in written):
        return Finding("C10", Result.PASS, Text.of("verification-reference-right"))
    text = Text.of("verification-reference-wrong", found=written[0], declared=declared)
    return Finding("C10", Result.FAIL, text)


def _words(value: str) -> set[str]:
    """`Số: 20/2026/QĐ-UBND` says the number after its label, or without one."""
    return {_bare(value), _bare(value.partition(":")[2])}


def _bare(value: str) -> str:
    return "".join(value.split()).casefold()
