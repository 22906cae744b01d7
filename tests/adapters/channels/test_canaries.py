"""Canaries in every word of a document, in every state: none is on the wire, as bytes (P13)."""

from __future__ import annotations

import dataclasses
import importlib
from collections.abc import AsyncIterator
from typing import Any
from uuid import uuid4

import pytest

from adapters.channels import connect
from core.card import Area, Ref
from core.effects.notify import Notify
from core.effects.remind import Remind
from core.incoming.document import IncomingDocument, IncomingState
from core.opinions.opinion import Opinion, OpinionState, Stance
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.people.person import Person
from core.ports import Address
from core.tasks.task import Task, TaskState
from core.text import Text
from tests.channels.case import Case
from tests.channels.email import KIT, READER, options
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, LEADER, NOW, SPECIALIST, an_incoming_document
from tests.fakes.smtp import SmtpServer, listening
from tests.texts import TEXTS

BIRD = "HOANGYEN"
AT = NOW.isoformat()
FILE = {"sha256": "ab" * 32, "name": f"{BIRD}-file.pdf", "size": 9, "by": "x", "at": AT}
FOUND = {"check": "C1", "result": "fail",
         "text": Text.of("finding-files-missing", names=f"{BIRD}-names").wire()}  # fmt: skip


FOREIGN = ("email", "matrix", "zalo")
"""The channels that belong to somebody else, or whose servers do."""


@pytest.fixture(params=FOREIGN)
async def case(request: pytest.FixtureRequest) -> AsyncIterator[Case]:
    module = importlib.import_module(f"tests.channels.{request.param}")
    async with module.at_work() as made:
        yield made


def filled(entity: Any, spared: set[str]) -> Any:
    """A canary with the field's own name in every field that is words."""
    for one in dataclasses.fields(entity):
        if one.name not in spared and type(getattr(entity, one.name)) is str:
            setattr(entity, one.name, f"{BIRD}-{one.name}")
    return entity


def incoming(state: IncomingState) -> IncomingDocument:
    given = an_incoming_document(
        state, subject="V/v TRICHYEU", arrival_number=7, files=[FILE], findings=[FOUND],
        oddities=[Text.of("option-plain", label=f"{BIRD}-odd").wire()], directed_by=LEADER.id,
        accepted={"by": "x", "reason": f"{BIRD}-why", "at": AT, "checks": ["C1"]},
        refused_before={"document_id": "", "reasons": ["c1"], "words": f"{BIRD}-before", "by": "x",
                        "at": AT},
    )  # fmt: skip
    return filled(
        given, {"sender_name", "sender_code", "number", "notation", "subject", "legal_value"}
    )


def outgoing(state: OutgoingState) -> OutgoingDocument:
    receiver = {"code": "H1", "name": "UBND", "status": "02", "manner": "", "at": AT, "by": "",
                "words": f"{BIRD}-refusal", "staff": f"{BIRD}-staff", "history": []}  # fmt: skip
    return OutgoingDocument(
        uuid4(), AGENCY.id, state, SPECIALIST.id, NOW, subject="V/v TRICHYEU",
        signer_id=LEADER.id, drafts=[FILE], appendices=[FILE], signed=FILE, sealed=FILE,
        opinions=[{"by": "x", "words": f"{BIRD}-opinion", "draft": 1, "at": AT}],
        form_findings=[FOUND], deliveries=[receiver],
    )  # fmt: skip


def task(state: TaskState) -> Task:
    made = Task(
        uuid4(), AGENCY.id, uuid4(), state, True, LEADER.id, LEADER.id, "", NOW, NOW, "7",
        "1/UBND", "UBND", "V/v TRICHYEU",
        reports=[{"by": "x", "words": f"{BIRD}-report", "at": AT}],
        trail=[{"from_name": "x", "to_name": "y", "note": f"{BIRD}-note", "at": AT}],
        extension_to=NOW,
    )  # fmt: skip
    return filled(made, {"arrival_number", "reference", "issuer", "subject"})


def opinion(state: OpinionState) -> Opinion:
    made = Opinion(
        uuid4(), AGENCY.id, state, Area.TASK, uuid4(), "", SPECIALIST.id, LEADER.id, "", NOW, NOW,
        stance=Stance.DISAGREE, answered_at=NOW,
    )  # fmt: skip
    return filled(made, set())


EVERYTHING = [
    *(pytest.param(incoming, one, id=f"incoming-{one}") for one in IncomingState),
    *(pytest.param(outgoing, one, id=f"outgoing-{one}") for one in OutgoingState),
    *(pytest.param(task, one, id=f"task-{one}") for one in TaskState),
    *(pytest.param(opinion, one, id=f"opinion-{one}") for one in OpinionState),
]


async def told(office: Office, case: Case, person: Person, entity: Any) -> bytes:
    name = case.channel.name
    office.channels = {name: case.channel}
    office.store.work.link(person.id, Address(name, case.address), NOW)
    ports = dataclasses.replace(office.ports, texts=TEXTS, office=KIT.office, errand="7")
    await Notify(person.id, entity.area, entity.id, reason="reason-handed-over", names="x").run(
        ports
    )
    return case.wire()


@pytest.mark.parametrize(("make", "state"), EVERYTHING)
async def test_p13_no_word_of_a_document_is_on_the_wire(case: Case, make: Any, state: Any) -> None:
    office = Office()
    entity = office.has(make(state))
    office.store.work.concern(Ref(entity.area, entity.id), [LEADER.id])
    wire = await told(office, case, LEADER, entity)
    assert case.count() == 1
    assert BIRD.encode() not in wire
    assert b"%PDF" not in wire


async def test_the_abstract_is_on_the_wire_where_it_may_be(case: Case) -> None:
    office = Office()
    wire = await told(office, case, CLERK, office.has(incoming(IncomingState.REGISTERED)))
    assert b"TRICHYEU" in wire
    assert "UBND tỉnh".encode() in wire


async def test_a_list_of_what_is_late_goes_out_by_numbers_and_days(case: Case) -> None:
    office, name = Office(), case.channel.name
    tasks = [office.has(task(TaskState.ACCEPTED)) for _ in range(2)]
    office.channels = {name: case.channel}
    office.store.work.link(LEADER.id, Address(name, case.address), NOW)
    rows = [f"{one.id.hex}/late" for one in tasks]
    ports = dataclasses.replace(office.ports, texts=TEXTS)
    await Remind(LEADER.id, NOW.date(), rows).run(ports)
    assert BIRD.encode() not in case.wire()
    assert "quá hạn" in case.words()


async def test_the_same_list_again_is_another_letter() -> None:
    office = Office()
    tasks = [office.has(task(TaskState.ACCEPTED)) for _ in range(2)]
    rows = [f"{one.id.hex}/late" for one in tasks]
    async with listening(SmtpServer()) as server:
        office.channels = {"email": connect("email", options(server), KIT)}
        office.store.work.link(LEADER.id, Address("email", READER), NOW)
        for _ in range(2):
            await Remind(LEADER.id, NOW.date(), rows).run(
                dataclasses.replace(office.ports, texts=TEXTS)
            )
        first, second = server.letters
    assert first.message["Message-ID"] != second.message["Message-ID"]
