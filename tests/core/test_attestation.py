"""Biên bản khẩn: drawn up from the journal, sealed by the clerk, checked from the file alone (N1)."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from typing import Any

import pytest

from core import desk
from core.attestation.attestation import AttestationState
from core.attested import attested
from core.card import Area
from core.effects.attest import Attest
from core.effects.begin_signing import BeginSigning
from core.effects.end_request import EndRequest
from core.effects.notify import Notify
from core.effects.send_package import SendPackage
from core.effects.verify_signature import VerifySignature
from core.evidence import gathering
from core.evidence.checking import checked
from core.evidence.evidence import Evidence, NoEvidence, TooMuchEvidence
from core.evidence.gathering import gather
from core.incoming.document import IncomingState
from core.signing.making import Prepared
from core.signing.refusals import DraftDamaged
from core.signing.report import Result
from core.signing.required import SignedFileChanged
from core.step import NotYourStep, OldCheck
from tests.core.issuing import SYSTEM, a_dispatched, a_file, an_issuing_office, run
from tests.core.office import Office
from tests.core.test_signing_desk import AGENCYS, paired
from tests.factories import AGENCY, CLERK, LEADER, SPECIALIST, an_incoming_document

OURS = f"\n<agency:{AGENCY.code}>".encode()


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


async def an_urgent(office: Office, urgency: int = 3) -> Any:
    document = await a_dispatched(office, urgency=urgency)
    await run(office, SendPackage)
    return document


async def confirms(office: Office, document: Any, receiver: str = "0") -> None:
    at = (office.clock.now() - timedelta(minutes=1)).isoformat()
    await office.press(
        CLERK, "cfd", document, receiver=receiver, manner="Gọi điện cho văn thư", at=at
    )


def attestations(office: Office) -> list[Any]:
    return [one for one in office.store.work.entities.values() if one.area is Area.ATTESTATION]


async def asked(office: Office, document: Any, code: str = "lbk") -> Any:
    office.clock.advance(minutes=5)
    known = {one.id for one in attestations(office)}
    await office.press(CLERK, code, document)
    (new,) = [one for one in attestations(office) if one.id not in known]
    return new


async def made(office: Office) -> Any:
    document = await an_urgent(office)
    office.clock.advance(minutes=10)
    await confirms(office, document)
    one = await asked(office, document)
    await run(office, Attest)
    board = await office.card(CLERK, document)
    assert board is not None
    assert not [file for file in board.files if file.name.startswith("bien-ban")]
    return office.now_is(one)


async def handed_in(office: Office, one: Any, content: bytes) -> Any:
    await office.press(CLERK, "sbk", one, file=await a_file(office, content, "ky.pdf"))
    await run(office, VerifySignature)
    return office.now_is(one)


def evidence_of(office: Office, one: Any) -> Evidence:
    return gather(office.store.work, one.id)


async def said(office: Office, one: Any) -> dict[str, Any]:
    card = await office.card(CLERK, one)
    return {line.text.key: dict(line.text.params) for line in card.lines} if card else {}


def results(evidence: Evidence) -> list[Result]:
    return [one.result for one in checked(evidence)]


@pytest.mark.basis("R-10.3b", "R-9.4a")
async def test_of_an_urgent_document_each_receiver_has_its_lines(office: Office) -> None:
    one = await made(office)
    assert one.state is AttestationState.MADE
    told = attested(evidence_of(office, one))
    first, second = told.receivers
    assert (first.confirmed, second.confirmed) == (True, False)
    assert [line.what.key for line in first.lines] == [
        "attested-issued", "attested-sent", "attested-confirmed-line",
    ]  # fmt: skip
    assert [line.what.key for line in second.lines] == ["attested-issued", "attested-sent"]
    assert first.state.key == "attested-confirmed"
    facts = {label.key for label, _ in told.facts}
    assert {"attested-sent-at", "attested-sha256", "attested-subject"} <= facts
    lines = await said(office, one)
    assert lines["attestation-known-outgoing"] == {"count": "2", "known": "1"}
    assert lines["attestation-open"]["names"] == second.name
    assert office.waiting_for(one) == {CLERK.id}


@pytest.mark.basis("R-10.3b")
async def test_the_evidence_is_that_of_the_moment_of_asking_however_often_it_is_drawn_up(
    office: Office,
) -> None:
    document = await an_urgent(office)
    one = await asked(office, document)
    before = evidence_of(office, one)
    office.clock.advance(minutes=1)
    await confirms(office, document)
    assert evidence_of(office, one).content == before.content
    assert before.entries[-1]["step"] == "lbk"
    later = await asked(office, document)
    assert later.id != one.id
    assert "cfd" in {entry["step"] for entry in evidence_of(office, later).entries}


@pytest.mark.basis("R-10.3b", "R-11.3b")
async def test_the_clerk_seals_it_on_the_machine_with_the_agencys_key(office: Office) -> None:
    station = await paired(office, CLERK, AGENCYS)
    one = await made(office)
    await office.press(CLERK, "bbk", one)
    (request,) = office.asked(BeginSigning)
    assert (request.reference, request.appendix) == (one.reference, True)
    await run(office, BeginSigning)
    (waiting,) = await desk.waiting(station, office.ports)
    assert (waiting.reference, waiting.due.step) == (one.reference, "sbk")
    prepared = Prepared.of(await desk.file_of(waiting, office.ports), waiting.request)
    signature = prepared.certificate + prepared.attributes
    await desk.hand_in(station, one.id, signature, office.ports)
    await run(office, VerifySignature)
    now = office.now_is(one)
    assert now.state is AttestationState.SEALED, now.signature_findings
    assert (await said(office, one))["attestation-sealed"]["name"] == CLERK.name
    card = await office.card(CLERK, one)
    assert card is not None
    assert [file.sha256 for file in card.files] == [now.sealed["sha256"]]
    assert office.waiting_for(one) == set()
    board = await office.card(CLERK, office.store.work.entities[one.about_id])
    assert board is not None
    assert now.sealed["sha256"] in {file.sha256 for file in board.files}
    assert {told.reason for told in office.asked(Notify) if told.document_id == one.id} >= {
        "reason-attestation-sealed"
    }


@pytest.mark.basis("R-11.1")
async def test_a_request_that_is_over_can_be_made_again(office: Office) -> None:
    await paired(office, CLERK, AGENCYS)
    one = await made(office)
    await office.press(CLERK, "bbk", one)
    await run(office, BeginSigning)
    assert "request-waiting" in await said(office, one)
    with pytest.raises(OldCheck):
        await office.press(SYSTEM, "rbq", one, purpose="agency", by=CLERK.id.hex, before="0" * 64)
    await run(office, EndRequest)
    assert office.now_is(one).signing is None
    with pytest.raises(OldCheck):
        await office.press(SYSTEM, "ebk", one, file="0" * 64)
    await office.press(CLERK, "bbk", one)


@pytest.mark.basis("R-10.3b", "R-11.3a")
async def test_only_the_same_file_with_our_signature_is_taken(office: Office) -> None:
    one = await made(office)
    before = office.files.kept[one.made["sha256"]]
    with pytest.raises(SignedFileChanged):
        await handed_in(office, one, before)
    foreign = await handed_in(office, one, b"%PDF-1.7 another" + OURS)
    assert (foreign.state, foreign.signature_findings[0]["result"]) == ("made", "fail")
    assert "scan-signature-refused" in await said(office, one)
    with pytest.raises(OldCheck):
        await office.press(SYSTEM, "rsb", one, sha256="0" * 64, findings=[], key="")
    good = await handed_in(office, one, before + OURS)
    assert good.state is AttestationState.SEALED


@pytest.mark.basis("R-10.3b")
async def test_only_clerks_draw_one_up_and_only_of_what_is_urgent(office: Office) -> None:
    calm = await an_urgent(office, urgency=0)
    assert "lbk" not in await office.buttons(CLERK, calm)
    urgent = await an_urgent(office)
    assert "lbk" in await office.buttons(CLERK, urgent)
    with pytest.raises(NotYourStep):
        await office.press(LEADER, "lbk", urgent)


@pytest.mark.basis("R-10.3b", "R-6.2c")
async def test_of_an_incoming_one_each_part_has_its_lines(office: Office) -> None:
    letter = office.has(an_incoming_document(IncomingState.REGISTERED, urgency=2))
    due = (office.clock.now() + timedelta(days=2)).isoformat()
    await office.press(
        LEADER, "dir", letter, lead=SPECIALIST.id.hex, coordinators=[], directive="Xử lý ngay.",
        due=due,
    )  # fmt: skip
    (task,) = office.store.work.tasks_of(letter.id)
    waiting = await asked(office, letter, "lbd")
    (row,) = attested(evidence_of(office, waiting)).receivers
    assert (row.confirmed, row.lines) == (False, ())
    await office.press(SPECIALIST, "acc", task)
    known = await asked(office, letter, "lbd")
    evidence = evidence_of(office, known)
    (row,) = attested(evidence).receivers
    assert row.confirmed
    assert [line.seq for line in row.lines]
    assert results(evidence) == [Result.PASS] * 3
    assert {line.what.key for line in attested(evidence).others} >= {"step-direct"}


@pytest.mark.basis("R-10.3b", "R-3.18")
async def test_whatever_is_changed_in_the_evidence_is_found_from_the_file_alone(
    office: Office,
) -> None:
    evidence = evidence_of(office, await made(office))
    assert results(evidence) == [Result.PASS] * 3
    assert Evidence.of(evidence.content) == evidence
    lines = [dict(one) for one in evidence.entries]

    def altered(**changed: Any) -> list[Result]:
        return results(replace(evidence, **changed))

    for place, line in enumerate(lines):
        for name in line:
            other = [*lines]
            other[place] = line | {name: "khác"}
            assert Result.FAIL in altered(entries=other), (place, name)
    assert altered(entries=lines[:3] + lines[4:])[1] is Result.PASS  # seq 4 is not a neighbour
    assert altered(entries=[lines[1], lines[0], *lines[2:]])[1] is Result.FAIL
    forged = [{**lines[1], "previous": "0" * 64}]
    assert altered(entries=[lines[0], *forged, *lines[2:]])[:2] == [Result.FAIL, Result.FAIL]
    claimed = [dict(row) | {"confirmed": True} for row in evidence.receivers]
    assert altered(receivers=claimed)[2] is Result.FAIL
    nowhere = dict(evidence.about) | {"area": "elsewhere"}
    assert altered(about=nowhere)[2] is Result.FAIL


@pytest.mark.parametrize(
    "content",
    [b"", b"[]", b"{}", b"\xff", b"[" * 100_000, json.dumps({"form": "vanthu/khac/1"}).encode()],
)
def test_what_is_no_evidence_is_said_to_be_none(content: bytes) -> None:
    with pytest.raises(NoEvidence):
        Evidence.of(content)


@pytest.mark.basis("R-10.3b")
async def test_evidence_with_rows_that_are_none_is_no_evidence(office: Office) -> None:
    body = json.loads(evidence_of(office, await made(office)).content)
    for name in ("receivers", "entries", "agency", "about", "made", "people"):
        for wrong in (1, ["x"], None):
            with pytest.raises(NoEvidence):
                Evidence.of(json.dumps(body | {name: wrong}).encode())
    many = [body["entries"][0]] * 5_001
    with pytest.raises(TooMuchEvidence):
        Evidence.of(json.dumps(body | {"entries": many}).encode())
    with pytest.raises(TooMuchEvidence):
        Evidence.of(b" " * (16 * 2**20 + 1))


@pytest.mark.basis("R-10.3b")
async def test_one_that_cannot_be_drawn_up_says_why_and_can_be_asked_for_again(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    document = await an_urgent(office)
    monkeypatch.setattr(gathering, "MOST_LINES", 3)
    one = await asked(office, document)
    await run(office, Attest)
    now = office.now_is(one)
    assert (now.state, now.unmade["key"]) == (AttestationState.FAILED, "refusal-too-much-evidence")
    assert "attestation-unmade" in await said(office, one)
    monkeypatch.undo()
    office.signing.refuses = DraftDamaged()
    again = await asked(office, document)
    await run(office, Attest)
    assert office.now_is(again).unmade["key"] == "refusal-draft-damaged"
    assert office.waiting_for(again) == set()
    office.signing.refuses = None
    last = await asked(office, document)
    await run(office, Attest)
    assert office.now_is(last).state is AttestationState.MADE
