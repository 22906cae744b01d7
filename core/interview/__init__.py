"""Hỏi đáp — walks a person through a step's form, on any channel, and then presses.

Everything an interview knows fits into a small JSON value, so that it survives a restart. The
channel only shows what is `Asked` and hands back what was `Given`.
"""

from __future__ import annotations

from collections.abc import Mapping
from contextlib import suppress
from dataclasses import replace
from typing import Any

from core import catalogue
from core.card import Ref
from core.form import AnswerNeeded, ChooseFromList, Each, Given, Proof, World
from core.interview.ask import ask
from core.interview.asked import FILES, Asked, CodeNeeded, Expects, Interview, check_name
from core.interview.walk import answer, open_question, readied, recheck
from core.people.person import Actor
from core.people.secrets import six_digits
from core.perform import Done, ProofNeeded, perform
from core.ports import Ports, Records
from core.step import NoSuchDocument, Press, Stale, Step, stands

__all__ = ["FILES", "Asked", "Expects", "Interview", "asks", "check_name", "reply", "start"]


def asks(step: Step) -> bool:
    """Does this step ask anything before it is decided?"""
    return bool(step.form) or step.proof is not Proof.NONE


async def start(press: Press, actor: Actor, ports: Ports) -> Asked | Done:
    """Bắt đầu — performs at once when nothing is to be asked. Raises the `Refusal` that would
    meet the decision anyway, before any question is asked in vain.
    """
    step = catalogue.steps().get(press.step)
    if step is None or press.version is None:
        raise NoSuchDocument
    if not asks(step):
        with suppress(ProofNeeded):  # the agency's procedure asks for more than the step declares
            return await perform(press, actor, ports)
    if not isinstance(press.answers, Mapping):
        raise AnswerNeeded
    interview = Interview(step.code, press.document_id.hex, press.version, dict(press.answers))
    step, world = await _world(step, interview, actor, ports)
    if not step.form and step.proof is Proof.NONE:
        return await perform(press, actor, ports)
    recheck(step, interview, world)
    return await _begun(step, interview, world, actor, ports)


async def _begun(
    step: Step, interview: Interview, world: World, actor: Actor, ports: Ports
) -> Asked | Done:
    """What needs no asking is not asked; when that was all, the decision is made."""
    ready = readied(step, interview, world)
    if ready != interview and open_question(step, ready) is None and step.proof is Proof.NONE:
        return await perform(ready.press(), actor, ports)
    return ask(step, ready, world)


async def reply(interview: Interview, given: Given, actor: Actor, ports: Ports) -> Asked | Done:
    """Trả lời — raises a `Refusal` when the answer will not do; the interview stands as it was."""
    step = catalogue.steps().get(interview.step)
    if step is None:
        raise NoSuchDocument
    step, world = await _world(step, interview, actor, ports)
    _still_offered(step, interview, world)
    asked = ask(step, interview, world)
    if asked.expects is Expects.CODE:
        return await perform(interview.press(_code(given)), actor, ports)
    if open_question(step, interview) is None:
        if given.options != ("yes",):
            raise ChooseFromList
        return await _finish(step, interview, world, actor, ports)
    moved = answer(step, interview, given, world, ports)
    if open_question(step, moved) is None and step.proof is Proof.NONE:
        return await perform(moved.press(), actor, ports)
    return ask(step, moved, replace(world, answers=moved.answers))


def _still_offered(step: Step, interview: Interview, world: World) -> None:
    """What was chosen before and is offered no longer: another answer would not help. Raises `Stale`."""
    try:
        recheck(step, interview, world)
    except ChooseFromList:
        raise Stale from None


async def _finish(
    step: Step, interview: Interview, world: World, actor: Actor, ports: Ports
) -> Asked | Done:
    if step.proof is Proof.SECOND_FACTOR:
        return ask(step, interview, world)
    return await perform(interview.press(), actor, ports)


def _code(given: Given) -> str:
    code = "".join(given.words[:40].split())
    if not six_digits(code):
        raise CodeNeeded
    return code


async def _world(
    step: Step, interview: Interview, actor: Actor, ports: Ports
) -> tuple[Step, World]:
    """The step as the agency's procedure has it, and what its questions may look at."""

    def query(records: Records) -> tuple[Step, World]:
        now = ports.clock.now()
        directory = records.directory(actor.agency_id).at(now)
        person = directory.acting(actor)
        world = World(directory, ports.calendar, now, person, interview.answers, document=None)
        if step.begins:
            procedure = records.procedure(actor.agency_id)
            procedure.allow(step, person)
            return procedure.lay(step), world
        ref = Ref(step.area, interview.document)
        document = records.load(ref)
        if not catalogue.may_see(records, ref, document, person):
            raise NoSuchDocument
        if not stands(document, interview.version):
            raise Stale
        procedure = catalogue.procedure_of(records, document)
        procedure.permit(step, document, person)
        laid, world = procedure.lay(step), replace(world, document=document)
        return laid, replace(world, looked_up=_looked_up(laid, records, world))

    return await ports.store.read(query)


def _looked_up(step: Step, records: Records, world: World) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for question in step.form.values():
        if not isinstance(question, Each):
            found |= question.look_up(records, world)
    return found
