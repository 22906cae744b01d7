"""Phát hành — one package to each receiver, after everything the law wants is there (R-9.1)."""

from __future__ import annotations

from core.card import Style
from core.effects.send_package import SendPackage
from core.exchange.receiver import ON_PAPER, SENDING, electronic, moved
from core.form import Proof
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.gateway import at_the_gateway
from core.outgoing.going_out import follow_dispatch
from core.outgoing.papers import PaperReasons, paper_list
from core.outgoing.required import check_ready
from core.outgoing.sending import facts
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="iss",
    basis=("R-9.1", "R-6.3", "R-7.2", "R-9.3", "R-6.2a"),
    roles={Role.CLERK},
    moves={OutgoingState.SEALED: OutgoingState.DISPATCHED},
    form={"papers": PaperReasons()},
    proof=Proof.CONFIRM,
    style=Style.SUCCESS,
    settles=Settles.ALL,
)
def dispatch(document: OutgoingDocument, context: Context) -> None:
    at_the_gateway(context)
    document.dispatched_at = context.now
    check_ready(document, context.directory)
    document.paper_reasons = list(context.answers["papers"])
    document.due_at = None
    if not context.procedure.paper_copy and not paper_list(document):
        document.paper_done_at = context.now  # NĐ 30 Đ.19: the electronic one is the copy kept
    document.deliveries = [
        moved(row, SENDING if electronic(row) else ON_PAPER, context.now)
        for row in document.deliveries
    ]
    late = document.issue_by is not None and context.now > document.issue_by
    context.note(
        sha256=(document.sealed or {}).get("sha256", ""),
        receivers=[row["code"] or row["name"] for row in document.deliveries],
        papers=document.paper_reasons,
        late=late,
    )
    follow_dispatch(document, context)
    said = facts(document, context.directory)
    context.ask(
        *(
            SendPackage(to_code=row["code"], to_name=row["name"], **said)
            for row in document.deliveries
            if electronic(row)
        )
    )
