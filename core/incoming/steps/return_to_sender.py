"""Từ chối, trả lại nơi gửi — with reasons that travel back as status 02 (R-5.4, R-8.1b)."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from core.card import Style
from core.exchange.status import ExchangeStatus
from core.form import ChooseMany, Option, Words, World
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.forgetting import forget
from core.incoming.report import report
from core.people.person import Role
from core.signing.report import Result
from core.step import Context, step

REASONS = tuple(f"reason-c{number}" for number in range(1, 13))
SECRET = "reason-c12"  # noqa: S105 - a reason, not a password


@dataclass(frozen=True)
class FailedFirst(ChooseMany):
    """Lý do từ chối — all twelve, first those that the checks found wanting (R-5.4)."""

    def options(self, world: World) -> Sequence[Option]:
        rows = world.document.findings if world.document is not None else []
        ranks = {f"reason-{row['check'].lower()}": RANKS.get(str(row["result"]), 2) for row in rows}
        return sorted(super().options(world), key=lambda option: ranks.get(option.value, 2))


RANKS = {Result.FAIL.value: 0, Result.UNKNOWN.value: 1}


@step(
    code="ret",
    basis=("R-5.4", "R-8.1b"),
    roles={Role.CLERK},
    moves={
        IncomingState.VERIFIED: IncomingState.RETURNED,
        IncomingState.DOUBTFUL: IncomingState.RETURNED,
        IncomingState.SCANNED: IncomingState.RETURNED,
    },
    form={"reasons": FailedFirst(REASONS), "words": Words(least=10, most=500)},
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
        *report(document, context, ExchangeStatus.REFUSED, f"{codes}: {document.refusal_words}")
    )
    if SECRET in document.refusal_reasons:
        context.ask(forget(document))
