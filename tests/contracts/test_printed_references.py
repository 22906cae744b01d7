"""Số, ký hiệu một lần trong năm — whatever happens to the way in which numbers are given (NĐ 30 Đ.15)."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from adapters.db.set_up import SetUp
from adapters.db.store import Database
from core.card import Area, Ref
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.numbering import ReferenceTaken
from core.perform import perform
from core.procedure import Procedure
from core.registers.register import Register, RegisterKind
from core.registers.series import Layout, Numbering
from core.step import Press
from tests.contracts.test_numbers import a_signed_document, an_office_on
from tests.core.office import Office
from tests.factories import AGENCY, CLERK, acting

PER_TYPE = Procedure(1, numbering=Numbering(Layout.PER_TYPE))


async def kept(store: Database, document: OutgoingDocument) -> OutgoingDocument:
    await store.write(lambda work: work.add(document))
    return document


async def is_numbered(office: Office, document: OutgoingDocument) -> OutgoingDocument:
    await perform(Press("num", document.id, 1, {"number": "take"}), acting(CLERK), office.ports)
    return await now_is(office, document)


async def now_is(office: Office, document: OutgoingDocument) -> OutgoingDocument:
    ref = Ref(Area.OUTGOING, document.id)
    found: OutgoingDocument = await office.store.read(lambda records: records.load(ref))
    return found


async def is_recorded(office: Office, reference: str) -> OutgoingDocument:
    """A letter that went out on paper, with the number of the paper register."""
    approved = replace(a_signed_document(), state=OutgoingState.APPROVED)
    document = await kept(office.store, approved)  # type: ignore[arg-type] # a real one
    answers = {"reference": reference, "manner": "Gửi bưu điện."}
    await perform(Press("dsp", document.id, 1, answers), acting(CLERK), office.ports)
    return await now_is(office, document)


@pytest.mark.basis("R-9.2b")
async def test_another_layout_in_the_middle_of_the_year_repeats_no_reference(
    store: Database,
) -> None:
    office = an_office_on(store)
    first = await is_numbered(office, await kept(store, a_signed_document()))
    assert first.reference == "01/SNNMT-TT"
    await SetUp(store).put_procedure(AGENCY.id, PER_TYPE)
    second = await kept(store, a_signed_document())
    with pytest.raises(ReferenceTaken) as refused:
        await is_numbered(office, second)
    assert refused.value.params == {"reference": "01/SNNMT-TT", "year": "2026"}
    register = Register(AGENCY.id, RegisterKind.OUTGOING, 2026, "type-")
    assert await store.read(lambda records: records.last_number(register)) == 0
    assert (await now_is(office, second)).state == OutgoingState.SIGNED
    report = await is_numbered(office, await kept(store, a_signed_document("type-report")))
    assert report.reference == "01/BC-SNNMT"


@pytest.mark.basis("R-9.2b")
async def test_with_the_new_year_the_new_layout_begins(store: Database) -> None:
    await is_numbered(an_office_on(store), await kept(store, a_signed_document()))
    await SetUp(store).put_procedure(AGENCY.id, PER_TYPE)
    later = an_office_on(store, datetime(2026, 12, 31, 17, 0, tzinfo=UTC))
    found = await is_numbered(later, await kept(store, a_signed_document()))
    assert (found.reference, found.register_year) == ("01/SNNMT-TT", 2027)


@pytest.mark.basis("R-9.2b", "R-5.2")
async def test_a_number_of_the_paper_register_is_passed_over(store: Database) -> None:
    office = an_office_on(store)
    assert (await is_recorded(office, "1 / SNNMT - TT")).reference == "01/SNNMT-TT"
    found = await is_numbered(office, await kept(store, a_signed_document()))
    assert found.reference == "02/SNNMT-TT"


@pytest.mark.basis("R-9.2b", "R-5.2")
async def test_a_number_that_is_taken_cannot_be_recorded_again(store: Database) -> None:
    office = an_office_on(store)
    await is_numbered(office, await kept(store, a_signed_document()))
    with pytest.raises(ReferenceTaken):
        await is_recorded(office, "01/SNNMT-TT")


@pytest.mark.basis("R-9.2b")
async def test_the_database_itself_keeps_a_reference_single(store: Database) -> None:
    facts = {"reference": "01/SNNMT-TT"}
    await kept(store, replace(a_signed_document(), **facts, register_year=2026))
    await kept(store, replace(a_signed_document(), **facts, register_year=2027))
    with pytest.raises(Exception) as refused:  # noqa: PT011 - each database has its own
        await kept(store, replace(a_signed_document(), **facts, register_year=2026))
    assert not isinstance(refused.value, AssertionError)
