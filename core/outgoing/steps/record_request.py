"""Ghi đề nghị ký — the machine may fetch it now; or the person is told why there is none (R-11.1)."""

from __future__ import annotations

from datetime import datetime
from uuid import UUID

from core.card import Area
from core.effects.end_request import EndRequest
from core.effects.notify import Notify
from core.outgoing.asking import STATE, before
from core.outgoing.document import OutgoingDocument
from core.outgoing.rules import AlreadyRecorded
from core.outgoing.signing import OldCheck
from core.people.person import Role
from core.signing.required import Purpose
from core.step import Context, Settles, step


@step(
    code="rbg",
    basis=("R-9.1", "R-9.2d", "R-11.1"),
    roles={Role.SYSTEM},
    moves={state: state for state in STATE.values()},
    settles=Settles.NONE,
    moves_version=False,
)
def record_request(document: OutgoingDocument, context: Context) -> None:
    answers = context.answers
    purpose, person = Purpose(answers["purpose"]), UUID(hex=answers["by"])
    if document.state != STATE[purpose] or answers["before"] != before(document, purpose):
        raise OldCheck
    if document.signing is not None or document.signing_refused is not None:
        raise AlreadyRecorded
    told = {"purpose": purpose.value, "by": person.hex, "before": answers["before"]}
    if "refused" in answers:
        document.signing = None
        document.signing_refused = told | {"text": answers["refused"]}
        context.note(purpose=purpose, refused=answers["refused"]["key"])
        context.ask(
            Notify(person, Area.OUTGOING, document.id, document.urgency, "reason-request-refused")
        )
        return
    request = answers["request"]
    document.signing, document.signing_refused = request | told, None
    context.note(purpose=purpose, file=request["file"], digits=request["digits"])
    ends = datetime.fromisoformat(request["expires_at"])
    context.ask(
        EndRequest(document.id, request["file"], ends),
        Notify(person, Area.OUTGOING, document.id, document.urgency, "reason-sign-on-machine"),
    )
