"""Đã in, đóng dấu — the copy kept and the paper for those who get it too (R-9.2c, R-7.2)."""

from __future__ import annotations

from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.papers import paper_list
from core.outgoing.receiving import complete, paper_pending
from core.people.person import Person, Role
from core.step import Context, Settles, step


def _pending(document: OutgoingDocument, _person: Person) -> bool:
    return paper_pending(document)


@step(
    code="ppr",
    basis=("R-9.2c", "R-7.2"),
    roles={Role.CLERK},
    moves={OutgoingState.DISPATCHED: OutgoingState.DISPATCHED},
    turns={OutgoingState.DISPATCHED: OutgoingState.DELIVERED},
    when=_pending,
    settles=Settles.NONE,
)
def confirm_paper(document: OutgoingDocument, context: Context) -> None:
    document.paper_done_at = context.now
    papers = paper_list(document)
    context.note(kept=1, copies=sum(one.copies for one in papers), names=[p.name for p in papers])
    if complete(document):
        document.state = OutgoingState.DELIVERED
