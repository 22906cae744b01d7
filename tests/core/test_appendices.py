"""Tài liệu kèm theo văn bản đi: attached, taken off, and an approval is of all of it."""

from __future__ import annotations

from typing import Any

import pytest

from core.effects.notify import Notify
from core.form import FileNeeded, StateSecret
from core.interview import Expects, check_name
from core.outgoing.appendices import LIMIT, AttachedAlready, TooManyFiles
from core.outgoing.document import OutgoingState
from tests.core.office import Office
from tests.core.test_outgoing_steps import a_checked, a_draft
from tests.factories import LEADER, SPECIALIST


@pytest.fixture
def office() -> Office:
    return Office()


def a_file(name: str, number: int = 1) -> dict[str, Any]:
    return {"sha256": f"{number:064x}", "name": name, "size": 100}


async def attached(office: Office, document: Any, name: str, number: int = 1) -> None:
    file = a_file(name, number)
    await office.press(SPECIALIST, "att", document, secrecy="secrecy-none", file=file)


@pytest.mark.basis("R-6.5b")
async def test_a_table_goes_along_with_a_draft_and_comes_off_again(office: Office) -> None:
    document = await a_draft(office)
    await attached(office, document, "phu luc.xlsx")
    now = office.now_is(document)
    assert [row["name"] for row in now.appendices] == ["phu luc.xlsx"]
    card = await office.card(SPECIALIST, document)
    assert card is not None
    assert "phu luc.xlsx" in {file.name for file in card.files}
    assert "draft-attached" in {line.text.key for line in card.lines}
    assert "detach" not in await office.buttons(LEADER, document)
    await office.press(SPECIALIST, "dtt", document, file=f"{1:064x}")
    assert office.now_is(document).appendices == []


@pytest.mark.basis("R-6.5b")
@pytest.mark.parametrize("name", ["chay.exe", "phu luc.docm", "anh.png", "khong duoi"])
async def test_other_formats_are_refused_by_name(office: Office, name: str) -> None:
    document = await a_draft(office)
    with pytest.raises(FileNeeded):
        await attached(office, document, name)
    with pytest.raises(FileNeeded):
        check_name(Expects.ANY_FILE, name)


async def test_the_same_file_or_name_is_attached_once(office: Office) -> None:
    document = await a_draft(office)
    await attached(office, document, "a.docx")
    with pytest.raises(AttachedAlready):
        await attached(office, document, "b.docx")
    with pytest.raises(AttachedAlready):
        await attached(office, document, "A.DOCX", 2)


async def test_there_is_an_end_to_it(office: Office) -> None:
    document = await a_draft(office)
    for number in range(LIMIT):
        await attached(office, document, f"{number}.csv", number)
    with pytest.raises(TooManyFiles):
        await attached(office, document, "nua.csv", LIMIT)


@pytest.mark.basis("R-1.2")
async def test_a_secret_file_is_not_taken_in(office: Office) -> None:
    document = await a_draft(office)
    with pytest.raises(StateSecret):
        await office.press(
            SPECIALIST, "att", document, secrecy="secrecy-some", file=a_file("a.docx")
        )


@pytest.mark.basis("R-8.3b-2")
async def test_what_is_attached_after_the_approval_voids_it(office: Office) -> None:
    document = await a_checked(office)
    office.with_second_factor(LEADER)
    await office.press(LEADER, "apv", document, proof="111111")
    await attached(office, document, "them.docx")
    now = office.now_is(document)
    assert (now.state, now.approved_by) == (OutgoingState.DRAFTING, None)
    assert ("reason-voided", LEADER.id) in {(n.reason, n.person_id) for n in office.asked(Notify)}
