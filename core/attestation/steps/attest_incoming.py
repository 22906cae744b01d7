"""Lập biên bản khẩn của văn bản đến — which of us got it, when and how (R-10.3b, R-8.4b)."""

from __future__ import annotations

from core.attestation.asking import attest
from core.attestation.rules import TAKEN_IN, is_urgent
from core.incoming.document import IncomingDocument
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="lbd",
    basis=("R-10.3b", "R-6.2c"),
    roles={Role.CLERK},
    moves={state: state for state in TAKEN_IN},
    when=is_urgent,
    settles=Settles.NONE,
)
def attest_incoming(document: IncomingDocument, context: Context) -> None:
    attest(document, context)
