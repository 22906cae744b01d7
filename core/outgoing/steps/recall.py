"""Thu hồi văn bản — ordered by a leader; our copy is frozen, every receiver is told (R-9.4b).

An error of content is mended by a document of equal form, one of form by a letter of correction
(NĐ 30 Đ.18 k.3): the first question says so before anything is taken back.
"""

from __future__ import annotations

from core.card import Style
from core.effects.remind_recall import RemindRecall
from core.effects.send_recall import SendRecall
from core.form import Choose, PickFrom, Proof, Words
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.recalling import ASKED, EVERYBODY, asked_of, recallable
from core.people.person import Role
from core.step import Context, step


@step(
    code="rcl",
    basis=("R-9.4b", "R-9.4a"),
    roles={Role.LEADER},
    moves={
        OutgoingState.DISPATCHED: OutgoingState.DISPATCHED,
        OutgoingState.DELIVERED: OutgoingState.DELIVERED,
    },
    turns={
        OutgoingState.DISPATCHED: OutgoingState.RECALLED,
        OutgoingState.DELIVERED: OutgoingState.RECALLED,
    },
    form={
        "remedy": Choose(("recall-anyway",)),
        "where": PickFrom(recallable),
        "reason": Words(least=10, most=500),
        "order": Words(least=3, most=200, suggest=("recall-order-here",)),
    },
    proof=Proof.CONFIRM,
    style=Style.DANGER,
)
def recall(document: OutgoingDocument, context: Context) -> None:
    where = context.answers["where"]
    rows = [dict(row) for row in document.deliveries]
    chosen = range(len(rows)) if where == EVERYBODY else [int(where)]
    for place in chosen:
        if not rows[place].get("recall"):
            rows[place] = asked_of(rows[place])
    document.deliveries = rows
    facts = {"reason": context.answers["reason"], "order": context.answers["order"]}
    document.recall = facts | context.stamp()
    if where == EVERYBODY:
        document.state = OutgoingState.RECALLED
    context.note(where=where, **facts)
    for place in chosen:
        if rows[place]["recall"] == ASKED:
            context.ask(SendRecall(document.id, rows[place]["code"]))
    context.ask(RemindRecall(document.id, context.calendar.deadline(context.now, 1)))
