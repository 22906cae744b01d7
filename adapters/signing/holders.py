"""Chủ thể chứng thư số — is this certificate a person's or an agency's?

No text in force says how the two are told apart inside a certificate. This is our own reading of
the certificates that the public and the government authorities issue, kept in one place so that
it can be changed in one place. The rules are asked from top to bottom; the first that knows wins.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

Subject = Mapping[str, tuple[str, ...]]
"""The fields of a certificate's subject by their asn1crypto names, each with all its values."""

PERSON_PREFIXES = ("CCCD", "CMND", "CMT", "HC:", "HC-", "BHXH")
AGENCY_PREFIXES = ("MST", "MĐD", "MDD", "MNS")
AGENCY_WORDS = (
    "ủy ban", "uỷ ban", "ubnd", "hội đồng", "hđnd", "sở ", "bộ ", "phòng ", "văn phòng", "ban ",
    "cục ", "chi cục", "tổng cục", "vụ ", "thanh tra", "trung tâm", "công an", "tòa án", "toà án",
    "viện ", "bệnh viện", "đại học", "trường đại học", "trường cao đẳng", "trường trung học",
    "trường tiểu học", "trường mầm non", "trường thcs", "trường thpt", "kho bạc", "bảo hiểm xã hội",
    "ngân hàng", "công ty", "tổng công ty", "đảng ủy", "tỉnh ủy",
)  # fmt: skip


def is_agency(subject: Subject) -> bool:
    """Chứng thư số của cơ quan — true for an agency's certificate, false for a person's."""
    answers = (rule(subject) for rule in RULES)
    return next((answer for answer in answers if answer is not None), False)


def agency_code(subject: Subject) -> str:
    """Mã định danh trong chứng thư số — after `MĐD:`, or the organisation identifier; else empty."""
    for value in _identifiers(subject):
        if value.upper().startswith(("MĐD", "MDD")):
            return value[3:].lstrip(": ").strip()
    return next(iter(subject.get("organization_identifier", ())), "").strip()


def _identifiers(subject: Subject) -> tuple[str, ...]:
    return subject.get("user_id", ()) + subject.get("serial_number", ())


def _names_a_person(subject: Subject) -> bool | None:
    """Only people have a given name or a surname."""
    return False if subject.get("given_name") or subject.get("surname") else None


def _carries_a_personal_number(subject: Subject) -> bool | None:
    """Asked before the tax number: staff certificates carry both CCCD and the employer's MST."""
    found = any(value.upper().startswith(PERSON_PREFIXES) for value in _identifiers(subject))
    return False if found else None


def _carries_an_agency_number(subject: Subject) -> bool | None:
    found = any(value.upper().startswith(AGENCY_PREFIXES) for value in _identifiers(subject))
    return True if found or subject.get("organization_identifier") else None


def _is_its_own_organisation(subject: Subject) -> bool | None:
    organisations = {name.casefold() for name in subject.get("organization_name", ())}
    common = {name.casefold() for name in subject.get("common_name", ())}
    return True if common & organisations else None


def _is_called_like_an_office(subject: Subject) -> bool | None:
    """Government certificates name the office in CN and the office above it in O."""
    common = subject.get("common_name", ())
    return True if any(name.casefold().startswith(AGENCY_WORDS) for name in common) else None


RULES: tuple[Callable[[Subject], bool | None], ...] = (
    _names_a_person,
    _carries_a_personal_number,
    _carries_an_agency_number,
    _is_its_own_organisation,
    _is_called_like_an_office,
)
