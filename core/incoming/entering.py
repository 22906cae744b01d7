"""Vào sổ văn bản đến — the next arrival number of the year, and status 03 to the sender (R-8.3)."""

from __future__ import annotations

from core.exchange.status import ExchangeStatus
from core.incoming.document import IncomingDocument
from core.incoming.report import report
from core.registers.register import Register, RegisterKind
from core.step import Context


def enter(document: IncomingDocument, context: Context) -> None:
    sequence = Register.of(document.agency_id, RegisterKind.INCOMING, context.now)
    document.arrival_number = context.number(sequence)
    document.registered_at = context.now
    document.registered_by = context.person.id
    context.note(arrival_number=document.arrival_number, year=sequence.year)
    context.ask(*report(document, context, ExchangeStatus.ACCEPTED))
