"""Lập biên bản khẩn của văn bản đi — which receiver got it, when and how (R-10.3b)."""

from __future__ import annotations

from core.attestation.asking import attest
from core.attestation.rules import SENT, is_urgent
from core.outgoing.document import OutgoingDocument
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="lbk",
    basis=("R-10.3b", "R-9.4a"),
    roles={Role.CLERK},
    moves={state: state for state in SENT},
    when=is_urgent,
    settles=Settles.NONE,
)
def attest_outgoing(document: OutgoingDocument, context: Context) -> None:
    attest(document, context)
