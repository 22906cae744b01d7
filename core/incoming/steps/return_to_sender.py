"""Từ chối, trả lại nơi gửi — with reasons that travel back as status 02 (R-5.4, R-8.1b)."""

from __future__ import annotations

from core.card import Style
from core.exchange.status import ExchangeStatus
from core.form import ChooseMany, Words
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.report import report
from core.people.person import Role
from core.step import Context, step

REASONS = tuple(f"reason-c{number}" for number in range(1, 13))


@step(
    code="ret",
    basis=("R-5.4", "R-8.1b"),
    roles={Role.CLERK},
    moves={
        IncomingState.VERIFIED: IncomingState.RETURNED,
        IncomingState.DOUBTFUL: IncomingState.RETURNED,
    },
    form={"reasons": ChooseMany(REASONS), "words": Words(least=10, most=500)},
    style=Style.DANGER,
)
def return_to_sender(document: IncomingDocument, context: Context) -> None:
    document.refusal_reasons = list(context.answers["reasons"])
    document.refusal_words = context.answers["words"]
    document.closed_by = context.person.id
    document.closed_at = context.now
    codes = ", ".join(key.removeprefix("reason-").upper() for key in document.refusal_reasons)
    context.note(reasons=document.refusal_reasons, words=document.refusal_words)
    context.ask(
        report(document, context, ExchangeStatus.REFUSED, f"{codes}: {document.refusal_words}")
    )
