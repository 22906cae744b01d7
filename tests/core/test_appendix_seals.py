"""Ký số tài liệu kèm theo: every PDF that goes along bears the agency's signature (R-9.2d)."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from core import desk
from core.effects.begin_signing import BeginSigning
from core.effects.end_request import EndRequest
from core.effects.prepare_appendix import PrepareAppendix
from core.effects.send_package import SendPackage
from core.effects.verify_signature import VerifySignature
from core.form import PdfNeeded, SealedFileNeeded
from core.outgoing.appendices import NoAppendixDue, SealNeeded
from core.outgoing.document import OutgoingState
from core.outgoing.required import NotReadyToDispatch
from core.signing.entitled import DeviceNotAssigned
from core.signing.making import Prepared
from core.signing.required import SignedFileChanged
from core.step import NotYourStep
from tests.core.issuing import SEAL, a_file, a_sealed, an_issuing_office, run
from tests.core.office import Office
from tests.core.test_outgoing_steps import a_draft
from tests.factories import CLERK, CLERK_2, LEADER, SPECIALIST, acting, an_agency_key

TABLE, ANNEX = b"PK\x03\x04 so lieu", b"%PDF-1.7 phu luc"
AGENCYS = b"agency:000.00.02.H56"


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


async def a_row(office: Office, content: bytes, name: str) -> dict[str, Any]:
    return await a_file(office, content, name) | {"by": SPECIALIST.name, "at": "2026-11-23"}


async def with_annex(office: Office) -> Any:
    rows = [await a_row(office, ANNEX, "Phu luc.pdf"), await a_row(office, TABLE, "So lieu.xlsx")]
    return await a_sealed(office, appendices=rows)


def beside(content: bytes) -> bytes:
    """What stands beside a file: the agency's mark and the file's digest."""
    return b"<" + AGENCYS + b">" + hashlib.sha256(content).digest()


async def sealed_beside(office: Office, document: Any, content: bytes = TABLE) -> Any:
    file = await a_file(office, beside(content), "da ky.p7s")
    await office.press(CLERK, "sla", document, file=file)
    await run(office, VerifySignature)
    return office.now_is(document)


async def sealed(office: Office, document: Any, content: bytes = ANNEX + SEAL) -> Any:
    await office.press(CLERK, "sla", document, file=await a_file(office, content, "da ky.pdf"))
    await run(office, VerifySignature)
    return office.now_is(document)


@pytest.mark.basis("R-9.2d")
async def test_an_annex_is_prepared_for_the_signature_as_soon_as_it_is_attached(
    office: Office,
) -> None:
    document = await a_draft(office)
    file = await a_file(office, ANNEX, "Phu luc.pdf")
    await office.press(SPECIALIST, "att", document, secrecy="secrecy-none", file=file)
    await run(office, PrepareAppendix)
    (row,) = office.now_is(document).appendices
    assert office.files.kept[row["sha256"]] == ANNEX + b"\n<fields>"
    assert row["original"] == file["sha256"]
    table = await a_file(office, TABLE, "So lieu.xlsx")
    await office.press(SPECIALIST, "att", document, secrecy="secrecy-none", file=table)
    assert office.asked(PrepareAppendix) == []


async def test_an_annex_that_cannot_be_prepared_says_why(office: Office) -> None:
    document = await a_draft(office)
    file = await a_file(office, b"no pdf at all", "Phu luc.pdf")
    await office.press(SPECIALIST, "att", document, secrecy="secrecy-none", file=file)
    await run(office, PrepareAppendix)
    card = await office.card(SPECIALIST, document)
    assert card is not None
    assert "attached-unprepared" in {line.text.key for line in card.lines}


@pytest.mark.basis("R-9.2d", "R-9.1")
async def test_nothing_goes_out_before_every_annex_is_sealed(office: Office) -> None:
    document = await with_annex(office)
    assert {"bsa", "sla"} <= await office.buttons(CLERK, document)
    with pytest.raises(NotReadyToDispatch) as refused:
        await office.press(CLERK, "iss", document, papers=[])
    assert "item-appendix-signatures" in str(refused.value.text)
    now = await sealed(office, document)
    assert now.state == OutgoingState.SEALED
    with pytest.raises(NotReadyToDispatch):
        await office.press(CLERK, "iss", document, papers=[])
    await sealed_beside(office, document)
    assert not {"bsa", "sla"} & await office.buttons(CLERK, document)
    await office.press(CLERK, "iss", document, papers=[])
    sent = office.asked(SendPackage)[0]
    names = [file["name"] for file in sent.files]
    assert names[1:] == ["Phu luc.pdf", "So lieu.xlsx", "So lieu.xlsx.p7s"]
    assert office.files.kept[sent.files[1]["sha256"]] == ANNEX + SEAL
    assert office.files.kept[sent.files[2]["sha256"]] == TABLE
    assert office.files.kept[sent.files[3]["sha256"]] == beside(TABLE)


@pytest.mark.basis("R-9.2d", "R-11.1")
async def test_the_clerks_machine_seals_it(office: Office) -> None:
    document = await with_annex(office)
    await desk.offer("ABCD-2345", acting(CLERK), office.ports)
    _token, station = await desk.pair("abcd2345", "Máy bàn", [AGENCYS], office.ports)
    await office.press(CLERK, "bsa", document)
    await run(office, BeginSigning)
    (waiting,) = await desk.waiting(station, office.ports)
    assert waiting.due.name == "Phu luc.pdf"
    prepared = Prepared.of(b"", waiting.request)
    await desk.hand_in(station, document.id, station.leaf + prepared.attributes, office.ports)
    await run(office, VerifySignature)
    (annex, _table) = office.now_is(document).appendices
    assert annex["sealed"]["name"] == "Phu luc.pdf"
    assert await desk.waiting(station, office.ports) == []


@pytest.mark.basis("R-9.2d", "R-11.1")
async def test_a_table_is_sealed_beside_itself_by_the_clerks_machine(office: Office) -> None:
    document = await with_annex(office)
    await sealed(office, document)
    await desk.offer("ABCD-2345", acting(CLERK), office.ports)
    _token, station = await desk.pair("abcd2345", "Máy bàn", [AGENCYS], office.ports)
    await office.press(CLERK, "bsa", document)
    await run(office, BeginSigning)
    (waiting,) = await desk.waiting(station, office.ports)
    assert (waiting.due.name, waiting.detached) == ("So lieu.xlsx", True)
    assert await desk.file_of(waiting, office.ports) == TABLE
    prepared = Prepared.of(b"", waiting.request)
    await desk.hand_in(station, document.id, station.leaf + prepared.attributes, office.ports)
    await run(office, VerifySignature)
    table = office.now_is(document).appendices[1]
    assert table["sealed"]["name"] == "So lieu.xlsx.p7s"
    (ending,) = office.asked(EndRequest)
    await ending.run(office.ports)
    assert office.files.kept[table["sha256"]] == TABLE, "what is forgotten is the request alone"
    await office.press(CLERK, "iss", document, papers=[])


@pytest.mark.basis("R-9.2d")
async def test_a_signature_beside_another_file_is_refused(office: Office) -> None:
    document = await with_annex(office)
    await sealed(office, document)
    now = await sealed_beside(office, document, b"another table")
    wrong = [row["check"] for row in now.appendices[1]["findings"] if row["result"] != "pass"]
    assert wrong == ["C2"]
    assert (await sealed_beside(office, document)).appendices[1]["sealed"]


@pytest.mark.basis("R-9.2d")
async def test_each_kind_of_file_is_signed_in_its_own_way(office: Office) -> None:
    document = await with_annex(office)
    signature = await a_file(office, beside(ANNEX), "phu luc.p7s")
    with pytest.raises(PdfNeeded):
        await office.press(CLERK, "sla", document, file=signature)
    await sealed(office, document)
    with pytest.raises(SealNeeded):
        await office.press(CLERK, "sla", document, file=await a_file(office, ANNEX + SEAL))
    file = await a_file(office, TABLE, "So lieu.xlsx")
    with pytest.raises(SealedFileNeeded):
        await office.press(CLERK, "sla", document, file=file)


WRONG = [
    (b"%PDF-1.7 another" + SEAL, "C2"),
    (ANNEX + b"\nnothing", "C1"),
    (ANNEX + b"\n<agency:000.00.09.H56>", "C7"),
    (ANNEX + "\n<person:Lê Văn An>".encode() + SEAL, "C8"),
]


@pytest.mark.basis("R-9.2d")
@pytest.mark.parametrize(("content", "check"), WRONG)
async def test_any_other_file_is_refused_with_the_reason_and_asked_for_again(
    office: Office, content: bytes, check: str
) -> None:
    document = await with_annex(office)
    now = await sealed(office, document, content)
    (annex, _table) = now.appendices
    assert check in {row["check"] for row in annex["findings"] if row["result"] != "pass"}
    card = await office.card(CLERK, document)
    assert card is not None
    assert "signature-refused" in {line.text.key for line in card.lines}
    again = await sealed(office, document)
    assert again.appendices[0]["sealed"]


@pytest.mark.basis("R-11.2", "R-11.3a", "R-11.3c")
async def test_only_who_was_given_the_device_seals_an_annex(office: Office) -> None:
    document = await with_annex(office)
    file = await a_file(office, ANNEX + SEAL)
    office.store.work.entities[an_agency_key().id].substitutes = []
    with pytest.raises(DeviceNotAssigned):
        await office.press(CLERK_2, "sla", document, file=file)
    with pytest.raises(NotYourStep):
        await office.press(LEADER, "bsa", document)
    with pytest.raises(SignedFileChanged):
        await office.press(CLERK, "sla", document, file=await a_file(office, ANNEX))
    await sealed(office, document)
    await sealed_beside(office, document)
    with pytest.raises((NoAppendixDue, NotYourStep)):
        await office.press(CLERK, "sla", document, file=file)


@pytest.mark.basis("R-11.1")
async def test_an_annex_sealed_by_a_key_that_is_not_registered_is_refused(office: Office) -> None:
    document = await with_annex(office)
    office.store.work.entities[an_agency_key().id].fingerprint = "another device"
    now = await sealed(office, document)
    wrong = [row for row in now.appendices[0]["findings"] if row["result"] != "pass"]
    assert [row["text"]["key"] for row in wrong] == ["refusal-key-not-registered"]
