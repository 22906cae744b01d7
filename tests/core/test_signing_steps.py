"""Ký số ban hành, ký số của cơ quan: files that continue the one before, and nobody else's."""

from __future__ import annotations

from datetime import timedelta

import pytest

from core.effects.notify import Notify
from core.effects.verify_signature import VerifySignature
from core.outgoing.document import OutgoingState
from core.perform import perform
from core.signing.report import Result
from core.signing.required import SignedFileChanged
from core.step import NotYourStep, OldCheck, Press
from tests.core.issuing import (
    APPROVED,
    PERSON,
    SEAL,
    SEALED,
    SIGNED,
    SYSTEM,
    a_file,
    a_form_checked,
    a_numbered,
    a_sealed,
    a_signed,
    an_issuing_office,
    run,
)
from tests.core.office import Office
from tests.factories import CLERK, DEPUTY, HEAD, LEADER, SPECIALIST


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


@pytest.mark.basis("R-9.2a")
async def test_the_clerk_checks_the_form_and_the_signer_is_waited_for(office: Office) -> None:
    document = await a_form_checked(office)
    now = office.now_is(document)
    assert (now.state, now.form_checked_by) == (OutgoingState.FORM_CHECKED, CLERK.id)
    assert office.waiting_for(document) == {LEADER.id}


@pytest.mark.basis("R-9.1")
async def test_the_approved_file_with_the_signers_signature_makes_it_signed(
    office: Office,
) -> None:
    document = await a_signed(office)
    now = office.now_is(document)
    assert now.state == OutgoingState.SIGNED
    assert [row["result"] for row in now.signature_findings] == ["pass"] * 8
    assert [row["check"] for row in now.signature_findings] == [f"C{n}" for n in range(1, 9)]
    assert office.waiting_for(document) >= {CLERK.id}


WRONG = [
    (b"%PDF-1.7 another" + PERSON, "C2", "signed-person-other-file"),
    (b"x" + SIGNED, "C2", "signed-person-other-file"),
    (APPROVED + b"\nnothing", "C1", "signed-person-missing"),
    (APPROVED + SEAL, "C1", "signed-person-missing"),
    (APPROVED + "\n<person:Vũ Thị Hạnh>".encode(), "C7", "signed-holder-wrong"),
    (SEALED, "C8", "signed-order-wrong"),
]


@pytest.mark.basis("R-9.1")
@pytest.mark.parametrize(("content", "check", "key"), WRONG)
async def test_any_other_file_stays_with_the_signer_and_says_why(
    office: Office, content: bytes, check: str, key: str
) -> None:
    document = await a_form_checked(office)
    await office.press(LEADER, "sgn", document, file=await a_file(office, content))
    await run(office, VerifySignature)
    now = office.now_is(document)
    assert now.state == OutgoingState.FORM_CHECKED
    found = {row["check"]: row for row in now.signature_findings}
    assert found[check]["result"] == "fail"
    assert found[check]["text"]["key"] == key
    assert "reason-signature-refused" in {e.reason for e in office.asked(Notify)}
    card = await office.card(LEADER, document)
    assert card is not None
    assert "signature-refused" in {line.text.key for line in card.lines}
    await office.press(LEADER, "sgn", document, file=await a_file(office, SIGNED))
    await run(office, VerifySignature)
    assert office.now_is(document).state == OutgoingState.SIGNED


@pytest.mark.parametrize("result", [Result.UNKNOWN, Result.FAIL])
async def test_what_cannot_be_determined_is_never_valid(office: Office, result: Result) -> None:
    office.verifier.result = result
    document = await a_form_checked(office)
    await office.press(LEADER, "sgn", document, file=await a_file(office, SIGNED))
    await run(office, VerifySignature)
    assert office.now_is(document).state == OutgoingState.FORM_CHECKED


async def test_the_unsigned_file_itself_is_refused_at_once(office: Office) -> None:
    document = await a_form_checked(office)
    with pytest.raises(SignedFileChanged):
        await office.press(LEADER, "sgn", document, file=await a_file(office, APPROVED))


async def test_the_check_of_a_file_that_was_replaced_counts_for_nothing(office: Office) -> None:
    document = await a_form_checked(office)
    bad = await a_file(office, APPROVED + b"\nx")
    await office.press(LEADER, "sgn", document, file=bad)
    await office.press(LEADER, "sgn", document, file=await a_file(office, SIGNED))
    first, second = office.asked(VerifySignature)
    with pytest.raises(OldCheck):
        await perform(await first.run(office.ports), SYSTEM, office.ports)
    await perform(await second.run(office.ports), SYSTEM, office.ports)
    assert office.now_is(document).state == OutgoingState.SIGNED


@pytest.mark.basis("R-9.1")
async def test_only_the_signer_signs_and_not_the_system(office: Office) -> None:
    document = await a_form_checked(office)
    file = await a_file(office, SIGNED)
    for person in (DEPUTY, CLERK, HEAD, SPECIALIST):
        with pytest.raises(NotYourStep):
            await perform_as(office, person, "sgn", document, file)
    with pytest.raises(NotYourStep):
        await perform(Press("sgn", document.id, None, {"file": file}), SYSTEM, office.ports)


async def perform_as(
    office: Office, person: object, code: str, document: object, file: object
) -> None:
    office.store.work.concerns.add((document.id, person.id))  # type: ignore[attr-defined]
    await office.press(person, code, document, file=file)  # type: ignore[arg-type]


@pytest.mark.basis("R-9.2d")
async def test_only_clerks_seal_and_not_the_system(office: Office) -> None:
    document = await a_numbered(office)
    file = await a_file(office, SEALED)
    with pytest.raises(NotYourStep):
        await office.press(LEADER, "sel", document, file=file)
    with pytest.raises(NotYourStep):
        await perform(Press("sel", document.id, None, {"file": file}), SYSTEM, office.ports)


@pytest.mark.basis("R-9.2d")
async def test_the_seal_continues_the_signed_file(office: Office) -> None:
    document = await a_sealed(office)
    assert office.now_is(document).state == OutgoingState.SEALED


@pytest.mark.basis("R-9.2d")
@pytest.mark.parametrize(
    ("content", "check"),
    [
        (APPROVED + SEAL, "C2"),
        (SIGNED + b"\n<agency:000.00.77.H56>", "C7"),
        (SEALED + PERSON, "C8"),
        (SEALED + SEAL, "C8"),
        (SIGNED + b"\nx", "C1"),
    ],
)
async def test_a_wrong_seal_stays_with_the_clerk(
    office: Office, content: bytes, check: str
) -> None:
    document = await a_numbered(office)
    await office.press(CLERK, "sel", document, file=await a_file(office, content))
    await run(office, VerifySignature)
    now = office.now_is(document)
    assert now.state == OutgoingState.NUMBERED
    assert check in {row["check"] for row in now.signature_findings if row["result"] == "fail"}


@pytest.mark.basis("R-6.2a")
async def test_the_clock_of_issuing_starts_at_the_signature(office: Office) -> None:
    document = await a_signed(office)
    now = office.now_is(document)
    assert now.issue_by == office.ports.calendar.issue_by(now.signed_at)
    assert now.due_at == now.issue_by
    card = await office.card(CLERK, document)
    assert card is not None
    assert "issue-by" in {line.text.key for line in card.lines}


async def test_a_claimed_time_is_neither_before_the_approval_nor_in_the_future() -> None:
    from core.outgoing.signing import moment_of

    office = an_issuing_office()
    document = office.now_is(await a_form_checked(office))
    now = document.approved_at + timedelta(hours=2)
    early, late = document.approved_at - timedelta(days=3), now + timedelta(days=3)
    assert moment_of(document, early.isoformat(), now) == document.approved_at
    assert moment_of(document, late.isoformat(), now) == now
    assert moment_of(document, "", now) == now
