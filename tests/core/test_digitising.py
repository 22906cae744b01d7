"""Số hóa văn bản giấy đến: a scan is only an image until the agency that made it has signed it."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from core import catalogue, desk
from core.card import Area, Ref
from core.effects.begin_signing import BeginSigning
from core.effects.drop_files import DropFiles
from core.effects.end_request import EndRequest
from core.effects.examine_scan import ExamineScan
from core.effects.notify import Notify
from core.effects.report_status import ReportStatus
from core.effects.verify_signature import VerifySignature
from core.errors import Fault, Refusal, Turn
from core.form import StateSecret
from core.incoming.document import IncomingState, LegalValue, Origin
from core.incoming.likeness import likeness
from core.incoming.questions import NoDayOnPaper
from core.incoming.scanning import NotOurScan
from core.interview import Asked, start
from core.interview import reply as answer
from core.people.certificate import CertificateState
from core.people.person import Person
from core.perform import decide, perform
from core.signing.entitled import DeviceNotAssigned, NoAgencyCertificate
from core.signing.making import Kind, Prepared
from core.signing.refusals import DraftAlreadySigned
from core.signing.report import Result
from core.signing.required import SignedFileChanged
from core.signing.station import NoSuchRequest
from core.step import AlreadyRecorded, NoSuchDocument, NotNow, NotYourStep, OldCheck, Press, always
from tests.core.issuing import SYSTEM, MarkVerifier, a_file, an_issuing_office, run
from tests.core.office import Office
from tests.core.test_signing_desk import AGENCYS, paired
from tests.factories import (
    AGENCY,
    CLERK,
    CLERK_2,
    HEAD,
    LEADER,
    SPECIALIST,
    acting,
    an_agency_key,
    an_id,
    an_incoming_document,
)

SCAN = b"%PDF-1.4 colour 200 dpi"
PREPARED = SCAN + b"\n<fields>"
OURS = f"\n<agency:{AGENCY.code}>".encode()
SEALED = PREPARED + OURS
FACTS = {
    "secrecy": "secrecy-none", "sender": "Sở Công Thương (minh họa)", "reference": "15/SCT-VP",
    "issued": "2026-11-20", "subject": "Công văn về việc phối hợp kiểm tra", "urgency": "urgency-0",
}  # fmt: skip


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


async def a_scan(office: Office, content: bytes = SCAN, by: Person = CLERK, **more: Any) -> Any:
    key = more.pop("key", None) or uuid4()
    answers = FACTS | {"file": await a_file(office, content, "quet.pdf")} | more
    await perform(Press("sho", key, 0, answers), acting(by), office.ports)
    return office.store.work.load(Ref(Area.INCOMING, key))


async def an_examined(office: Office, content: bytes = SCAN, **more: Any) -> Any:
    document = await a_scan(office, content, **more)
    await run(office, ExamineScan)
    return office.now_is(document)


async def handed_in(office: Office, document: Any, content: bytes, by: Person = CLERK) -> Any:
    await office.press(by, "ssc", document, file=await a_file(office, content, "ky.pdf"))
    await run(office, VerifySignature)
    return office.now_is(document)


async def keys_of(office: Office, document: Any, person: Person = CLERK) -> set[str]:
    card = await office.card(person, document)
    return {line.text.key for line in card.lines} if card else set()


@pytest.mark.basis("R-8.5a", "R-8.5b", "R-8.5c", "R-3.11")
async def test_paper_is_scanned_signed_registered_and_assigned(office: Office) -> None:
    document = await a_scan(office)
    assert (document.state, document.origin) == (IncomingState.SCANNED, Origin.DIGITISED)
    assert (document.number, document.notation, document.sender_code) == (
        "15", "SCT-VP", "000.00.03.H56",
    )  # fmt: skip
    assert "scan-examining" in await keys_of(office, document)
    await run(office, ExamineScan)
    assert {"incoming-digitised", "scan-examined"} <= await keys_of(office, document)
    assert office.files.kept[office.now_is(document).scan["sha256"]] == PREPARED
    assert "reason-scan-examined" in {one.reason for one in office.asked(Notify)}
    assert {"bsc", "ssc", "qlb", "ret"} <= await office.buttons(CLERK, document)
    assert "reg" not in await office.buttons(CLERK, document)
    now = await handed_in(office, document, SEALED)
    assert (now.state, now.legal_value) == (IncomingState.VERIFIED, LegalValue.EQUALS_PAPER)
    assert office.files.kept[now.main_file.sha256] == SEALED
    await office.press(CLERK, "reg", document)
    await office.press(LEADER, "dir", document, lead=HEAD.id.hex,
                       coordinators=[], directive="Xử lý.", due="working-days:5",
                       coordinator_due={})  # fmt: skip
    now = office.now_is(document)
    assert (now.state, now.arrival_number) == (IncomingState.ASSIGNED, 1)
    assert "incoming-digitised" in await keys_of(office, document)


@pytest.mark.basis("R-8.5a")
async def test_nothing_about_paper_goes_to_the_exchange(office: Office) -> None:
    document = await an_examined(office)
    await handed_in(office, document, SEALED)
    await office.press(CLERK, "reg", document)
    returned = await an_examined(office)
    await office.press(CLERK, "ret", returned, reasons=["reason-c11"], words="Gửi nhầm cơ quan.")
    assert office.now_is(returned).state == IncomingState.RETURNED
    assert office.asked(ReportStatus) == []
    assert office.now_is(document).exchange_uid == ""
    assert an_incoming_document().exchange_uid


@pytest.mark.basis("R-8.3")
async def test_a_paper_that_came_by_the_exchange_too_is_warned_of(office: Office) -> None:
    same = {"number": "015", "notation": "SCT-VP", "sender_code": "000.00.03.H56"}
    key = likeness("015", "SCT-VP")
    office.has(an_incoming_document(arrival_number=7, likeness=key, **same))
    office.has(an_incoming_document(likeness=key, number="15", notation="SCT-VP"))  # another's
    document = await a_scan(office)
    (twin,) = document.twins
    assert (twin["reference"], twin["arrival_number"]) == ("015/SCT-VP", 7)
    assert "incoming-twin" in await keys_of(office, document)
    assert (await a_scan(office, reference="16/SCT-VP")).twins == []


@pytest.mark.basis("R-8.5a", "R-1.2")
@pytest.mark.parametrize("person", [LEADER, HEAD, SPECIALIST])
async def test_only_the_clerk_digitises_and_never_what_is_secret(
    office: Office, person: Person
) -> None:
    with pytest.raises(NotYourStep):
        await a_scan(office, by=person)
    with pytest.raises(StateSecret):
        await a_scan(office, secrecy="secrecy-some")


@pytest.mark.basis("R-8.5b")
async def test_a_scan_below_standard_is_replaced_and_the_facts_stay(office: Office) -> None:
    document = await an_examined(office, b"%PDF-1.4 grey")
    assert "reason-scan-refused" in {one.reason for one in office.asked(Notify)}
    card = await office.card(CLERK, document)
    assert card is not None
    (said,) = [line.text for line in card.lines if line.text.key == "scan-refused"]
    why = dict(said.params)["why"]
    assert why.key == "refusal-scan-below-standard"  # type: ignore[union-attr]
    assert {"bsc", "ssc"} & await office.buttons(CLERK, document) == set()
    for code, answers in (("bsc", {}), ("ssc", {"file": await a_file(office, SEALED)})):
        with pytest.raises(Refusal):
            await office.press(CLERK, code, document, **answers)
    file = await a_file(office, SCAN, "quet lai.pdf")
    await office.press(CLERK_2, "qlb", document, secrecy="secrecy-none", file=file)
    await run(office, ExamineScan)
    now = office.now_is(document)
    assert (now.subject, now.reference) == (FACTS["subject"], "15/SCT-VP")
    assert "scan-examined" in await keys_of(office, document)


@pytest.mark.basis("R-8.5b")
async def test_what_could_not_be_prepared_or_read_says_why(office: Office) -> None:
    office.signing.refuses = DraftAlreadySigned()  # a scan that another agency has signed
    document = await an_examined(office)
    assert document.scan["refused"]["key"] == "refusal-draft-already-signed"
    lost = await a_scan(office, b"%PDF-1.4 lost")

    class Gone(type(office.files)):  # type: ignore[misc] # the same store without the file
        async def get(self, sha256: str) -> bytes:
            raise Fault(Turn.NEVER, "gone")

    kept, office.files = office.files, Gone()
    await run(office, ExamineScan)
    office.files = kept
    assert office.now_is(lost).scan["refused"]["key"] == "finding-file-lost"


async def test_an_examination_that_is_made_again_after_a_restart_counts_once(
    office: Office,
) -> None:
    for content, refusal in ((SCAN, OldCheck), (b"%PDF-1.4 grey", AlreadyRecorded)):
        document = await a_scan(office, content)
        (effect,) = office.asked(ExamineScan)
        await run(office, ExamineScan)
        with pytest.raises(refusal):
            await perform(await effect.run(office.ports), SYSTEM, office.ports)
        assert office.now_is(document).state == IncomingState.SCANNED


@pytest.mark.basis("R-8.5a")
async def test_what_was_typed_wrong_is_put_right_before_the_scan_is_signed(office: Office) -> None:
    document = await an_examined(office)
    facts = {name: FACTS[name] for name in ("sender", "issued", "subject")}
    right = facts | {"sender": "Công ty Lúa Vàng", "reference": "không số", "urgency": "urgency-1"}
    await office.press(CLERK, "stn", document, **right)
    now = office.now_is(document)
    assert (now.reference, now.sender_code, now.urgency) == ("không số", "", 1)
    assert now.scan == document.scan
    await handed_in(office, document, SEALED)
    with pytest.raises(NotNow):
        await office.press(CLERK, "stn", document, **right)


async def test_a_check_of_a_scan_that_was_replaced_counts_no_more(office: Office) -> None:
    document = await a_scan(office)
    (effect,) = office.asked(ExamineScan)
    file = await a_file(office, b"%PDF-1.4 another")
    await office.press(CLERK, "qlb", document, secrecy="secrecy-none", file=file)
    with pytest.raises(OldCheck):
        await perform(await effect.run(office.ports), SYSTEM, office.ports)
    await run(office, BeginSigning)
    office.store.work.posted = [o for o in office.store.work.posted if o != effect]
    await run(office, ExamineScan)
    await office.press(CLERK, "ssc", document, file=await a_file(office, SEALED))
    (check,) = office.asked(VerifySignature)
    await office.press(CLERK, "qlb", document, secrecy="secrecy-none", file=file)
    with pytest.raises(OldCheck):
        await perform(await check.run(office.ports), SYSTEM, office.ports)


BAD = [
    (PREPARED + b"\n<agency:000.00.01.H56>", MarkVerifier(), "C7"),  # another agency's signature
    (PREPARED + b"\n<agency:000.00.01.H56>" + OURS, MarkVerifier(), "C8"),  # and ours on it
    (PREPARED + "\n<person:Lê Văn An>".encode(), MarkVerifier(), "C1"),  # a person's
    (SCAN + OURS, MarkVerifier(), "C2"),  # on other bytes than those that were examined
    (PREPARED + b" ", MarkVerifier(), "C1"),
    (SEALED, MarkVerifier(Result.FAIL), "C3"),
    (SEALED, MarkVerifier(Result.UNKNOWN), "C3"),
]


@pytest.mark.basis("R-3.11", "R-11.3c")
@pytest.mark.parametrize(("content", "verifier", "check"), BAD)
async def test_without_our_own_valid_signature_it_never_reaches_the_register(
    office: Office, content: bytes, verifier: MarkVerifier, check: str
) -> None:
    document = await an_examined(office)
    office.verifier = verifier  # type: ignore[assignment] # another small fake
    now = await handed_in(office, document, content)
    assert (now.state, now.legal_value) == (IncomingState.SCANNED, LegalValue.FOR_REFERENCE)
    assert check in {row["check"] for row in now.signature_findings if row["result"] != "pass"}
    assert "scan-signature-refused" in await keys_of(office, document)
    for code in ("reg", "acu"):
        with pytest.raises((NotNow, NotYourStep)):
            await office.press(CLERK, code, document, reason="Lý do rất chính đáng.")
    assert (await handed_in(office, document, PREPARED + b"\n")).state == IncomingState.SCANNED


@pytest.mark.basis("R-11.3c")
async def test_own_digitised_is_sealed_and_digitised_by_another_is_refused(office: Office) -> None:
    own = await an_examined(office)
    assert (await handed_in(office, own, SEALED)).state == IncomingState.VERIFIED
    for facts in ({}, {"origin": Origin.DIGITISED}):
        arrived = office.has(an_incoming_document(IncomingState.VERIFIED, **facts))
        with pytest.raises((NotNow, NotYourStep)):
            await office.press(CLERK, "ssc", arrived, file=await a_file(office, SEALED))
        forced = office.has(an_incoming_document(IncomingState.SCANNED, **facts))
        for code, answers in (("bsc", {}), ("ssc", {"file": await a_file(office, SEALED)})):
            with pytest.raises(NotYourStep):
                await office.press(CLERK, code, forced, **answers)
            anyhow = replace(catalogue.steps()[code], when=always)  # offered by mistake
            press, work = Press(code, forced.id, forced.version, answers), office.store.work
            with pytest.raises(NotOurScan):
                decide(anyhow, press, acting(CLERK), work, office.ports)
        assert office.asked(VerifySignature) == office.asked(BeginSigning) == []


@pytest.mark.basis("R-11.2", "R-11.3a")
async def test_only_who_has_the_device_in_writing_signs_a_scan(office: Office) -> None:
    document = await an_examined(office)
    key = office.store.work.entities[an_agency_key().id]
    key.substitutes = []
    for code in ("bsc", "ssc"):
        answers = {"file": await a_file(office, SEALED)} if code == "ssc" else {}
        with pytest.raises(DeviceNotAssigned):
            await office.press(CLERK_2, code, document, **answers)
        with pytest.raises(NotYourStep):
            await office.press(LEADER, code, document, **answers)
        with pytest.raises(NotYourStep):
            await perform(Press(code, document.id, None, answers), SYSTEM, office.ports)
    key.state, key.keeper_id = CertificateState.IN_USE, None
    with pytest.raises(DeviceNotAssigned):
        await office.press(CLERK, "bsc", document)
    del office.store.work.entities[key.id]
    with pytest.raises(NoAgencyCertificate):
        await office.press(CLERK, "bsc", document)


@pytest.mark.basis("R-11.1", "R-11.2")
async def test_a_key_that_is_not_registered_has_not_signed_for_the_agency(office: Office) -> None:
    document = await an_examined(office)
    office.store.work.entities[an_agency_key().id].fingerprint = "another device"
    now = await handed_in(office, document, SEALED)
    assert now.state == IncomingState.SCANNED
    (wrong,) = [row for row in now.signature_findings if row["result"] != "pass"]
    assert (wrong["check"], wrong["text"]["key"]) == ("C7", "refusal-key-not-registered")


async def test_the_file_that_was_examined_is_no_signed_file(office: Office) -> None:
    document = await an_examined(office)
    with pytest.raises(SignedFileChanged):
        await office.press(CLERK, "ssc", document, file=await a_file(office, PREPARED))
    unexamined = await a_scan(office)
    with pytest.raises(NotYourStep):
        await office.press(CLERK, "ssc", unexamined, file=await a_file(office, SEALED))


@pytest.mark.basis("R-8.5c", "R-11.3b")
async def test_the_clerk_signs_the_scan_on_her_machine(office: Office) -> None:
    station = await paired(office, CLERK, AGENCYS)
    document = await an_examined(office)
    await office.press(CLERK, "bsc", document)
    (asked,) = office.asked(BeginSigning)
    assert asked._act(office.clock.now()).kind is Kind.SCAN
    await run(office, BeginSigning)
    request = office.now_is(document).signing
    assert {"request-waiting", "scan-examined"} <= await keys_of(office, document)
    (waiting,) = await desk.waiting(station, office.ports)
    assert (waiting.document_id, waiting.due.kind) == (document.id, Kind.SCAN)
    assert (await desk.file_of(waiting, office.ports)).startswith(PREPARED)
    signature = station.leaf + Prepared.of(b"", request).attributes
    await desk.hand_in(station, document.id, signature, office.ports)
    await run(office, VerifySignature)
    now = office.now_is(document)
    assert (now.state, now.signing) == (IncomingState.VERIFIED, None)
    assert await desk.waiting(station, office.ports) == []


@pytest.mark.basis("R-11.1")
async def test_a_request_for_a_scan_ends_or_is_declined_and_leaves_nothing(office: Office) -> None:
    document = await an_examined(office)
    await office.press(CLERK, "bsc", document)
    await run(office, BeginSigning)
    assert "request-refused" in await keys_of(office, document)  # no machine is paired
    station = await paired(office, CLERK, AGENCYS)
    await office.press(CLERK, "bsc", document)
    (effect,) = office.asked(BeginSigning)
    await run(office, BeginSigning)
    with pytest.raises(AlreadyRecorded):
        await perform(await effect.run(office.ports), SYSTEM, office.ports)
    await desk.decline(station, document.id, office.ports)
    assert office.now_is(document).signing is None
    await office.press(CLERK, "bsc", document)
    await run(office, BeginSigning)
    file = await a_file(office, SCAN + b"2")
    await office.press(CLERK, "qlb", document, secrecy="secrecy-none", file=file)
    with pytest.raises(NoSuchRequest):
        await desk.asked_for(station, document.id, office.ports)
    ends = office.asked(EndRequest)
    assert {one.area for one in ends} == {Area.INCOMING}
    for press in [await one.run(office.ports) for one in ends]:
        assert press is not None
        assert press.step == "ers"
        with pytest.raises(OldCheck):
            await perform(press, SYSTEM, office.ports)
    with pytest.raises(OldCheck):
        await perform(await effect.run(office.ports), SYSTEM, office.ports)


@pytest.mark.basis("R-1.2")
async def test_a_scan_that_turns_out_to_be_secret_is_forgotten_with_every_file(
    office: Office,
) -> None:
    document = await an_examined(office)
    await office.press(CLERK, "ssc", document, file=await a_file(office, SEALED))
    await office.press(
        CLERK, "ret", document, reasons=["reason-c12"], words="Có dấu mật ở trang 2."
    )
    (drop,) = office.asked(DropFiles)
    assert len(drop.hashes.split(",")) == 3
    now = office.now_is(document)
    assert (now.subject, now.files, now.scan, now.sealed) == ("", [], None, None)


@pytest.mark.basis("R-1.2")
async def test_of_what_was_forgotten_meanwhile_no_prepared_copy_is_kept(office: Office) -> None:
    document = await a_scan(office)
    (effect,) = office.asked(ExamineScan)
    await office.press(
        CLERK, "ret", document, reasons=["reason-c12"], words="Có dấu mật ở trang 2."
    )
    press = await effect.run(office.ports)
    assert press is not None
    assert PREPARED not in office.files.kept.values()
    with pytest.raises((OldCheck, NotNow)):
        await perform(press, SYSTEM, office.ports)


async def test_somebody_elses_agency_does_not_see_it(office: Office) -> None:
    document = await a_scan(office)
    known = office.store.work.directories[AGENCY.id]
    other = an_id("other agency")
    stranger = replace(CLERK, id=an_id("stranger"), agency_id=other, account="stranger")
    office.store.work.directories[other] = replace(
        known, agency=replace(known.agency, id=other), people=(stranger,)
    )
    with pytest.raises(NoSuchDocument):
        await perform(Press("qlb", document.id, 1, {}), acting(stranger), office.ports)


async def test_what_stands_on_the_paper_is_asked_and_read(office: Office) -> None:
    from core.form import Given

    facts = dict(FACTS) | {"file": await a_file(office, SCAN)}
    asked = await start(Press("sho", uuid4(), 0, _until(facts, "sender")), acting(CLERK),
                        office.ports)  # fmt: skip
    assert isinstance(asked, Asked)
    asked = await answer(asked.interview, Given(words="SCT"), acting(CLERK), office.ports)
    assert isinstance(asked, Asked)
    assert asked.prompt.key == "sender-read"
    asked = await answer(asked.interview, Given(options=("yes",)), acting(CLERK), office.ports)
    asked = await answer(asked.interview, Given(words="không số"), acting(CLERK), office.ports)
    for wrong in ("hôm qua", "31/02/2026", "24/11/2026", "01/01/1900", "5/11"):
        with pytest.raises(NoDayOnPaper):
            await answer(asked.interview, Given(words=wrong), acting(CLERK), office.ports)
    words = Given(words="ngày 5 tháng 11 năm 2026")
    asked = await answer(asked.interview, words, acting(CLERK), office.ports)
    assert isinstance(asked, Asked)
    assert asked.interview.answers["issued"] == "2026-11-05"


def _until(facts: dict[str, Any], name: str) -> dict[str, Any]:
    return {key: facts[key] for key in ("secrecy", "file")} if name == "sender" else facts
