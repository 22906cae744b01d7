"""Tiếp nhận khi chưa xác định — a check gave no answer; a person decides, by name and reason (R-8.1a)."""

from __future__ import annotations

from core.card import Style
from core.form import Words
from core.incoming.document import IncomingDocument, IncomingState
from core.incoming.entering import enter
from core.incoming.rules import undecided
from core.people.person import Person, Role
from core.step import Context, step


def _undecided(document: IncomingDocument, _person: Person) -> bool:
    return bool(undecided(document.findings))


@step(
    code="acu",
    basis=("R-8.1a", "R-8.3"),
    roles={Role.CLERK},
    moves={IncomingState.DOUBTFUL: IncomingState.REGISTERED},
    form={"reason": Words(least=10, most=500)},
    style=Style.PRIMARY,
    when=_undecided,
)
def accept_undetermined(document: IncomingDocument, context: Context) -> None:
    """The legal value stays what it is: a decision to take in proves no signature."""
    checks = undecided(document.findings)
    reason = context.answers["reason"]
    document.accepted = context.stamp() | {"reason": reason, "checks": checks}
    context.note(undetermined=checks, reason=reason)
    enter(document, context)
