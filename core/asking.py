"""Đề nghị ký — what waits for a key on somebody's own machine; one at a time for each document.

The file stands complete but for the signature; nobody else can be asked meanwhile, and when the
key takes too long the request is over: the moment in the picture would no longer be true. Every
kind of document that can be signed says which signature is due; all else is the same for all.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from core.card import Ref
from core.effects.end_request import EndRequest
from core.effects.notify import Notify
from core.signing.making import Appearance, Kind, Level, Profile
from core.signing.required import Purpose
from core.step import AlreadyRecorded, Context, OldCheck


@dataclass(frozen=True)
class Due:
    """Chữ ký đến lượt — whose it is and of which kind, which file it continues (SHA-256, name), and
    the code of the step that takes it in.
    """

    purpose: Purpose
    kind: Kind
    before: str
    name: str
    step: str


@dataclass(frozen=True)
class Waiting:
    """Văn bản chờ ký — with the request as it stands on the document."""

    ref: Ref
    due: Due
    reference: str
    subject: str
    version: int
    request: Mapping[str, Any]

    @property
    def document_id(self) -> UUID:
        return self.ref.id

    @property
    def detached(self) -> bool:
        """Chữ ký rời — the signature will stand beside the file, not in it."""
        return bool(self.request.get("detached"))


def open_request(document: Any, due: Due | None, now: datetime) -> Mapping[str, Any] | None:
    """Đề nghị còn hiệu lực — None when none was made, it is over, or the file has moved on."""
    asked: Mapping[str, Any] | None = document.signing
    if asked is None or due is None or now >= datetime.fromisoformat(asked["expires_at"]):
        return None
    return asked if (asked["purpose"], asked["before"]) == (due.purpose, due.before) else None


def asked_of(
    document: Any, due: Due | None, person_id: UUID, now: datetime
) -> Mapping[str, Any] | None:
    """Đề nghị gửi người này."""
    asked = open_request(document, due, now)
    return asked if asked is not None and asked["by"] == person_id.hex else None


def take_in(document: Any, due: Due | None, context: Context) -> None:
    """Ghi đề nghị — the machine may fetch it now; or the person is told why there is none."""
    answers = context.answers
    purpose, person = Purpose(answers["purpose"]), UUID(hex=answers["by"])
    if due is None or (purpose, answers["before"]) != (due.purpose, due.before):
        raise OldCheck
    if document.signing is not None or document.signing_refused is not None:
        raise AlreadyRecorded
    told = {"purpose": purpose.value, "by": person.hex, "before": answers["before"]}
    area, urgency = document.area, document.urgency
    if "refused" in answers:
        document.signing_refused = told | {"text": answers["refused"]}
        context.note(purpose=purpose, refused=answers["refused"]["key"])
        context.ask(Notify(person, area, document.id, urgency, "reason-request-refused"))
        return
    request = answers["request"]
    document.signing = request | told
    context.note(purpose=purpose, file=request["file"], digits=request["digits"])
    ends = datetime.fromisoformat(request["expires_at"])
    context.ask(
        EndRequest(document.id, request["file"], ends, area),
        Notify(person, area, document.id, urgency, "reason-sign-on-machine"),
    )


def let_end(document: Any, context: Context) -> None:
    """Hết hạn đề nghị — nothing was signed; the person may ask again."""
    if document.signing is None or document.signing["file"] != context.answers["file"]:
        raise OldCheck
    context.note(file=document.signing["file"])
    document.signing = None


def profile_of(options: Mapping[str, Any]) -> Profile:
    """Cấu hình ký — from the agency's procedure; whatever cannot be is as declared."""
    told = options.get("signing")
    told = told if isinstance(told, Mapping) else {}
    usual = Profile()
    try:
        return Profile(
            Level(told.get("level", usual.level)),
            Appearance(told.get("appearance", usual.appearance)),
            float(told.get("seal_mm", usual.seal_mm)),
        )
    except (ValueError, TypeError):
        return usual
