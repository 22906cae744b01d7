"""Đã thu hồi trực tiếp — paper, a person, or a receiver that does not answer: how, and when."""

from __future__ import annotations

from core.card import Style
from core.form import PickFrom, Words
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.recalling import DONE, by_hand, outstanding
from core.people.person import Person, Role
from core.step import Context, step


def _somebody_left(document: OutgoingDocument, _person: Person) -> bool:
    return bool(outstanding(document))


@step(
    code="crc",
    basis="R-9.4b",
    roles={Role.CLERK},
    moves={
        state: state
        for state in (OutgoingState.DISPATCHED, OutgoingState.DELIVERED, OutgoingState.RECALLED)
    },
    form={"receiver": PickFrom(by_hand), "manner": Words(least=3, most=200)},
    style=Style.SUCCESS,
    when=_somebody_left,
)
def confirm_recall(document: OutgoingDocument, context: Context) -> None:
    place, manner = int(context.answers["receiver"]), context.answers["manner"]
    rows = [dict(row) for row in document.deliveries]
    rows[place] |= {
        "recall": DONE,
        "recalled_at": context.now.isoformat(),
        "recall_words": f"{manner} ({context.person.name})",
    }
    document.deliveries = rows
    context.note(receiver=rows[place]["name"], manner=manner)
