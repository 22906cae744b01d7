"""The check of an arrival as a whole: C7–C9, stamps of secrecy, what is undecided, and its worth."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

import pytest

from core.card import Area, Ref
from core.effects.drop_files import DropFiles
from core.effects.report_status import ReportStatus
from core.effects.verify_package import VerifyPackage
from core.exchange.package import Attachment, Package
from core.form import AnswerNeeded
from core.form.written import AnswerTooShort
from core.incoming.document import IncomingDocument, IncomingState, LegalValue
from core.incoming.rules import legal_value
from core.people.person import Actor
from core.perform import perform
from core.receive import receive
from core.signing.report import Finding, Result, SignatureReport, verdict_of
from core.step import NotYourStep
from core.text import Text
from tests.core.office import BOTH, SENDER, Office, a_signature, an_arrival
from tests.core.test_receive import PACKAGE, Mailbox, documents
from tests.factories import AGENCY, CLERK, CLERK_2, LEADER, an_incoming_document

SEAL = a_signature("UBND tỉnh", code=SENDER)
ANNEX = Attachment("phu luc.pdf", b"%PDF-1.7 annex")
REASON = "Đã gọi điện cho nơi gửi, xác nhận đúng văn bản."


def a_report(signatures: tuple[Any, ...], **results: Result) -> SignatureReport:
    rows = {f"C{n}": Result.PASS for n in range(1, 7)} | results
    findings = tuple(Finding(k, r, Text.of("finding-addressed")) for k, r in rows.items())
    return SignatureReport("", verdict_of(findings), findings, signatures)


async def checked(office: Office, package: Package = PACKAGE) -> IncomingDocument:
    office.dms = Mailbox(package)
    await receive(an_arrival(b"raw"), office.ports)
    (effect,) = office.asked(VerifyPackage)
    press = await effect.run(office.ports)
    await perform(press, Actor.system(AGENCY.id), office.ports)
    (document,) = documents(office, IncomingDocument)
    return document


def results(document: IncomingDocument) -> dict[str, str]:
    assert len({row["check"] for row in document.findings}) == len(document.findings)
    return {row["check"]: row["result"] for row in document.findings}


@pytest.mark.basis("R-8.1a", "R-4.1")
async def test_a_good_document_passes_all_twelve_and_is_worth_as_much_as_paper(
    office: Office,
) -> None:
    document = await checked(office)
    assert results(document) == {f"C{n}": "pass" for n in range(1, 13)}
    assert list(results(document)) == [f"C{n}" for n in range(1, 13)]
    assert (document.state, document.legal_value) == (
        IncomingState.VERIFIED,
        LegalValue.EQUALS_PAPER,
    )


@pytest.mark.basis("R-4.1", "R-8.1a")
async def test_a_copy_needs_the_signature_of_its_agency_alone(office: Office) -> None:
    copy = replace(PACKAGE, number="07", notation="SY-UBND", type_name="Bản sao y")
    office.verifier.signatures = (SEAL,)
    document = await checked(office, copy)
    assert {row["result"] for row in document.findings} == {"pass"}
    assert document.legal_value == LegalValue.EQUALS_PAPER


@pytest.mark.basis("R-4.1", "R-8.1a")
async def test_a_copy_with_the_seal_of_another_agency_or_of_nobody_is_doubted(
    office: Office,
) -> None:
    copy = replace(PACKAGE, number="07", notation="SY-UBND")
    office.verifier.signatures = (a_signature("Sở khác", code="000.00.09.H56"),)
    assert results(await checked(office, copy))["C7"] == "fail"


@pytest.mark.basis("R-8.1a")
async def test_a_signature_of_another_agency_fails_the_identity(office: Office) -> None:
    office.verifier.signatures = (BOTH[0], a_signature("Sở khác", code="000.00.09.H56"))
    document = await checked(office)
    assert results(document)["C7"] == "fail"
    assert (document.state, document.legal_value) == (
        IncomingState.DOUBTFUL,
        LegalValue.FOR_REFERENCE,
    )


@pytest.mark.basis("R-8.1a")
async def test_the_agency_signing_first_fails_the_order(office: Office) -> None:
    office.verifier.signatures = BOTH[::-1]
    assert results(await checked(office))["C8"] == "fail"


UNSIGNED = a_report((), C1=Result.FAIL, **{f"C{n}": Result.UNKNOWN for n in range(2, 7)})
LATE = SignatureReport("", verdict_of(()), (Finding("C2", Result.UNKNOWN, Text.of("x")),))


@pytest.mark.basis("R-8.1a")
@pytest.mark.parametrize(
    ("said", "result"),
    [
        (a_report((SEAL,), C1=Result.FAIL), "pass"),
        (a_report(BOTH), "pass"),
        (UNSIGNED, "fail"),
        (a_report((BOTH[0],), C1=Result.FAIL), "fail"),
        (a_report((BOTH[0], a_signature("Sở khác", code="000.00.09.H56"))), "fail"),
        (a_report((SEAL,), C1=Result.FAIL, C2=Result.FAIL), "fail"),
        (a_report((SEAL,), C1=Result.FAIL, C6=Result.UNKNOWN), "unknown"),
        (LATE, "unknown"),
    ],
)
async def test_a_separately_sent_pdf_bears_the_senders_valid_seal(
    office: Office, said: SignatureReport, result: str
) -> None:
    office.verifier.said[ANNEX.content or b""] = said
    package = replace(PACKAGE, attachments=(*PACKAGE.attachments, ANNEX))
    document = await checked(office, package)
    assert results(document)["C9"] == result
    assert ("phu luc.pdf" in repr(document.findings)) is (result != "pass")
    equal = document.legal_value == LegalValue.EQUALS_PAPER
    assert equal is (result == "pass")


@pytest.mark.basis("R-8.1a")
async def test_other_formats_count_by_being_there_and_absent_ones_fail(office: Office) -> None:
    text = Attachment("bieu.csv", "số,tên".encode())
    present = replace(PACKAGE, attachments=(*PACKAGE.attachments, text))
    assert results(await checked(office, present))["C9"] == "pass"
    absent = replace(text, content=None)
    other = Office()
    found = await checked(other, replace(PACKAGE, attachments=(*PACKAGE.attachments, absent)))
    assert (results(found)["C9"], results(found)["C10"]) == ("fail", "fail")


@pytest.mark.basis("R-4.1", "R-4.2")
@pytest.mark.parametrize("on_paper", [False, True])
@pytest.mark.parametrize("wrong", [None, *(f"C{n}" for n in range(1, 13))])
@pytest.mark.parametrize("result", ["fail", "unknown", "absent"])
def test_the_truth_table_of_the_legal_value(wrong: str | None, result: str, on_paper: bool) -> None:
    rows = [{"check": f"C{n}", "result": "pass"} for n in range(1, 13) if f"C{n}" != wrong]
    if wrong and result != "absent":
        rows.append({"check": wrong, "result": result})
    signed = wrong is not None and wrong not in {"C10", "C11", "C12"}
    equal = not signed and not on_paper
    assert (legal_value(rows, also_on_paper=on_paper) == LegalValue.EQUALS_PAPER) is equal


@pytest.mark.basis("R-4.2")
@pytest.mark.parametrize(
    ("value", "mark"),
    [
        (LegalValue.EQUALS_PAPER, "legal-mark-equals-paper"),
        (LegalValue.FOR_REFERENCE, "legal-mark-for-reference"),
    ],
)
async def test_the_legal_value_is_in_the_first_line_and_in_the_table(
    office: Office, value: LegalValue, mark: str
) -> None:
    document = office.has(an_incoming_document(legal_value=value))
    card = await office.card(LEADER, document)
    assert dict(card.lines[0].text.params)["mark"] == Text.of(mark)
    assert f"legal-{value.replace('_', '-')}" in repr(card.details)


@pytest.mark.basis("R-6.3")
async def test_the_card_has_all_sixteen_items_of_the_law(office: Office) -> None:
    card = await office.card(LEADER, office.has(an_incoming_document()))
    keys = [fact.label.key.removeprefix("fact-") for fact in card.details]
    assert keys == ["a", "b", "c", "d", "dd", "e", "g", "h", "i", "k", "l", "m", "n", "o", "p", "q"]


@pytest.mark.basis("R-8.1a")
async def test_what_is_undecided_needs_a_name_and_a_reason(office: Office) -> None:
    office.verifier.result = Result.UNKNOWN
    document = await checked(office)
    assert await office.buttons(CLERK, document) == {"acu", "ret"}
    with pytest.raises(NotYourStep):
        await office.press(CLERK, "reg", document)
    with pytest.raises(AnswerNeeded):
        await office.press(CLERK, "acu", document)
    with pytest.raises(AnswerTooShort):
        await office.press(CLERK, "acu", document, reason="ngắn quá")
    await office.press(CLERK, "acu", document, reason=REASON)
    now = office.now_is(document)
    assert (now.state, now.arrival_number) == (IncomingState.REGISTERED, 1)
    assert (now.accepted["by"], now.accepted["reason"]) == (CLERK.name, REASON)
    assert now.legal_value == LegalValue.FOR_REFERENCE
    assert office.store.work.journal[-1].details["reason"] == REASON


@pytest.mark.basis("R-4.2")
async def test_an_unsigned_document_is_decided_and_registered_for_reference(
    office: Office,
) -> None:
    silent = {
        f"C{n}": Finding(f"C{n}", Result.UNKNOWN, Text.of("verification-nothing-to-check"))
        for n in range(2, 7)
    }
    missing = Finding("C1", Result.FAIL, Text.of("verification-none-present"))
    report = SignatureReport("", verdict_of((missing,)), (missing, *silent.values()))
    office.verifier.said[PACKAGE.attachments[0].content or b""] = report
    document = await checked(office)
    assert await office.buttons(CLERK, document) == {"reg", "ret"}
    assert document.legal_value == LegalValue.FOR_REFERENCE


SECRET = Attachment("5678.pdf", b"%PDF-1.7 x stamp:T\xe1\xbb\x90I M\xe1\xba\xacT")
STAMPED = replace(PACKAGE, attachments=(SECRET,))


@pytest.mark.basis("R-1.2")
async def test_a_stamp_of_secrecy_is_for_the_clerk_to_decide(office: Office) -> None:
    document = await checked(office, STAMPED)
    assert results(document)["C12"] == "unknown"
    assert "TỐI MẬT" in repr(document.findings)
    assert await office.buttons(CLERK, document) == {"acu", "ret"}


@pytest.mark.basis("R-1.2", "R-5.4")
async def test_refused_as_secret_nothing_of_its_content_stays(office: Office) -> None:
    document = await checked(office, STAMPED)
    assert len(office.files.kept) == 2
    await office.press(CLERK, "ret", document, reasons=["reason-c12"], words=REASON)
    (effect,) = office.asked(DropFiles)
    await effect.run(office.ports)
    await effect.run(office.ports)
    assert office.files.kept == {}
    now = office.now_is(document)
    kept = repr(now) + repr(office.store.work.words)
    assert "bão số 12" not in kept
    assert "5678.pdf" not in kept
    assert (now.sender_code, now.state) == (SENDER, IncomingState.RETURNED)
    assert office.asked(ReportStatus)[-1].description.startswith("C12: ")


@pytest.mark.basis("R-1.2")
async def test_a_file_that_another_document_holds_too_stays(office: Office) -> None:
    content = SECRET.content or b""
    row = {"sha256": hashlib.sha256(content).hexdigest(), "name": "x.pdf", "size": 1}
    office.has(an_incoming_document(files=[row]))
    document = await _second(office)
    await office.press(CLERK, "ret", document, reasons=["reason-c12"], words=REASON)
    (effect,) = office.asked(DropFiles)
    await effect.run(office.ports)
    assert list(office.files.kept) == [row["sha256"]]


async def _second(office: Office) -> IncomingDocument:
    office.dms = Mailbox(STAMPED)
    await receive(an_arrival(b"raw"), office.ports)
    (effect,) = office.asked(VerifyPackage)
    press = await effect.run(office.ports)
    await perform(press, Actor.system(AGENCY.id), office.ports)
    return office.store.work.load(Ref(Area.INCOMING, effect.document_id))


@pytest.mark.basis("R-5.4")
async def test_the_reasons_that_failed_are_offered_first(office: Office) -> None:
    from core.incoming.steps.return_to_sender import FailedFirst, return_to_sender

    rows = [
        {"check": "C6", "result": "unknown", "text": {}},
        {"check": "C9", "result": "fail", "text": {}},
        {"check": "C2", "result": "pass", "text": {}},
    ]
    question = return_to_sender.form["reasons"]
    assert isinstance(question, FailedFirst)
    document = an_incoming_document(IncomingState.DOUBTFUL, findings=rows)
    world = type("World", (), {"document": document})()
    offered = [option.value for option in question.options(world)]
    assert offered[:3] == ["reason-c9", "reason-c6", "reason-c1"]
    assert len(offered) == 12


@pytest.mark.basis("R-5.4")
async def test_the_refusal_keeps_who_when_and_why(office: Office) -> None:
    document = office.has(an_incoming_document(IncomingState.DOUBTFUL))
    with pytest.raises(AnswerNeeded):
        await office.press(CLERK, "ret", document, reasons=[], words=REASON)
    with pytest.raises(AnswerNeeded):
        await office.press(CLERK, "ret", document, reasons=["reason-c2"])
    await office.press(CLERK, "ret", document, reasons=["reason-c2"], words=REASON)
    now = office.now_is(document)
    assert (now.closed_by, now.closed_at) == (CLERK.id, office.clock.now())
    (notice,) = office.asked(ReportStatus)
    assert (notice.status, notice.staff, notice.at) == ("02", CLERK.name, office.clock.now())
    keys = {line.text.key for line in (await office.card(CLERK_2, document)).lines}
    assert "incoming-refused-at" in keys
