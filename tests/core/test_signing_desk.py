"""Máy ký: ghép máy, đề nghị ký, nộp chữ ký — and everything by which somebody else might sign."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from core import catalogue, desk
from core.card import Area, Ref
from core.effects.begin_signing import BeginSigning
from core.effects.end_request import EndRequest
from core.effects.notify import Notify
from core.effects.verify_signature import VerifySignature
from core.errors import Refusal
from core.outgoing.document import OutgoingState
from core.people.person import Person
from core.perform import perform
from core.signing.making import Prepared
from core.signing.refusals import SignatureMismatched
from core.signing.required import Purpose
from core.signing.station import (
    CertificateOfAnother,
    CertificateUnreadable,
    NoSuchRequest,
    Station,
    StationCodeInvalid,
    StationUnknown,
    four_digits,
)
from core.step import AlreadyRecorded, NotYourStep, OldCheck, Press
from tests.core.issuing import SYSTEM, a_form_checked, a_numbered, an_issuing_office, run
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, DEPUTY, LEADER, SPECIALIST, acting

PERSONAL, AGENCYS = "person:Lê Văn An".encode(), b"agency:000.00.02.H56"


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


async def paired(office: Office, person: Person, certificate: bytes) -> Station:
    await desk.offer("ABCD-2345", acting(person), office.ports)
    _token, station = await desk.pair("abcd2345", "Máy bàn", [certificate], office.ports)
    return station


async def asked(office: Office, code: str, person: Person, document: Any) -> Any:
    await office.press(person, code, document)
    await run(office, BeginSigning)
    return office.now_is(document).signing


async def signed(office: Office, station: Station, document: Any) -> None:
    waiting = await desk.asked_for(station, document.id, office.ports)
    prepared = Prepared.of(b"", waiting.request)
    await desk.hand_in(station, document.id, station.leaf + prepared.attributes, office.ports)
    await run(office, VerifySignature)


@pytest.mark.basis("R-9.1", "R-11.1")
async def test_the_signer_signs_on_his_own_machine(office: Office) -> None:
    station = await paired(office, LEADER, PERSONAL)
    document = await a_form_checked(office)
    request = await asked(office, "bsg", LEADER, document)
    assert request["digits"] == four_digits(Prepared.of(b"", request).attributes)
    card = await office.card(LEADER, document)
    assert card is not None
    (shown,) = [line.text for line in card.lines if line.text.key == "request-waiting"]
    assert dict(shown.params)["digits"] == request["digits"]
    assert "reason-sign-on-machine" in {one.reason for one in office.asked(Notify)}
    (waiting,) = await desk.waiting(station, office.ports)
    assert waiting.document_id == document.id
    await signed(office, station, document)
    now = office.now_is(document)
    assert (now.state, now.signing) == (OutgoingState.SIGNED, None)
    assert office.store.work.journal[-2].via == "agent"
    assert await desk.waiting(station, office.ports) == []


@pytest.mark.basis("R-9.2b", "R-9.2d", "R-11.3b")
async def test_number_date_and_seal_are_one_act_of_the_clerk_on_her_machine(
    office: Office,
) -> None:
    station = await paired(office, CLERK, AGENCYS)
    document = await a_numbered(office)
    await asked(office, "bsl", CLERK, document)
    waiting = await desk.asked_for(station, document.id, office.ports)
    file = await desk.file_of(waiting, office.ports)
    reference = office.now_is(document).reference
    assert f"<{reference}|Thanh Hóa, ngày ".encode() in file
    await signed(office, station, document)
    assert office.now_is(document).state == OutgoingState.SEALED


@pytest.mark.basis("R-11.1")
async def test_whoever_has_no_machine_is_told_where_to_pair_one(office: Office) -> None:
    document = await a_form_checked(office)
    assert await asked(office, "bsg", LEADER, document) is None
    card = await office.card(LEADER, document)
    assert card is not None
    assert "request-refused" in {line.text.key for line in card.lines}


@pytest.mark.basis("R-11.1")
async def test_a_request_ends_and_leaves_nothing(office: Office) -> None:
    station = await paired(office, LEADER, PERSONAL)
    document = await a_form_checked(office)
    request = await asked(office, "bsg", LEADER, document)
    office.clock.advance(minutes=11)
    assert await desk.waiting(station, office.ports) == []
    with pytest.raises(NoSuchRequest):
        await desk.hand_in(station, document.id, b"x", office.ports)
    await run(office, EndRequest)
    assert office.now_is(document).signing is None
    assert request["file"] not in office.files.kept
    assert office.now_is(document).state == OutgoingState.FORM_CHECKED


async def test_a_request_that_is_made_again_after_a_restart_counts_once(office: Office) -> None:
    await paired(office, LEADER, PERSONAL)
    for certificate_known in (True, False):
        document = await a_form_checked(office)
        if not certificate_known:
            office.store.work.stations.clear()
        await office.press(LEADER, "bsg", document)
        (effect,) = office.asked(BeginSigning)
        press = await effect.run(office.ports)
        await perform(press, SYSTEM, office.ports)
        with pytest.raises(AlreadyRecorded):
            await perform(await effect.run(office.ports), SYSTEM, office.ports)
        office.store.work.posted.remove(effect)
        await asked(office, "bsg", LEADER, document)  # a person may ask again


async def test_the_end_of_an_older_request_leaves_the_newer_one(office: Office) -> None:
    await paired(office, LEADER, PERSONAL)
    document = await a_form_checked(office)
    await asked(office, "bsg", LEADER, document)
    (first,) = office.asked(EndRequest)
    with pytest.raises(OldCheck):
        await perform(Press("erq", document.id, None, {"file": "another"}), SYSTEM, office.ports)
    assert office.now_is(document).signing["file"] == first.file


@pytest.mark.basis("R-9.1")
async def test_a_signature_by_another_key_is_thrown_away(office: Office) -> None:
    station = await paired(office, LEADER, PERSONAL)
    document = await a_form_checked(office)
    request = await asked(office, "bsg", LEADER, document)
    other = AGENCYS + Prepared.of(b"", request).attributes
    with pytest.raises(SignatureMismatched):
        await desk.hand_in(station, document.id, other, office.ports)
    assert office.now_is(document).state == OutgoingState.FORM_CHECKED
    assert office.now_is(document).signed is None


@pytest.mark.basis("R-9.1")
async def test_only_the_signer_asks_and_only_his_machine_is_asked(office: Office) -> None:
    await paired(office, LEADER, PERSONAL)
    theirs = await paired(office, CLERK, AGENCYS)
    document = await a_form_checked(office)
    with pytest.raises(NotYourStep):
        await office.press(DEPUTY, "bsg", document)
    with pytest.raises(NotYourStep):
        await perform(Press("bsg", document.id, None), SYSTEM, office.ports)
    await asked(office, "bsg", LEADER, document)
    assert await desk.waiting(theirs, office.ports) == []
    with pytest.raises(NoSuchRequest):
        await desk.asked_for(theirs, document.id, office.ports)


@pytest.mark.basis("R-11.1")
@pytest.mark.parametrize(
    ("person", "certificate", "refusal"),
    [
        (LEADER, "person:Vũ Thị Hạnh".encode(), CertificateOfAnother),
        (LEADER, AGENCYS, CertificateOfAnother),
        (CLERK, b"agency:000.00.09.H56", CertificateOfAnother),
        (LEADER, b"rubbish", CertificateUnreadable),
    ],
)
async def test_a_machine_is_paired_only_with_ones_own_certificate(
    office: Office, person: Person, certificate: bytes, refusal: type[Refusal]
) -> None:
    with pytest.raises(refusal):
        await paired(office, person, certificate)
    assert office.store.work.stations == {}


@pytest.mark.basis("R-11.1")
async def test_a_pairing_code_works_once_and_for_ten_minutes(office: Office) -> None:
    await paired(office, LEADER, PERSONAL)
    with pytest.raises(StationCodeInvalid):
        await desk.pair("ABCD-2345", "Máy lạ", [PERSONAL], office.ports)
    await desk.offer("WXYZ-2345", acting(LEADER), office.ports)
    office.clock.advance(minutes=10)
    with pytest.raises(StationCodeInvalid):
        await desk.pair("WXYZ-2345", "Máy lạ", [PERSONAL], office.ports)
    with pytest.raises(StationCodeInvalid):
        await desk.pair("", "Máy lạ", [PERSONAL], office.ports)


@pytest.mark.basis("R-11.1")
async def test_a_new_machine_ends_the_old_one_and_a_token_of_no_machine_opens_nothing(
    office: Office,
) -> None:
    await desk.offer("ABCD-2345", acting(LEADER), office.ports)
    token, first = await desk.pair("ABCD-2345", "Máy cũ", [PERSONAL], office.ports)
    assert (await desk.station_with(token, office.ports)).id == first.id
    await paired(office, LEADER, PERSONAL)
    for wrong in (token, "", "x" * 5000, "\udc80"):
        with pytest.raises(StationUnknown):
            await desk.station_with(wrong, office.ports)


@pytest.mark.basis("R-11.3b")
async def test_who_is_no_clerk_any_more_seals_no_more(office: Office) -> None:
    await desk.offer("ABCD-2345", acting(CLERK), office.ports)
    token, _station = await desk.pair("ABCD-2345", "Máy văn thư", [AGENCYS], office.ports)
    work = office.store.work
    known = work.directories[AGENCY.id]
    without = tuple(
        replace(one, roles=frozenset()) if one.id == CLERK.id else one for one in known.people
    )
    work.directories[AGENCY.id] = replace(known, people=without)
    with pytest.raises(StationUnknown):
        await desk.station_with(token, office.ports)


@pytest.mark.basis("R-11.3b")
@pytest.mark.parametrize("state", list(OutgoingState))
async def test_no_job_and_no_bot_ever_seals(office: Office, state: OutgoingState) -> None:
    """Every step that the system may take, from every state: none makes a document sealed."""
    document = await a_numbered(office)
    kept = office.store.work.entities[document.id]
    kept.state, kept.sealed, kept.sealed_at = state, None, None
    answers = {
        "purpose": Purpose.AGENCY.value, "sha256": "", "findings": [
            {"check": "C1", "result": "pass", "text": {"key": "signed-agency-present"}}
        ], "signed_at": "", "by": CLERK.id.hex, "before": "", "request": {}, "file": "",
    }  # fmt: skip
    for step in catalogue.steps().values():
        if step.area is not Area.OUTGOING or step.begins:
            continue
        try:
            await perform(Press(step.code, document.id, None, answers), SYSTEM, office.ports)
        except (Refusal, KeyError, ValueError, TypeError):
            continue
        now = office.store.work.load(Ref(Area.OUTGOING, document.id))
        assert now.sealed is None
        assert now.state == state or now.state != OutgoingState.SEALED


async def test_a_specialist_cannot_offer_himself_the_agencys_key(office: Office) -> None:
    with pytest.raises(CertificateOfAnother):
        await paired(office, SPECIALIST, AGENCYS)
