"""Xác nhận đã đến nơi — the sender confirms who has it, when and how: of an urgent document every
receiver (Điều 10.3b puts this duty on the sending side), and whoever gets paper (R-7.2đ).
"""

from __future__ import annotations

from core.card import Style
from core.exchange.receiver import CONFIRMED, ON_PAPER
from core.form import Moment, PickFrom, Words
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.receiving import complete
from core.outgoing.rules import ALL_PAPER, unconfirmed
from core.people.person import Role
from core.step import Context, Settles, step

_MANNERS = ("manner-phone", "manner-reply", "manner-hand", "manner-post")


@step(
    code="cfd",
    basis=("R-10.3b", "R-9.4a", "R-7.2"),
    roles={Role.CLERK},
    moves={OutgoingState.DISPATCHED: OutgoingState.DISPATCHED},
    turns={OutgoingState.DISPATCHED: OutgoingState.DELIVERED},
    form={
        "receiver": PickFrom(unconfirmed),
        "manner": Words(least=3, most=200, suggest=_MANNERS),
        "at": Moment(),
    },
    style=Style.SUCCESS,
    settles=Settles.NONE,
)
def confirm_delivery(document: OutgoingDocument, context: Context) -> None:
    chosen = _chosen(document, context.answers["receiver"])
    manner, at = context.answers["manner"], context.answers["at"]
    known = {"status": CONFIRMED, "manner": manner, "at": at, "by": context.person.name}
    document.deliveries = [
        row | known if index in chosen else row for index, row in enumerate(document.deliveries)
    ]
    names = [document.deliveries[index]["name"] for index in chosen]
    codes = [document.deliveries[index].get("code") or "" for index in chosen]
    context.note(receiver="; ".join(names), receivers=codes, manner=manner, at=at)
    if complete(document):
        document.state = OutgoingState.DELIVERED


def _chosen(document: OutgoingDocument, receiver: str) -> list[int]:
    """One receiver, or all who get paper and are not confirmed yet."""
    if receiver != ALL_PAPER:
        return [int(receiver)]
    return [i for i, row in enumerate(document.deliveries) if row["status"] == ON_PAPER]
