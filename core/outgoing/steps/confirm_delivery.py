"""Xác nhận đã đến nơi — the sender of an urgent document confirms who has it, when and how.

Điều 10.3b puts this duty on the sending side (R-10.3b).
"""

from __future__ import annotations

from core.card import Style
from core.exchange.receiver import CONFIRMED
from core.form import Moment, PickFrom, Words
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.receiving import complete
from core.outgoing.rules import unconfirmed
from core.people.person import Role
from core.step import Context, Settles, step


@step(
    code="cfd",
    basis=("R-10.3b", "R-9.4a"),
    roles={Role.CLERK},
    moves={OutgoingState.DISPATCHED: OutgoingState.DISPATCHED},
    form={
        "receiver": PickFrom(unconfirmed),
        "manner": Words(least=3, most=200, suggest=("manner-phone", "manner-reply", "manner-hand")),
        "at": Moment(),
    },
    style=Style.SUCCESS,
    settles=Settles.NONE,
)
def confirm_delivery(document: OutgoingDocument, context: Context) -> None:
    index = int(context.answers["receiver"])
    rows = [dict(row) for row in document.deliveries]
    rows[index] |= {
        "status": CONFIRMED,
        "manner": context.answers["manner"],
        "at": context.answers["at"],
        "by": context.person.name,
    }
    document.deliveries = rows
    context.note(receiver=rows[index]["name"], manner=rows[index]["manner"], at=rows[index]["at"])
    if complete(document):
        document.state = OutgoingState.DELIVERED
