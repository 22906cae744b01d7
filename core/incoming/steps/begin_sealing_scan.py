"""Ký số bản số hóa bằng máy ký — the clerk asks the machine with the agency's key (R-8.5c, R-11.3b)."""

from __future__ import annotations

from core.card import Style
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.scanning import may_seal, request, to_be_sealed
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="bsc",
    basis=("R-8.5c", "R-3.11", "R-11.2", "R-11.3a", "R-11.3b", "R-11.3c"),
    roles={Role.CLERK},
    moves={IncomingState.SCANNED: IncomingState.SCANNED},
    style=Style.SUCCESS,
    when=to_be_sealed,
    settles=Settles.OWN,
)
def begin_sealing_scan(document: IncomingDocument, context: Context) -> None:
    wanted = may_seal(document, begin_sealing_scan, context)
    document.signing = document.signing_refused = None
    context.ask(request(document, wanted, context))
