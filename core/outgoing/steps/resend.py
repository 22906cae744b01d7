"""Gửi lại — the same document once more to one receiver who refused it or was not reached (R-9.4a).

Number, file and urgency stay. A fault of the document itself is mended by “Đính chính” or “Thay
thế”: what has its number and signatures is not changed under its own identifier (R-9.3).
"""

from __future__ import annotations

from core.card import Style
from core.effects.send_package import SendPackage
from core.form import PickFrom, Proof, Words
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.gateway import at_the_gateway
from core.outgoing.required import check_ready
from core.outgoing.resending import resendable, sending_of, sent_again
from core.outgoing.sending import facts
from core.people.person import Person, Role
from core.step import Context, Settles, step


def _somebody_refused(document: OutgoingDocument, _person: Person) -> bool:
    return bool(resendable(document))


@step(
    code="rsd",
    basis=("R-9.4a", "R-9.1", "R-9.3"),
    roles={Role.CLERK},
    moves={OutgoingState.DISPATCHED: OutgoingState.DISPATCHED},
    form={
        "receiver": PickFrom(resendable),
        "note": Words(least=3, most=300, suggest=("resend-agreed",)),
    },
    proof=Proof.CONFIRM,
    style=Style.PRIMARY,
    settles=Settles.NONE,
    when=_somebody_refused,
)
def resend(document: OutgoingDocument, context: Context) -> None:
    at_the_gateway(context)
    check_ready(document, context.directory)
    place, note = int(context.answers["receiver"]), context.answers["note"]
    rows = [dict(row) for row in document.deliveries]
    rows[place] = sent_again(rows[place], note, context)
    document.deliveries = rows
    row, said = rows[place], facts(document, context.directory)
    context.note(
        receiver=row["code"], sending=sending_of(row), note=note, sha256=said["files"][0]["sha256"]
    )
    context.ask(
        SendPackage(to_code=row["code"], to_name=row["name"], sending=sending_of(row), **said)
    )
