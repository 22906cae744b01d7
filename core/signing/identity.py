"""Đúng người, đúng cơ quan (C7) và đúng thứ tự (C8) — the signatures seen against what is declared."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.people.agency import comparable
from core.signing.report import Finding, Result, SignatureSeen
from core.text import Text, fold


@dataclass(frozen=True)
class Declared:
    """Khai báo của gói tin — who says to have sent and signed it."""

    agency_code: str
    agency_name: str
    signer: str


def identity(seen: Sequence[SignatureSeen], declared: Declared) -> Finding:
    """C7 — the agency's certificate is the declared sender's, a person's is the declared signer's."""
    agencies = [one for one in seen if one.is_agency]
    people = [one for one in seen if not one.is_agency]
    if agencies and not any(is_sender(one, declared) for one in agencies):
        found = agencies[-1].code or agencies[-1].organisation
        named = declared.agency_code or declared.agency_name
        wrong = Text.of("verification-identity-agency-wrong", found=found, declared=named)
        return Finding("C7", Result.FAIL if named else Result.UNKNOWN, wrong if named else _UNSAID)
    if people and declared.signer and not any(is_signer(one, declared) for one in people):
        named = declared.signer
        text = Text.of(
            "verification-identity-person-wrong", found=people[-1].signer, declared=named
        )
        return Finding("C7", Result.FAIL, text)
    if not agencies or not people:
        return Finding("C7", Result.UNKNOWN, Text.of("verification-identity-no-signatures"))
    if not declared.signer:
        return Finding("C7", Result.UNKNOWN, _UNSAID)
    return Finding("C7", Result.PASS, Text.of("verification-identity-right"))


def order(seen: Sequence[SignatureSeen]) -> Finding:
    """C8 — the last agency signature covers the last person's, and does not claim to be earlier.
    `seen` is in signing order, which the signatures themselves prove.
    """
    agencies = [place for place, one in enumerate(seen) if one.is_agency]
    people = [place for place, one in enumerate(seen) if not one.is_agency]
    if not agencies or not people:
        return Finding("C8", Result.UNKNOWN, Text.of("verification-order-unknown"))
    agency, person = seen[agencies[-1]], seen[people[-1]]
    earlier = agency.signed_at and person.signed_at and agency.signed_at < person.signed_at
    if agencies[-1] < people[-1] or earlier:
        return Finding("C8", Result.FAIL, Text.of("verification-order-wrong"))
    return Finding("C8", Result.PASS, Text.of("verification-order-right"))


def is_sender(one: SignatureSeen, declared: Declared) -> bool:
    """By the code when both name one, else by the organisation's name."""
    if one.code and declared.agency_code:
        return _code(one.code) == _code(declared.agency_code)
    name = comparable(declared.agency_name)
    return bool(name) and name in {comparable(one.organisation), comparable(one.signer)}


def is_signer(one: SignatureSeen, declared: Declared) -> bool:
    """Là người ký đã khai — the name as whole words: certificates add a title or a number to it."""
    return f" {fold(declared.signer)} " in f" {fold(one.signer)} "


_UNSAID = Text.of("verification-identity-undeclared")


def _code(code: str) -> str:
    return "".join(code.split()).upper()
