"""Hết hạn đề nghị ký — nothing was signed; the person may ask again (R-11.1)."""

from __future__ import annotations

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.signing import OldCheck
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="erq",
    basis="R-11.1",
    roles={Role.SYSTEM},
    moves={state: state for state in OutgoingState},
    settles=Settles.NONE,
    moves_version=False,
)
def end_request(document: OutgoingDocument, context: Context) -> None:
    if document.signing is None or document.signing["file"] != context.answers["file"]:
        raise OldCheck
    context.note(file=document.signing["file"])
    document.signing = None
