"""Cấp số — the next of its series, with the day of issue; without gap or double (R-9.2b)."""

from __future__ import annotations

from core.calendar import local
from core.card import Style
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.numbering import NumberProposal, passed_over, register_of, written
from core.people.person import Role
from core.step import Context, step
from core.text import Text


@step(
    code="num",
    basis="R-9.2b",
    roles={Role.CLERK},
    moves={OutgoingState.SIGNED: OutgoingState.NUMBERED},
    form={"number": NumberProposal()},
    style=Style.SUCCESS,
)
def number(document: OutgoingDocument, context: Context) -> None:
    numbering, directory = context.procedure.numbering, context.directory
    register = register_of(document, numbering, context.now)
    document.series = register.series
    document.register_year = register.year
    while True:
        document.number = context.number(register)
        document.reference = written(document, directory, numbering, context.now, document.number)
        given = (document.agency_id, register.year, document.reference)
        if not passed_over(context.referred, *given):
            break
    document.issued_on = local(context.now).date()
    document.document_uid = (
        f"{directory.agency.code},{document.issued_on:%Y/%m/%d},{document.reference}"
    )
    date = f"{document.issued_on:%d/%m/%Y}"
    context.tell(Text.of("number-taken", reference=document.reference, date=date))
    context.note(
        reference=document.reference,
        number=document.number,
        series=document.series,
        year=register.year,
    )
