"""Who signs in which form: the lines above a signature, from positions as data (NĐ 30 Điều 13)."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.delegations.questions import BasisNeeded
from core.delegations.rules import AlreadyAuthorised, NotPassedOn, OnlyTheHead
from core.effects.prepare_draft import PrepareDraft
from core.form import ChooseFromList
from core.outgoing.authority import OutsideTheAuthority, check_signer
from core.outgoing.document import OutgoingState
from core.people.capacity import Capacity, SigningRules, signature_of
from core.people.directory import Directory
from core.people.person import Person, Role
from core.perform import Done, perform
from core.procedure import Procedure
from core.step import NotYourStep, Press
from tests.core.issuing import run
from tests.core.office import Office
from tests.core.test_outgoing_steps import a_checked, a_draft
from tests.factories import (
    DEPUTY,
    HEAD,
    HEAD_2,
    LEADER,
    NOW,
    SPECIALIST,
    a_person,
    acting,
    an_office,
)
from tests.texts import TEXTS

OFFICE_CHIEF = a_person("chanh", "Đỗ Văn Chánh", "Chánh Văn phòng", Role.UNIT_HEAD)
COMMUNE = SigningRules("Ủy ban nhân dân", {"Chánh Văn phòng": frozenset({"type-notice"})})


def an_office_of(*people: Person, signing: SigningRules | None = None) -> Directory:
    return replace(an_office(), people=people, signing=signing or SigningRules())


def lines(directory: Directory, person: Person, kind: str = "") -> tuple[str, ...]:
    signature = signature_of(directory, person, kind)
    return signature.lines if signature else ()


@pytest.mark.basis("R-20.5")
@pytest.mark.parametrize(
    ("position", "expected"),
    [
        ("Giám đốc", ("GIÁM ĐỐC",)),
        ("Phó Giám đốc", ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")),
        ("Quyền Giám đốc", ("Q. GIÁM ĐỐC",)),
        ("Q. Giám đốc", ("Q. GIÁM ĐỐC",)),
    ],
)
def test_in_an_office_led_by_one_person_the_line_follows_the_position(
    position: str, expected: tuple[str, ...]
) -> None:
    signer = replace(DEPUTY, position=position)
    assert lines(an_office_of(signer), signer) == expected


@pytest.mark.parametrize(
    ("position", "expected"),
    [
        ("Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")),
        ("Phó Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH")),
        ("Quyền Chủ tịch", ("TM. ỦY BAN NHÂN DÂN", "Q. CHỦ TỊCH")),
    ],
)
def test_for_a_collective_body_the_line_begins_with_tm(
    position: str, expected: tuple[str, ...]
) -> None:
    signer = replace(DEPUTY, position=position)
    assert lines(an_office_of(signer, signing=COMMUNE), signer) == expected


def test_a_deputy_signs_for_an_acting_head_by_the_heads_title_alone() -> None:
    acting_head = replace(LEADER, position="Quyền Giám đốc")
    directory = an_office_of(acting_head, DEPUTY)
    assert lines(directory, DEPUTY) == ("KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC")


def test_the_office_chief_signs_by_order_only_what_the_rules_give_him() -> None:
    chairman = replace(LEADER, position="Chủ tịch")
    directory = an_office_of(chairman, OFFICE_CHIEF, signing=COMMUNE)
    assert lines(directory, OFFICE_CHIEF, "type-notice") == ("TL. CHỦ TỊCH", "CHÁNH VĂN PHÒNG")
    assert signature_of(directory, OFFICE_CHIEF, "type-decision") is None
    assert signature_of(an_office_of(chairman, OFFICE_CHIEF), OFFICE_CHIEF) is None


def test_a_unit_head_without_authority_cannot_be_named_as_signer() -> None:
    assert signature_of(an_office(), HEAD) is None


@pytest.mark.basis("R-8.3b-1")
async def test_a_deputys_approval_keeps_the_capacity_and_for_whom(office: Office) -> None:
    draft = await a_checked(office, signer=DEPUTY.id.hex)
    office.with_second_factor(DEPUTY)
    await office.press(DEPUTY, "apv", draft, proof="111111")
    now = office.now_is(draft)
    assert (now.capacity, now.on_behalf_of) == (Capacity.FOR_HEAD, LEADER.id)
    assert now.authority["lines"] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    noted = office.store.work.journal[-1].details
    assert noted["lines"] == ["KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC"]
    assert (noted["name"], noted["on_behalf_of"]) == (DEPUTY.name, LEADER.name)
    card = await office.card(LEADER, draft)
    assert card is not None
    said = [line.text for line in card.lines if line.text.key == "draft-approved-for"]
    assert [(dict(one.params)["name"], dict(one.params)["giver"]) for one in said] == [
        (DEPUTY.name, LEADER.name)
    ]


async def test_a_changed_file_takes_the_signature_line_with_it(office: Office) -> None:
    draft = await a_checked(office, signer=DEPUTY.id.hex)
    office.with_second_factor(DEPUTY)
    await office.press(DEPUTY, "apv", draft, proof="111111")
    other = {"sha256": "b" * 64, "name": "ban 2.pdf", "size": 9}
    await office.press(SPECIALIST, "rnw", draft, secrecy="secrecy-none", file=other)
    now = office.now_is(draft)
    assert (now.capacity, now.on_behalf_of, now.authority) == ("", None, None)


async def authorised(office: Office, giver: Person = LEADER, **more: Any) -> Done:
    answers = {
        "taker": HEAD_2.id.hex,
        "types": ["type-letter"],
        "scope": "Công văn về tài chính nội bộ",
        "until": (NOW + timedelta(days=7)).isoformat(),
        "basis": "15/QĐ-SNN ngày 20/11/2026",
    } | more
    return await perform(Press("tuq", uuid4(), 0, answers), acting(giver), office.ports)


async def draft_for(office: Office, signer: Person) -> Any:
    draft = await a_draft(office)
    facts = {"type": "type-letter", "subject": "V/v quyết toán", "receivers": "Sở Tài chính"}
    more = {"signer": signer.id.hex, "urgency": "urgency-0", "reply": ""}
    await office.press(SPECIALIST, "sub", draft, **facts, **more)
    await run(office, PrepareDraft)
    await office.press(HEAD, "pas", draft)
    return draft


@pytest.mark.basis("R-20.5")
async def test_a_unit_head_signs_tuq_while_the_paper_is_in_force(office: Office) -> None:
    await authorised(office)
    draft = await draft_for(office, HEAD_2)
    office.with_second_factor(HEAD_2)
    await office.press(HEAD_2, "apv", draft, proof="111111")
    now = office.now_is(draft)
    assert now.state == OutgoingState.APPROVED
    assert (now.capacity, now.on_behalf_of) == (Capacity.BY_AUTHORITY, LEADER.id)
    assert now.authority["lines"] == [
        "TUQ. GIÁM ĐỐC",
        "TRƯỞNG PHÒNG KẾ HOẠCH - TÀI CHÍNH",
    ]
    assert now.authority["basis"] == "15/QĐ-SNN"


async def test_a_paper_that_is_over_gives_nobody_a_signature(office: Office) -> None:
    done = await authorised(office)
    draft = await draft_for(office, HEAD_2)
    office.with_second_factor(HEAD_2)
    await office.press(LEADER, "cdu", office.store.work.load(done.ref))
    with pytest.raises(Exception, match="NoAuthority"):
        await office.press(HEAD_2, "apv", draft, proof="111111")
    with pytest.raises(ChooseFromList):
        await draft_for(office, HEAD_2)


@pytest.mark.basis("R-20.5")
async def test_the_paper_covers_only_the_types_that_it_names(office: Office) -> None:
    await authorised(office, types=["type-notice", "type-report"])
    with pytest.raises(ChooseFromList):
        await draft_for(office, HEAD_2)
    directory = office.store.work.directory(HEAD_2.agency_id).at(office.clock.now())
    with pytest.raises(OutsideTheAuthority) as refused:
        check_signer(directory, HEAD_2.id, "type-letter")
    said = TEXTS.plain(refused.value.text)
    assert "Phạm Văn Cường chỉ được giao ký thừa ủy quyền" in said
    assert "Thông báo" in said
    assert "15/QĐ-SNN" in said
    check_signer(directory, HEAD_2.id, "type-notice")


async def test_a_narrower_paper_takes_the_signature_before_the_approval(office: Office) -> None:
    done = await authorised(office)
    draft = await draft_for(office, HEAD_2)
    office.with_second_factor(HEAD_2)
    office.store.work.entities[done.ref.id].types = ["type-notice"]
    with pytest.raises(OutsideTheAuthority):
        await office.press(HEAD_2, "apv", draft, proof="111111")
    assert office.now_is(draft).state == OutgoingState.CHECKED


async def test_only_the_head_authorises_and_only_with_a_paper(office: Office) -> None:
    with pytest.raises(OnlyTheHead):
        await authorised(office, DEPUTY)
    with pytest.raises(NotYourStep):
        await authorised(office, HEAD)
    for words in ("không có số nào", "15/QĐ-SNN ngày 31/02/2026", "15/QĐ-SNN ngày 30/11/2026"):
        with pytest.raises(BasisNeeded):
            await authorised(office, basis=words)


async def test_the_same_matter_is_not_given_to_two_people_at_once(office: Office) -> None:
    await authorised(office)
    with pytest.raises(AlreadyAuthorised):
        await authorised(office, taker=HEAD.id.hex)


async def test_who_stands_in_cannot_authorise_others(office: Office) -> None:
    answers = {
        "start": NOW.isoformat(),
        "until": (NOW + timedelta(days=3)).isoformat(),
        "stand_in": DEPUTY.id.hex,
    }
    await perform(Press("vng", uuid4(), 0, answers), acting(LEADER), office.ports)
    with pytest.raises(NotPassedOn):
        await authorised(office, DEPUTY)


def test_the_rules_of_signing_are_options_of_the_procedure() -> None:
    options = {"collective": "Ủy ban nhân dân", "by_order": {"Chánh Văn phòng": ["type-notice"]}}
    assert SigningRules.of(Procedure(1, options=options).options) == COMMUNE
