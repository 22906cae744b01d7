"""Sao văn bản: asked by the clerk, allowed by who has the authority, numbered, sealed (NĐ 30 Đ.25–27)."""

from __future__ import annotations

from typing import Any

import pytest

from core import desk
from core.card import Area, Ref
from core.copies.copy import CopyState, DocumentCopy
from core.copies.extract import PagesNotUnderstood, pages_of, pages_said
from core.copies.rules import MayNotAllowCopies, NothingToCopy
from core.effects.begin_signing import BeginSigning
from core.effects.end_request import EndRequest
from core.effects.make_copy import MakeCopy
from core.effects.notify import Notify
from core.effects.send_package import SendPackage
from core.effects.verify_signature import VerifySignature
from core.form import AnswerNeeded, ChooseFromList
from core.incoming.document import IncomingState, LegalValue
from core.outgoing.document import OutgoingState
from core.people.person import Person
from core.perform import perform
from core.signing.making import CopyKind, Prepared
from core.signing.required import SignedFileChanged
from core.step import NoSuchDocument, NotNow, NotYourStep, OldCheck, Press, Stale
from tests.core.issuing import PROVINCE, SYSTEM, TRADE, a_dispatched, a_file, an_issuing_office, run
from tests.core.office import Office
from tests.core.test_signing_desk import AGENCYS, paired
from tests.factories import (
    AGENCY,
    CLERK,
    HEAD,
    LEADER,
    NOW,
    SPECIALIST,
    acting,
    an_incoming_document,
)

CAME = b"%PDF-1.7 <person:A><agency:000.00.01.H56>"
MADE = b"%PDF-1.7 \n<copy>"
OURS = f"\n<agency:{AGENCY.code}>".encode()
INSIDE: dict[str, Any] = {
    "kind": "copy-kind-certified", "pages": "", "receivers": "", "readers": [SPECIALIST.id.hex],
}  # fmt: skip


@pytest.fixture
def office() -> Office:
    office = an_issuing_office()
    office.with_second_factor(LEADER)
    return office


async def a_letter(office: Office, **more: Any) -> Any:
    facts: dict[str, Any] = {
        "state": IncomingState.REGISTERED, "legal_value": LegalValue.EQUALS_PAPER,
        "files": [await a_file(office, CAME, "den.pdf")],
    }  # fmt: skip
    return office.has(an_incoming_document(**(facts | more)))


def copies(office: Office) -> list[Any]:
    return [one for one in office.store.work.entities.values() if one.area is Area.COPY]


async def asked(office: Office, **more: Any) -> DocumentCopy:
    letter = await a_letter(office)
    await office.press(CLERK, "sao", letter, **(INSIDE | more))
    (copy,) = copies(office)
    assert isinstance(copy, DocumentCopy)
    return copy


async def made(office: Office, **more: Any) -> Any:
    copy = await asked(office, **more)
    await office.press(LEADER, "dsa", copy, proof="111111")
    await run(office, MakeCopy)
    return office.now_is(copy)


async def handed_in(office: Office, copy: Any, content: bytes, by: Person = CLERK) -> Any:
    await office.press(by, "ssy", copy, file=await a_file(office, content, "ky.pdf"))
    await run(office, VerifySignature)
    return office.now_is(copy)


async def said(office: Office, copy: Any, person: Person = CLERK) -> set[str]:
    card = await office.card(person, copy)
    return {line.text.key for line in card.lines} if card else set()


@pytest.mark.basis("R-4.1", "R-5.1", "R-9.2b")
async def test_an_incoming_document_is_copied_allowed_numbered_and_sealed(office: Office) -> None:
    copy = await asked(office)
    assert office.waiting_for(copy) >= {LEADER.id}
    assert {"dsa", "ksa"} <= await office.buttons(LEADER, copy)
    assert await office.card(SPECIALIST, copy) is None  # not before there is a copy
    await office.press(LEADER, "dsa", copy, proof="111111")
    now = office.now_is(copy)
    assert (now.state, now.reference) == (CopyState.MAKING, "01/SY-SNNMT")
    assert now.authority == {"lines": ["GIÁM ĐỐC"], "name": LEADER.name}
    await run(office, MakeCopy)
    now = office.now_is(copy)
    assert (now.state, now.made["name"]) == (CopyState.MADE, "01-SY-SNNMT.pdf")
    assert office.files.kept[now.made["sha256"]] == MADE
    assert {"bsy", "ssy"} <= await office.buttons(CLERK, copy)
    now = await handed_in(office, copy, MADE + OURS)
    assert now.state == CopyState.SEALED, now.signature_findings
    card = await office.card(SPECIALIST, copy)
    assert card is not None
    assert [file.name for file in card.files] == ["01-SY-SNNMT.pdf"]
    assert office.files.kept[card.files[0].sha256] == MADE + OURS
    told = {one.person_id for one in office.asked(Notify) if one.reason == "reason-copy-sealed"}
    assert told == {CLERK.id, SPECIALIST.id}
    assert await office.buttons(CLERK, copy) == set()


@pytest.mark.basis("R-4.1", "R-11.1", "R-11.3b")
async def test_the_copy_is_sealed_on_the_clerks_machine(office: Office) -> None:
    station = await paired(office, CLERK, AGENCYS)
    copy = await made(office)
    await office.press(CLERK, "bsy", copy)
    (asked_for,) = office.asked(BeginSigning)
    assert asked_for.title == "SAO Y"
    await run(office, BeginSigning)
    (waiting,) = await desk.waiting(station, office.ports)
    assert (waiting.reference, waiting.due.step) == ("01/SY-SNNMT", "ssy")
    prepared = Prepared.of(await desk.file_of(waiting, office.ports), waiting.request)
    signature = prepared.certificate + prepared.attributes
    await desk.hand_in(station, copy.id, signature, office.ports)
    await run(office, VerifySignature)
    assert office.now_is(copy).state == CopyState.SEALED


@pytest.mark.basis("R-11.1")
async def test_a_request_that_is_over_can_be_made_again(office: Office) -> None:
    await paired(office, CLERK, AGENCYS)
    copy = await made(office)
    await office.press(CLERK, "bsy", copy)
    await run(office, BeginSigning)
    assert "request-waiting" in await said(office, copy)
    with pytest.raises(OldCheck):
        await office.press(SYSTEM, "rbc", copy, purpose="agency", by=CLERK.id.hex, before="0" * 64)
    await run(office, EndRequest)
    assert office.now_is(copy).signing is None
    with pytest.raises(OldCheck):
        await office.press(SYSTEM, "erc", copy, file="0" * 64)
    await office.press(CLERK, "bsy", copy)


@pytest.mark.basis("R-5.1")
async def test_only_who_has_the_authority_decides_on_a_copy(office: Office) -> None:
    copy = await asked(office)
    office.with_second_factor(HEAD)
    for person in (CLERK, SPECIALIST):
        with pytest.raises((NotYourStep, NoSuchDocument)):
            await office.press(person, "dsa", copy, proof="222222")
    office.store.work.concern(ref_of(copy), [HEAD.id])
    with pytest.raises(MayNotAllowCopies):
        await office.press(HEAD, "dsa", copy, proof="333333")
    with pytest.raises(MayNotAllowCopies):
        await office.press(HEAD, "ksa", copy, words="Không cần thiết.")
    assert office.now_is(copy).number is None


def ref_of(copy: Any) -> Any:
    return Ref(copy.area, copy.id)


@pytest.mark.basis("R-5.1")
async def test_a_refused_copy_takes_no_number_and_says_why(office: Office) -> None:
    copy = await asked(office)
    await office.press(LEADER, "ksa", copy, words="Đã có bản điện tử gửi chung.")
    now = office.now_is(copy)
    assert (now.state, now.reference, now.number) == (CopyState.REFUSED, "", None)
    assert "copy-refused" in await said(office, copy)
    (told,) = [one for one in office.asked(Notify) if one.reason == "reason-copy-refused"]
    assert told.person_id == CLERK.id


@pytest.mark.basis("R-9.2b")
async def test_all_kinds_of_copies_share_one_series_of_the_year(office: Office) -> None:
    first = await made(office)
    letter = await a_letter(office)
    extract = INSIDE | {"kind": "copy-kind-extract", "pages": "1-2, 5"}
    await office.press(CLERK, "sao", letter, **extract)
    (second,) = [one for one in copies(office) if one.id != first.id]
    await office.press(LEADER, "dsa", second, proof="222222")
    now = office.now_is(second)
    assert (first.reference, now.reference) == ("01/SY-SNNMT", "02/TrS-SNNMT")
    (making,) = office.asked(MakeCopy)
    assert (making.pages, making.copy_kind) == ([1, 2, 5], CopyKind.EXTRACT)
    assert making.dated == "Thanh Hóa, ngày 23 tháng 11 năm 2026"
    assert making.to_places == ["Lưu: VT."]


@pytest.mark.basis("R-4.1")
async def test_pages_that_there_are_not_can_be_corrected_under_the_same_number(
    office: Office,
) -> None:
    copy = await made(office, kind="copy-kind-extract", pages="40")
    assert (copy.state, copy.reference) == (CopyState.FAILED, "01/TrS-SNNMT")
    assert "copy-unmade" in await said(office, copy)
    await office.press(CLERK, "lsa", copy, pages="1")
    await run(office, MakeCopy)
    now = office.now_is(copy)
    assert (now.state, now.reference, now.pages) == (CopyState.MADE, "01/TrS-SNNMT", "1")
    with pytest.raises(OldCheck):
        await office.press(SYSTEM, "rcs", copy, sha256="0" * 64, findings=[])


@pytest.mark.basis("R-4.1")
async def test_a_file_that_is_lost_is_told_and_not_sealed(office: Office) -> None:
    copy = await asked(office)
    office.files.kept.clear()
    await office.press(LEADER, "dsa", copy, proof="111111")
    await run(office, MakeCopy)
    assert office.now_is(copy).state == CopyState.FAILED
    assert await office.buttons(CLERK, copy) == {"lsa"}


@pytest.mark.basis("R-4.1")
async def test_what_was_recorded_of_another_source_is_an_old_check(office: Office) -> None:
    copy = await asked(office)
    await office.press(LEADER, "dsa", copy, proof="111111")
    with pytest.raises(OldCheck):
        await office.press(SYSTEM, "rsc", copy, sha256="0" * 64, reference="01/SY-SNNMT",
                           made="1" * 64, size=1)  # fmt: skip


@pytest.mark.basis("R-4.1", "R-4.2")
async def test_only_what_counts_as_an_original_is_copied(office: Office) -> None:
    for more in (
        {"legal_value": LegalValue.FOR_REFERENCE},
        {"state": IncomingState.VERIFIED},
        {"recall": {"by": "UBND", "reason": "", "order": "", "at": NOW.isoformat()}},
        {"number": "05", "notation": "TrS-UBND"},
    ):
        letter = await a_letter(office, **more)
        assert "sao" not in await office.buttons(CLERK, letter)
    letter = await a_letter(office)
    assert "sao" in await office.buttons(CLERK, letter)
    assert "sao" not in await office.buttons(LEADER, letter)
    letter.files.clear()
    office.store.work.entities[letter.id].files = []
    with pytest.raises((NothingToCopy, NotYourStep, ChooseFromList)):
        await office.press(CLERK, "sao", letter, **INSIDE)


@pytest.mark.basis("R-4.1")
async def test_of_a_certified_copy_only_a_duplicate_is_made(office: Office) -> None:
    letter = await a_letter(office, number="12", notation="SY-UBND")
    with pytest.raises(ChooseFromList):
        await office.press(CLERK, "sao", letter, **INSIDE)
    await office.press(CLERK, "sao", letter, **(INSIDE | {"kind": "copy-kind-duplicate"}))
    (copy,) = copies(office)
    await office.press(LEADER, "dsa", copy, proof="111111")
    assert office.now_is(copy).reference == "01/SL-SNNMT"


@pytest.mark.basis("R-4.1")
async def test_what_we_issued_is_copied_too_for_receivers_outside(office: Office) -> None:
    letter = await a_dispatched(office)
    assert "sdi" in await office.buttons(CLERK, letter)
    answers = INSIDE | {"receivers": "Sở Công Thương; UBND tỉnh", "readers": []}
    await office.press(CLERK, "sdi", letter, **answers)
    (copy,) = copies(office)
    await office.press(LEADER, "dsa", copy, proof="222222")
    (making,) = office.asked(MakeCopy)
    assert making.to_places == [f"{TRADE.name};", f"{PROVINCE.name};", "Lưu: VT."]
    await run(office, MakeCopy)
    now = office.now_is(copy)
    assert office.files.kept[now.made["sha256"]] == b"%PDF-1.7 approved\n\n\n<copy>"


@pytest.mark.basis("R-11.1", "R-11.3c")
@pytest.mark.parametrize("content", [CAME + OURS, MADE + b"\n<agency:000.00.09.H56>"])
async def test_another_file_or_anothers_seal_is_no_copy(office: Office, content: bytes) -> None:
    copy = await made(office)
    now = await handed_in(office, copy, content)
    assert now.state == CopyState.MADE
    assert "scan-signature-refused" in await said(office, copy)
    with pytest.raises(SignedFileChanged):
        await handed_in(office, copy, MADE)
    assert (await handed_in(office, copy, MADE + OURS)).state == CopyState.SEALED


@pytest.mark.basis("R-8.2a")
async def test_of_what_was_taken_back_meanwhile_no_copy_is_allowed_or_sealed(
    office: Office,
) -> None:
    def taken_back(copy: DocumentCopy) -> None:
        original = office.store.work.entities[copy.about_id]
        original.recall = {"by": "UBND", "reason": "", "order": "", "at": NOW.isoformat()}

    copy = await asked(office)
    taken_back(copy)
    with pytest.raises(NothingToCopy):
        await office.press(LEADER, "dsa", copy, proof="111111")
    assert office.now_is(copy).number is None

    office.store.work.entities[copy.about_id].recall = None
    await office.press(LEADER, "dsa", copy, proof="222222")
    await run(office, MakeCopy)
    taken_back(copy)
    for press in (handed_in(office, copy, MADE + OURS), office.press(CLERK, "bsy", copy)):
        with pytest.raises(NothingToCopy):
            await press


def outgoing(office: Office) -> list[Any]:
    return [one for one in office.store.work.entities.values() if one.area is Area.OUTGOING]


@pytest.mark.basis("R-4.1", "R-9.1", "R-9.2b")
async def test_a_copy_for_others_goes_out_like_every_document(office: Office) -> None:
    copy = await made(office, receivers=f"{PROVINCE.name}; ông Lê Văn Tám")
    assert outgoing(office) == []
    await handed_in(office, copy, MADE + OURS)
    (letter,) = outgoing(office)
    assert office.now_is(copy).outgoing_id == letter.id
    assert "copy-sent-as" in await said(office, copy)
    assert (letter.state, letter.reference) == (OutgoingState.SEALED, "01/SY-SNNMT")
    assert office.waiting_for(letter) >= {CLERK.id}
    assert "01/SY-SNNMT" in office.store.work.words[letter.id][1]

    await office.press(CLERK, "iss", letter, papers=[])
    (package,) = office.asked(SendPackage)
    assert (package.to_code, package.number, package.notation) == (PROVINCE.code, "01", "SY-SNNMT")
    assert (package.type_name, package.signer_name) == ("type-certified-copy", LEADER.name)
    assert office.files.kept[package.files[0]["sha256"]] == MADE + OURS
    await run(office, SendPackage)
    assert office.now_is(letter).state == OutgoingState.DISPATCHED
    assert await office.buttons(CLERK, letter) & {"sdi"} == set()  # a copy is no original


async def test_a_copy_for_inside_goes_nowhere(office: Office) -> None:
    copy = await made(office)
    now = await handed_in(office, copy, MADE + OURS)
    assert (now.outgoing_id, outgoing(office)) == (None, [])
    assert "copy-sent-as" not in await said(office, copy)


async def test_the_check_of_a_copy_repeated_sends_it_once(office: Office) -> None:
    copy = await made(office, receivers=PROVINCE.name)
    await office.press(CLERK, "ssy", copy, file=await a_file(office, MADE + OURS, "ky.pdf"))
    (look,) = office.asked(VerifySignature)
    await run(office, VerifySignature)
    again = await look.run(office.ports)
    assert again is not None
    with pytest.raises(NotNow):
        await perform(again, SYSTEM, office.ports)
    assert len(outgoing(office)) == 1


async def test_the_same_request_twice_asks_for_one_copy(office: Office) -> None:
    letter = await a_letter(office)
    before = office.now_is(letter).version
    await office.press(CLERK, "sao", letter, **INSIDE)

    press = Press("sao", letter.id, before, INSIDE)
    with pytest.raises(Stale):
        await perform(press, acting(CLERK), office.ports)
    assert len(copies(office)) == 1


async def test_an_extract_says_its_pages(office: Office) -> None:
    letter = await a_letter(office)
    for pages in ("", "0", "abc", "5-2", "1-999", "1, 1", "2-1"):
        answers = INSIDE | {"kind": "copy-kind-extract", "pages": pages}
        with pytest.raises((PagesNotUnderstood, AnswerNeeded)):
            await office.press(CLERK, "sao", letter, **answers)
    assert pages_said(pages_of("5, 1–2;2")) == "1-2, 5"
