"""Người cùng ký: named, each signs in turn, somebody from outside by a file that comes back."""

from __future__ import annotations

from typing import Any
from uuid import uuid4

import pytest

from core.effects.begin_signing import BeginSigning
from core.effects.notify import Notify
from core.effects.prepare_draft import PrepareDraft
from core.effects.verify_signature import VerifySignature
from core.errors import Refusal
from core.outgoing.cosigning import (
    CosignerIsSigner,
    CosignerTwice,
    CosignerUnknown,
    TooManyCosigners,
    read_cosigners,
)
from core.outgoing.document import OutgoingState
from core.outgoing.rules import OwnDraft
from core.perform import perform
from core.step import NotNow, NotYourStep, Press
from tests.core.issuing import SIGNED, a_file, a_form_checked, an_issuing_office, run
from tests.core.office import Office
from tests.factories import (
    CLERK,
    CLERK_2,
    COLLEAGUE,
    DEPUTY,
    HEAD,
    LEADER,
    SPECIALIST,
    acting,
    an_office,
)

FARMER = "Lê Văn Tám, Chủ tịch, Hội Nông dân tỉnh"
DEPUTY_TOO = SIGNED + f"\n<person:{DEPUTY.name}>".encode()
ALL = DEPUTY_TOO + "\n<person:Lê Văn Tám>".encode()


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


async def a_draft(office: Office) -> Any:
    file = await a_file(office, b"%PDF-1.7 du thao")
    press = Press("dft", uuid4(), 0, {"secrecy": "secrecy-none", "file": file})
    return office.store.work.load((await perform(press, acting(SPECIALIST), office.ports)).ref)


async def a_half_signed(office: Office, people: str = f"{DEPUTY.name}; {FARMER}") -> Any:
    """The signer has signed; the others have not."""
    rows = read_cosigners(people, office.store.work.directories[LEADER.agency_id])
    document = await a_form_checked(office, cosigners=rows)
    await office.press(LEADER, "sgn", document, file=await a_file(office, SIGNED))
    await run(office, VerifySignature)
    return document


@pytest.mark.basis("R-9.1", "R-8.3b-1")
async def test_each_signs_in_turn_and_only_then_the_clerk_gives_the_number(office: Office) -> None:
    document = await a_half_signed(office)
    now = office.now_is(document)
    assert (now.state, now.signed_at, now.issue_by) == (OutgoingState.COSIGNING, None, None)
    assert office.waiting_for(document) == {DEPUTY.id}
    assert {"bcg", "ckg", "tck"} <= await office.buttons(DEPUTY, document)
    for person in (CLERK, HEAD, SPECIALIST):
        assert not {"bcg", "ckg"} & await office.buttons(person, document)
    assert "num" not in await office.buttons(CLERK, document)

    await office.press(DEPUTY, "ckg", document, file=await a_file(office, DEPUTY_TOO))
    await run(office, VerifySignature)
    assert office.now_is(document).state == OutgoingState.COSIGNING
    assert office.waiting_for(document) == {CLERK.id, CLERK_2.id}
    card = await office.card(CLERK, document)
    assert {"cosigner-signed", "cosigner-next-elsewhere"} <= {line.text.key for line in card.lines}

    await office.press(CLERK, "ckg", document, file=await a_file(office, ALL))
    await run(office, VerifySignature)
    now = office.now_is(document)
    assert now.state == OutgoingState.SIGNED
    assert now.signed["sha256"] == (await a_file(office, ALL))["sha256"]
    assert now.signed_at is not None
    assert now.issue_by is not None
    assert "num" in await office.buttons(CLERK, document)


@pytest.mark.basis("R-9.1", "R-11.1")
async def test_the_request_is_for_the_field_of_the_one_whose_turn_it_is(office: Office) -> None:
    document = await a_half_signed(office)
    await office.press(DEPUTY, "bcg", document)
    (asked,) = office.asked(BeginSigning)
    assert (asked.place, asked.person_id) == (1, DEPUTY.id)
    assert asked.before == office.now_is(document).signed["sha256"]
    with pytest.raises(NotYourStep):
        await office.press(LEADER, "bcg", document)


@pytest.mark.basis("R-9.1")
@pytest.mark.parametrize(
    "handed",
    [
        SIGNED + f"\n<person:{HEAD.name}>".encode(),  # somebody else's
        ALL,  # of two at once the last is somebody else's
        b"%PDF-1.7 another file" + f"\n<person:{DEPUTY.name}>".encode(),
    ],
)
async def test_another_signature_or_another_file_is_refused_and_the_turn_stays(
    office: Office, handed: bytes
) -> None:
    document = await a_half_signed(office)
    before = office.now_is(document).signed
    await office.press(DEPUTY, "ckg", document, file=await a_file(office, handed))
    await run(office, VerifySignature)
    now = office.now_is(document)
    assert (now.state, now.signed) == (OutgoingState.COSIGNING, before)
    card = await office.card(DEPUTY, document)
    assert "signature-refused" in {line.text.key for line in card.lines}
    told = {one.person_id for one in office.asked(Notify) if "refused" in one.reason}
    assert told == {DEPUTY.id}
    await office.press(DEPUTY, "ckg", document, file=await a_file(office, DEPUTY_TOO))
    await run(office, VerifySignature)
    assert "signed" in office.now_is(document).cosigners[0]


@pytest.mark.basis("R-8.3b-2")
async def test_who_will_not_sign_sends_it_back_and_no_signature_counts_any_more(
    office: Office,
) -> None:
    document = await a_half_signed(office)
    await office.press(DEPUTY, "ckg", document, file=await a_file(office, DEPUTY_TOO))
    await run(office, VerifySignature)
    await office.press(CLERK, "tck", document, reason="Hội Nông dân đề nghị sửa khoản 2.")
    now = office.now_is(document)
    assert now.state == OutgoingState.RETURNED
    assert now.signed is None
    assert not now.approved_sha256
    assert [sorted(row) for row in now.cosigners] == [["name", "person", "title"]] * 2
    assert now.opinions[-1]["words"] == "Hội Nông dân đề nghị sửa khoản 2."
    assert {"sky", "xky", "sub"} <= await office.buttons(SPECIALIST, document)
    await office.press(SPECIALIST, "xky", document)
    assert office.now_is(document).cosigners == []


@pytest.mark.basis("R-8.3b-2")
async def test_the_signer_may_send_back_what_he_approved_instead_of_signing_it(
    office: Office,
) -> None:
    document = await a_form_checked(office)
    assert "tck" not in await office.buttons(CLERK, document)
    await office.press(LEADER, "sgn", document, file=await a_file(office, SIGNED))
    await office.press(LEADER, "tck", document, reason="Phát hiện sai số liệu ở khoản 3.")
    now = office.now_is(document)
    assert (now.state, now.signed, now.approved_by) == (OutgoingState.RETURNED, None, None)
    with pytest.raises(NotNow):
        await run(office, VerifySignature)  # of the file handed in just before


@pytest.mark.basis("R-8.3b-1")
async def test_who_was_named_gets_a_field_after_the_signers(office: Office) -> None:
    draft = await a_draft(office)
    await office.press(SPECIALIST, "sky", draft, people=FARMER)
    facts = {"type": "type-letter", "subject": "V/v phối hợp chống bão", "receivers": "UBND tỉnh",
             "urgency": "urgency-0", "reply": ""}  # fmt: skip
    await office.press(SPECIALIST, "sub", draft, **facts, signer=LEADER.id.hex)
    (asked,) = office.asked(PrepareDraft)
    assert asked.names == (LEADER.name, "Lê Văn Tám")


async def test_the_signer_cannot_be_named_beside_himself(office: Office) -> None:
    draft = await a_draft(office)
    with pytest.raises(OwnDraft):
        await office.press(SPECIALIST, "sky", draft, people=SPECIALIST.name)
    await office.press(SPECIALIST, "sky", draft, people=LEADER.name)
    facts = {"type": "type-letter", "subject": "V/v phối hợp chống bão", "receivers": "UBND tỉnh",
             "urgency": "urgency-0", "reply": ""}  # fmt: skip
    with pytest.raises(CosignerIsSigner):
        await office.press(SPECIALIST, "sub", draft, **facts, signer=LEADER.id.hex)


@pytest.mark.parametrize(
    ("words", "refusal"),
    [
        ("Người Lạ", CosignerUnknown),
        (" ; . ", CosignerUnknown),
        (f"{DEPUTY.name}; {DEPUTY.name.upper()}", CosignerTwice),
        ("; ".join(f"Người {n}, Chủ tịch, Hội {n}" for n in range(5)), TooManyCosigners),
    ],
)
def test_who_cannot_be_meant_is_said(words: str, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        read_cosigners(words, an_office())


def test_people_are_read_by_name_and_others_with_title_and_agency() -> None:
    rows = read_cosigners(f"{COLLEAGUE.name};{FARMER}", an_office())
    assert [(row["name"], row["title"], bool(row["person"])) for row in rows] == [
        (COLLEAGUE.name, COLLEAGUE.position, True),
        ("Lê Văn Tám", "Chủ tịch, Hội Nông dân tỉnh", False),
    ]
