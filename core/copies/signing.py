"""Ký số bản sao — the agency's signature on the copy it made, at the top right (NĐ 30, phụ lục I)."""

from __future__ import annotations

from core.asking import Due, profile_of
from core.copies.copy import CopyState, DocumentCopy
from core.copies.rules import check_original
from core.effects.begin_signing import BeginSigning
from core.people.person import Role
from core.signing.entitled import entitle
from core.signing.making import Kind
from core.signing.required import Purpose
from core.step import Context, NotNow, NotYourStep, Step


def due(copy: DocumentCopy) -> Due | None:
    """Chữ ký đến lượt — the agency's, on the copy that was made."""
    if copy.state != CopyState.MADE or copy.made is None:
        return None
    return Due(Purpose.AGENCY, Kind.COPY, copy.made["sha256"], str(copy.made["name"]), "ssy")


def may_seal(copy: DocumentCopy, step: Step, context: Context) -> Due:
    """Được ký số bản sao — only the clerk who was given the device in writing (R-11.2, R-11.3a).
    Raises the `Refusal` that stands against it.
    """
    if Role.CLERK not in context.person.roles:  # whatever a procedure says
        raise NotYourStep(step=step.label)
    found = due(copy)
    if found is None:
        raise NotNow(step=step.label)
    check_original(copy, context)
    entitle(context.directory, context.person.id, context.now)
    return found


def request(copy: DocumentCopy, wanted: Due, context: Context) -> BeginSigning:
    """Lập đề nghị — form of copy, agency and time."""
    profile = profile_of(context.options)
    return BeginSigning(
        copy.id, copy.agency_id, Purpose.AGENCY, context.person.id, wanted.before,
        profile.level, profile.appearance, profile.seal_mm,
        agency=context.directory.agency.name, area=copy.area, title=copy.kind.value,
    )  # fmt: skip
