"""An agency's own procedure: data over the declared steps, in versions, never into a dead end."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from core.errors import Refusal
from core.flow import (
    ProcedureDeadEnd,
    ProcedureImpossibleMove,
    ProcedureProofWeakened,
    ProcedureUnknownField,
    ProcedureUnknownProof,
    ProcedureUnknownRole,
    ProcedureUnknownStep,
    ProcedureUnreachable,
    read_procedure,
)
from core.form import Proof
from core.incoming.document import IncomingState
from core.interview import Asked, start
from core.outgoing.document import OutgoingState
from core.outgoing.rules import NoUnitHead
from core.people.agency import Agency
from core.people.person import Role
from core.perform import perform
from core.procedure import Procedure
from core.step import NotYourStep, Press
from tests.core.office import Office
from tests.core.test_outgoing_steps import FILE, a_draft
from tests.factories import (
    AGENCY,
    CLERK,
    HEAD,
    LEADER,
    PEOPLE,
    SPECIALIST,
    acting,
    an_id,
    an_incoming_document,
    an_office,
)

SHORT = {"unused": ["pas"], "moves": {"sub": {"drafting": "checked", "returned": "checked"}}}
FACTS = {
    "type": "type-letter",
    "subject": "V/v trả lời kiến nghị",
    "receivers": "UBND tỉnh",
    "signer": LEADER.id.hex,
    "urgency": "urgency-0",
    "reply": "",
}


def set_to(office: Office, *written: dict[str, Any]) -> None:
    kept = [Procedure.of(n, one) for n, one in enumerate(written, start=1)]
    office.store.work.procedures[AGENCY.id] = kept


@pytest.mark.basis("R-12.2")
async def test_in_a_small_office_a_draft_goes_straight_to_the_signer(office: Office) -> None:
    set_to(office, SHORT)
    draft = await a_draft(office)
    await office.press(SPECIALIST, "sub", draft, **FACTS)
    assert office.now_is(draft).state == OutgoingState.CHECKED
    assert office.waiting_for(draft) == {LEADER.id}
    assert office.store.work.journal[-1].after == OutgoingState.CHECKED


async def test_without_unit_heads_only_the_short_way_is_open(office: Office) -> None:
    known = office.store.work.directories[AGENCY.id]
    bare = tuple(replace(unit, head_id=None) for unit in known.units)
    office.store.work.directories[AGENCY.id] = replace(known, units=bare)
    draft = await a_draft(office)
    with pytest.raises(NoUnitHead):
        await office.press(SPECIALIST, "sub", draft, **FACTS)
    set_to(office, SHORT)
    other = await a_draft(office)
    await office.press(SPECIALIST, "sub", other, **FACTS)
    assert office.now_is(other).state == OutgoingState.CHECKED


@pytest.mark.basis("R-12.2")
async def test_a_document_goes_on_by_the_version_it_began_under(office: Office) -> None:
    set_to(office, {})
    old = await a_draft(office)
    set_to(office, {}, SHORT)
    new = await a_draft(office)
    for draft in (old, new):
        await office.press(SPECIALIST, "sub", draft, **FACTS)
    assert office.now_is(old).state == OutgoingState.SUBMITTED
    assert office.now_is(new).state == OutgoingState.CHECKED
    assert "pas" in await office.buttons(HEAD, old)
    await office.press(HEAD, "pas", old)


async def test_what_began_before_any_procedure_goes_on_as_declared(office: Office) -> None:
    draft = await a_draft(office)
    set_to(office, SHORT)
    await office.press(SPECIALIST, "sub", draft, **FACTS)
    assert office.now_is(draft).state == OutgoingState.SUBMITTED


async def test_a_task_goes_by_the_version_of_its_document(office: Office) -> None:
    set_to(office, {}, {"unused": ["fwd"]})
    document = office.has(an_incoming_document(IncomingState.REGISTERED, procedure_version=1))
    due = "2026-11-27T17:00:00+07:00"
    await office.press(
        LEADER, "dir", document, lead=HEAD.id.hex, coordinators=[], directive="Xử lý.", due=due,
        coordinator_due={},
    )  # fmt: skip
    task = office.store.work.tasks_of(document.id)[0]
    assert task.procedure_version == 1
    assert "fwd" in await office.buttons(HEAD, task)


async def test_a_step_may_ask_for_more_proof_than_declared(office: Office) -> None:
    set_to(office, {"proof": {"reg": "confirm"}})
    document = office.has(an_incoming_document(procedure_version=1))
    asked = await start(Press("reg", document.id, 1), acting(CLERK), office.ports)
    assert isinstance(asked, Asked)
    assert office.now_is(document).state == IncomingState.VERIFIED


async def test_a_step_given_to_another_role_is_no_longer_the_first_ones(office: Office) -> None:
    set_to(office, {"roles": {"reg": ["specialist"]}})
    document = office.has(an_incoming_document(procedure_version=1))
    office.store.work.concerns.add((document.id, SPECIALIST.id))
    with pytest.raises(NotYourStep):
        await office.press(CLERK, "reg", document)
    await office.press(SPECIALIST, "reg", document)


async def test_two_agencies_work_side_by_side(office: Office) -> None:
    other = Agency(an_id("xa"), "000.00.03.H56", "UBND xã")
    people = tuple(replace(p, id=an_id(f"xa/{p.account}"), agency_id=other.id) for p in PEOPLE)
    units = tuple(replace(u, agency_id=other.id, head_id=None) for u in an_office().units)
    office.store.work.directories[other.id] = replace(
        an_office(), agency=other, units=units, people=people
    )
    office.store.work.procedures[other.id] = [Procedure.of(1, SHORT)]
    theirs = next(p for p in people if p.account == SPECIALIST.account)
    signer = next(p for p in people if p.account == LEADER.account)
    states = []
    for person, leader in ((SPECIALIST, LEADER), (theirs, signer)):
        press = Press("dft", uuid4(), 0, {"secrecy": "secrecy-none", "file": FILE})
        draft = office.store.work.load((await perform(press, acting(person), office.ports)).ref)
        await office.press(person, "sub", draft, **(FACTS | {"signer": leader.id.hex}))
        states.append(office.now_is(draft).state)
    assert states == [OutgoingState.SUBMITTED, OutgoingState.CHECKED]


@pytest.mark.basis("R-12.2")
@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ([], ProcedureUnknownField),
        ({"khác": {}}, ProcedureUnknownField),
        ({"unused": "pas"}, ProcedureUnknownField),
        ({"unused": [["pas"]]}, ProcedureUnknownField),
        ({"moves": {"sub": "checked"}}, ProcedureUnknownField),
        ({"options": {"giấy": True}}, ProcedureUnknownField),
        ({"options": {"paper_copy": "không"}}, ProcedureUnknownField),
        ({"options": {"by_order": {"Chánh Văn phòng": "mọi loại"}}}, ProcedureUnknownField),
        ({"options": {"signing": {"level": "b-x"}}}, ProcedureUnknownField),
        ({"options": {"signing": {"seal_mm": 400}}}, ProcedureUnknownField),
        ({"options": {"signing": {"màu": "xanh"}}}, ProcedureUnknownField),
        ({"unused": ["xyz"]}, ProcedureUnknownStep),
        ({"moves": {"xyz": {}}}, ProcedureUnknownStep),
        ({"roles": {"reg": []}}, ProcedureUnknownRole),
        ({"roles": {"reg": ["king"]}}, ProcedureUnknownRole),
        ({"roles": {"reg": ["system"]}}, ProcedureUnknownRole),
        ({"roles": {"ver": ["clerk"]}}, ProcedureUnknownRole),
        ({"moves": {"sub": {"drafting": "approved"}}}, ProcedureImpossibleMove),
        ({"moves": {"sub": {"drafting": "bay"}}}, ProcedureImpossibleMove),
        ({"moves": {"sub": {"sealed": "checked"}}}, ProcedureImpossibleMove),
        ({"moves": {"apv": {"checked": "sealed"}}}, ProcedureImpossibleMove),
        ({"proof": {"apv": "confirm"}}, ProcedureProofWeakened),
        ({"proof": {"reg": "kiss"}}, ProcedureUnknownProof),
        ({"proof": {"reg": ["confirm"]}}, ProcedureUnknownProof),
        ({"unused": ["pas"]}, ProcedureDeadEnd),
        ({"unused": ["apv"]}, ProcedureDeadEnd),
        ({"unused": ["reg"]}, ProcedureUnreachable),
        ({"roles": {"pas": ["archivist"]}}, ProcedureDeadEnd),
    ],
)
def test_a_procedure_that_cannot_be_is_refused_with_a_reason(
    written: Any, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal) as said:
        read_procedure(written, 1, an_office())
    assert said.value.text.key.startswith("refusal-procedure-")


def test_the_refusal_names_the_state_where_work_would_stop() -> None:
    with pytest.raises(ProcedureDeadEnd) as said:
        read_procedure({"unused": ["pas"]}, 1, an_office())
    assert said.value.params["state"] == "submitted"
    assert "pas" in str(said.value.params["codes"])


def test_a_sound_procedure_is_read_and_written_back_the_same() -> None:
    written = SHORT | {
        "roles": {"dsp": ["clerk", "leader"]},
        "proof": {"reg": "confirm"},
        "options": {"paper_copy": False, "by_order": {"Chánh Văn phòng": ["type-notice"]}},
    }
    procedure = read_procedure(written, 4, an_office())
    assert procedure.written() == written
    assert Procedure.of(4, procedure.written()) == procedure
    assert procedure.proof == {"reg": Proof.CONFIRM}
    assert procedure.roles == {"dsp": frozenset({Role.CLERK, Role.LEADER})}
