"""Đôn đốc phản hồi — who reminded which receiver, how and when (R-9.5c)."""

from __future__ import annotations

from core.form import PickFrom, Words
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.replying import silent, unanswered
from core.people.person import Person, Role
from core.step import Context, Settles, step


def _concerned(document: OutgoingDocument, person: Person) -> bool:
    own = document.drafter_id == person.id or Role.CLERK in person.roles
    head = Role.UNIT_HEAD in person.roles and person.unit_id == document.unit_id
    return bool(silent(document)) and (own or head)


@step(
    code="chs",
    basis="R-9.5c",
    roles={Role.SPECIALIST, Role.UNIT_HEAD, Role.CLERK},
    moves={
        OutgoingState.DISPATCHED: OutgoingState.DISPATCHED,
        OutgoingState.DELIVERED: OutgoingState.DELIVERED,
    },
    form={
        "receiver": PickFrom(unanswered),
        "manner": Words(least=3, most=200, suggest=("manner-phone", "manner-letter")),
    },
    settles=Settles.NONE,
    when=_concerned,
)
def chase(document: OutgoingDocument, context: Context) -> None:
    place, manner = int(context.answers["receiver"]), context.answers["manner"]
    rows = [dict(row) for row in document.deliveries]
    rows[place]["chased"] = [*rows[place].get("chased", []), {"manner": manner} | context.stamp()]
    document.deliveries = rows
    context.note(receiver=rows[place]["name"], manner=manner)
