"""Quyết định — the one road from a press to a committed decision.

Everything that a decision changes is written by one transaction: the document, the journal
entry, whose turn it is now, and the effects to run outside.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from core import catalogue
from core.calls.ending import follow
from core.card import Area, Ref
from core.duty.handing import hand_on
from core.effects.refresh import Refresh
from core.errors import Refusal
from core.form import Proof, check_answers
from core.incoming.likeness import loaded
from core.incoming.rules import sees_all
from core.journal.entry import Entry
from core.keeping import kept
from core.people.person import Actor, Role
from core.people.secrets import CodeLocked, NoSecondFactor, WrongCode, six_digits
from core.ports import Ports, UnitOfWork
from core.searched import find_by, searched
from core.signing.preserved import beginning
from core.step import Context, NoSuchDocument, NotNow, Press, Stale, Step, stands
from core.text import Text
from core.turning import turn


class ProofNeeded(Refusal):
    """The agency's procedure wants a proof that was not asked for yet."""


@dataclass(frozen=True)
class Done:
    """Kết quả — the decision stands, `ref` at `version` in `state`; `said` is for who pressed."""

    ref: Ref
    version: int
    state: str
    step: Step
    said: Text


async def perform(press: Press, actor: Actor, ports: Ports) -> Done:
    """Thực hiện — raises the `Refusal` of whichever rule said no; then nothing has changed."""
    step = catalogue.steps().get(press.step)
    if step is None:
        raise NoSuchDocument
    outcome = await ports.store.write(lambda work: decide(step, press, actor, work, ports))
    if isinstance(outcome, Refusal):
        raise outcome
    return outcome


def decide(
    step: Step, press: Press, actor: Actor, work: UnitOfWork, ports: Ports
) -> Done | Refusal:
    """The whole decision inside one transaction. A wrong one-time code is returned, not raised,
    so that the count of failures is kept.
    """
    now = ports.clock.now()
    context = _context(step, press, actor, work, ports, now)
    document = _document(step, press, work, context)
    begun = step.begins is not None
    procedure = catalogue.procedure_of(work, document, begun=begun)
    procedure.permit(step, document, context.person)
    declared, step = step, procedure.lay(step)
    if step.proof is not declared.proof and not press.asked:
        raise ProofNeeded
    if not begun and not _seen(work, context, document):
        raise NoSuchDocument
    check_answers(step.form, press.answers, context.world(document))
    refusal = _proven(step, press, work, context, ports)
    if refusal is not None:
        return refusal
    before, words = document.state, None if begun else searched(document)
    context.options, context.after = procedure.options, step.after(before)
    context.procedure = work.procedure(actor.agency_id)
    step.body(document, context)
    document.state = step.ends_in(before, document.state)
    if step.moves_version and hasattr(document, "settled"):
        document.settled = document.version if begun else document.version + 1
    work.add(document) if begun else work.save(document, moves=step.moves_version)
    for row in beginning(document, before, now):
        work.preserve_once(row)
    _journal(step, work, context, actor, "" if begun else before, document)
    turn(step, document, work, context)
    follow(work, step, document, now)
    if document.area is Area.DUTY and step.code == "nct":
        hand_on(work, document, context)
    for entity in context.added:
        catalogue.begin_under(procedure, entity)
        work.add(entity)
        find_by(work, entity)
        turn(step, entity, work, context)
    _concern(work, context)
    if press.shown is not None:
        work.hang_once(press.shown)
    find_by(work, document, words)
    shown = Refresh(context.ref.area, context.ref.id)
    work.post(actor.agency_id, [*context.effects, shown], now)
    return Done(context.ref, document.version, document.state, step, context.told or step.done)


def _context(
    step: Step, press: Press, actor: Actor, work: UnitOfWork, ports: Ports, now: datetime
) -> Context:
    directory = work.directory(actor.agency_id).at(now)
    return Context(
        ref=Ref(step.area, press.document_id),
        person=directory.acting(actor),
        directory=directory,
        calendar=ports.calendar,
        now=now,
        answers=press.answers,
        number=work.number,
        tasks_of=work.tasks_of,
        referred=work.referred,
        answers_to=work.answers_to,
        alike=lambda agency_id, key: loaded(work, agency_id, key),
        kept=lambda ref: kept(work, ref),
    )


def _document(step: Step, press: Press, work: UnitOfWork, context: Context) -> Any:
    if step.begins:
        if press.version != 0:
            raise NotNow(step=step.label)
        return step.begins(press.document_id, context)
    document = work.load(context.ref)
    if document.agency_id != context.directory.agency.id:
        raise NoSuchDocument
    if press.version is None and Role.SYSTEM not in context.person.roles:
        raise Stale
    if press.version is not None and not stands(document, press.version):
        raise Stale
    return document


def _seen(work: UnitOfWork, context: Context, document: Any) -> bool:
    """Who may not see it decides nothing about it: whoever decides may see it from then on."""
    if Role.SYSTEM in context.person.roles:
        return True
    return catalogue.may_see(work, context.ref, document, context.person)


def _proven(
    step: Step, press: Press, work: UnitOfWork, context: Context, ports: Ports
) -> Refusal | None:
    if step.proof is not Proof.SECOND_FACTOR:
        return None
    factor = work.second_factor(context.person.id)
    if factor is None or factor.void:
        return NoSecondFactor()
    if factor.locked(context.now):
        return CodeLocked()
    matched = None
    if six_digits(press.code):
        matched = ports.proofs.matches(factor.sealed, press.code, context.now, factor.last_step)
    if matched is None:
        failed = factor.failed(context.now)
        work.put_second_factor(failed)
        return CodeLocked() if failed.locked(context.now) else WrongCode()
    work.put_second_factor(factor.passed(matched))
    return None


def _journal(
    step: Step, work: UnitOfWork, context: Context, actor: Actor, before: str, document: Any
) -> None:
    work.record(
        Entry(
            agency_id=actor.agency_id,
            at=context.now,
            person_id=actor.person_id,
            via=actor.via,
            step=step.code,
            basis=" ".join(step.basis),
            area=step.area,
            document_id=context.ref.id,
            before=before,
            after=document.state,
            details=context.details | _standing_in(context),
        )
    )


def _standing_in(context: Context) -> dict[str, list[str]]:
    """Đang thay ai — on record with everything that a stand-in decides meanwhile (R-20.5)."""
    away = sorted(one.hex for one in context.person.stands_for)
    return {"stands_for": away} if away else {}


def _concern(work: UnitOfWork, context: Context) -> None:
    """Who may see it from now on (R-5.1). A clerk or leader who acted is concerned by name, so
    that the matter stays visible after a change of post; everybody else was concerned before.
    """
    for ref, person_id in context.concerned:
        work.concern(ref, [person_id])
    if sees_all(context.person):
        work.concern(context.ref, [context.person.id])
