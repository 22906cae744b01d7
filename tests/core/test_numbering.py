"""Số, ký hiệu: read from however people write it, given by series, without a gap."""

from __future__ import annotations

import unicodedata
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any
from uuid import uuid4

import pytest

from core.form import World
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.numbering import NumberProposal, register_of, written
from core.registers.reference import Reference, ReferenceKind
from core.registers.series import Layout, Numbering, initials, series_of
from core.registers.types import ADMINISTRATIVE, TYPES
from tests.calendars import YEAR_2026
from tests.core.issuing import a_directory, a_numbered, a_signed, an_issuing_office
from tests.core.office import Office
from tests.factories import CLERK, FINANCE, NOW, PLANTS, SPECIALIST


@pytest.fixture
def office() -> Office:
    return an_issuing_office()


def a_document(type_name: str = "type-letter", **more: Any) -> OutgoingDocument:
    facts = {"unit_id": PLANTS.id, "type_name": type_name} | more
    return OutgoingDocument(
        uuid4(), a_directory().agency.id, OutgoingState.SIGNED, SPECIALIST.id, NOW, **facts
    )


READ = [
    ("20/2019/QĐ-UBND", "20", "2019/QĐ-UBND", ReferenceKind.NORMATIVE),
    ("20 /2019/ QĐ - UBND", "20", "2019/QĐ-UBND", ReferenceKind.NORMATIVE),
    ("4764/QĐ-UBND", "4764", "QĐ-UBND", ReferenceKind.NAMED),
    ("Số: 245/TTr-SNV", "245", "TTr-SNV", ReferenceKind.NAMED),
    ("261/BCTĐ-STP", "261", "BCTĐ-STP", ReferenceKind.NAMED),
    ("03/SY-SNV", "03", "SY-SNV", ReferenceKind.COPY),
    ("07/TrS-SNV", "07", "TrS-SNV", ReferenceKind.COPY),
    ("15/SNV-VP", "15", "SNV-VP", ReferenceKind.LETTER),
    ("12/SNN&PTNT-TL", "12", "SNN&PTNT-TL", ReferenceKind.LETTER),
    ("1234/UBND – THKH", "1234", "UBND-THKH", ReferenceKind.LETTER),
]


@pytest.mark.basis("R-9.2b")
@pytest.mark.parametrize(("words", "number", "notation", "kind"), READ)
def test_a_reference_is_read_in_the_order_of_the_forms(
    words: str, number: str, notation: str, kind: ReferenceKind
) -> None:
    for form in ("NFC", "NFD"):
        found = Reference.parse(unicodedata.normalize(form, words), extra=("BCTĐ",))
        assert found is not None
        assert (found.number, found.notation, found.kind) == (number, notation, kind)
        assert found.text == f"{number}/{notation}"


@pytest.mark.parametrize(
    "words", ["", "/", "5/SNV-VP", "15/snv-vp", "15-SNV", "abc", "15/" + "A" * 300, "15/SNV-VP; x"]
)
def test_what_is_no_reference_is_none(words: str) -> None:
    assert Reference.parse(words) is None


def test_there_are_twenty_nine_types_and_each_of_them_makes_a_reference_that_is_read_again() -> (
    None
):
    assert len(ADMINISTRATIVE) == 29
    for key, kind in TYPES.items():
        made = written(a_document(key), a_directory(), Numbering(), NOW, 7)
        assert made.startswith("07/")
        found = Reference.parse(made)
        assert found is not None, made
        assert found.abbreviation == kind.abbreviation


WRITTEN = [
    ("type-letter", 15, "15/SNNMT-TT"),
    ("type-proposal", 245, "245/TTr-SNNMT"),
    ("type-legal-decision", 20, "20/2026/QĐ-SNNMT"),
    ("type-certified-copy", 3, "03/SY-SNNMT"),
]


@pytest.mark.basis("R-9.2b")
@pytest.mark.parametrize(("kind", "number", "reference"), WRITTEN)
def test_a_reference_is_written_as_the_decree_wants(kind: str, number: int, reference: str) -> None:
    directory = replace(a_directory(), agency=replace(a_directory().agency, short_name="SNNMT"))
    assert written(a_document(kind), directory, Numbering(), NOW, number) == reference


def test_the_series_follow_the_agencys_decision() -> None:
    letter, report = a_document(), a_document("type-report")
    council = a_document(unit_id=FINANCE.id)
    one, per_type = Numbering(), Numbering(Layout.PER_TYPE)
    assert series_of(letter.type_name, letter.unit_id, one) == series_of(
        report.type_name, report.unit_id, one
    )
    assert series_of(letter.type_name, letter.unit_id, per_type) != series_of(
        report.type_name, report.unit_id, per_type
    )
    grouped = Numbering(groups={"": "thu", "BC": "thu"})
    assert (
        series_of(letter.type_name, letter.unit_id, grouped)
        == series_of(report.type_name, report.unit_id, grouped)
        != series_of(letter.type_name, letter.unit_id, one)
    )
    own = Numbering(councils=frozenset({FINANCE.id}))
    assert series_of(council.type_name, council.unit_id, own) != series_of(
        letter.type_name, letter.unit_id, own
    )
    assert series_of("type-legal-decision", PLANTS.id, one) == "legal-QĐ"
    copies = {series_of(key, PLANTS.id, one) for key in TYPES if key.endswith("-copy")}
    assert copies == {"copies"}


def test_a_numbering_survives_being_kept() -> None:
    kept = Numbering(Layout.PER_TYPE, {"BC": "x"}, frozenset({FINANCE.id}), ("BCTĐ",))
    assert Numbering.unwire(kept.wire()) == kept
    assert Numbering.unwire({}) == Numbering()


def test_a_unit_without_abbreviation_is_called_by_its_initials() -> None:
    assert initials("Phòng Kế hoạch - Tài chính") == "KHTC"
    assert initials("Phòng Đất đai và Môi trường (minh họa)") == "ĐĐMT"


def test_the_year_turns_at_midnight_in_viet_nam() -> None:
    before = datetime(2026, 12, 31, 16, 59, 59, tzinfo=UTC)
    after = datetime(2026, 12, 31, 17, 0, tzinfo=UTC)
    assert register_of(a_document(), Numbering(), before).year == 2026
    assert register_of(a_document(), Numbering(), after).year == 2027
    made = written(a_document("type-legal-decision"), a_directory(), Numbering(), after, 1)
    assert made.startswith("01/2027/QĐ-")


@pytest.mark.basis("R-9.2b")
async def test_the_clerk_sees_number_and_date_and_takes_them_with_one_tap(office: Office) -> None:
    await a_numbered(office)
    document = await a_signed(office)
    question = NumberProposal()
    world = World(a_directory(), YEAR_2026, office.clock.now(), CLERK, document=document)
    looked_up = question.look_up(office.store.work, world)
    option = question.options(replace(world, looked_up=looked_up))[0]
    assert dict(option.label.params) == {"reference": "02/SNNMT-TT", "date": "23/11/2026"}
    await office.press(CLERK, "num", document, number="take")
    now = office.now_is(document)
    assert (now.number, now.reference, now.series) == (2, "02/SNNMT-TT", "one")
    assert now.document_uid == "000.00.02.H56,2026/11/23,02/SNNMT-TT"
    assert f"{now.issued_on:%d/%m/%Y}" == "23/11/2026"
