"""Nơi nhận and bản giấy: who is meant, what goes by which axis, what is printed."""

from __future__ import annotations

from dataclasses import replace
from typing import Any
from uuid import uuid4

import pytest

from core.form import ChooseFromList, Given, World
from core.outgoing.document import OutgoingDocument, OutgoingState
from core.outgoing.papers import PaperReasons, paper_list, proposed
from core.outgoing.receivers import (
    Kind,
    Receivers,
    SentToOurselves,
    TooManyReceivers,
    read_receivers,
)
from core.outgoing.rules import NoReceivers
from core.people.correspondent import Correspondent, axis_of
from tests.calendars import YEAR_2026
from tests.core.issuing import PROVINCE, TRADE, a_directory
from tests.factories import AGENCY, CLERK, NOW, SPECIALIST

DIRECTORY = a_directory()


@pytest.mark.basis("R-3.3", "R-7.1")
def test_names_codes_and_short_names_become_rows() -> None:
    words = "ubnd tỉnh; Sở Công Thương; G01.02; ông Nguyễn Văn A (giấy 2); Hội Làm vườn; Công ty X"
    found = read_receivers(words, DIRECTORY)
    assert [(one.code, one.kind, one.axis, one.copies) for one in found] == [
        ("000.00.01.H56", Kind.AGENCY, "local", 1),
        ("000.00.03.H56", Kind.AGENCY, "local", 1),
        ("G01.02", Kind.AGENCY, "national", 1),
        ("", Kind.PERSON, "", 2),
        ("", Kind.PAPER_ONLY, "", 1),
        ("", Kind.PAPER_ONLY, "", 1),
    ]
    assert found[3].name == "ông Nguyễn Văn A"


@pytest.mark.basis("R-3.3")
def test_the_axis_follows_the_code() -> None:
    assert axis_of("000.00.02.H56") == axis_of("h56") == axis_of("H56") == "local"
    assert axis_of("000.00.02.H57") == axis_of("G01") == axis_of("AH56") == "national"


def test_each_receiver_is_meant_once() -> None:
    assert len(read_receivers("SCT; Sở Công Thương; 000.00.03.H56", DIRECTORY)) == 1


def test_a_name_of_two_agencies_means_neither() -> None:
    twin = Correspondent("000.00.44.H56", "UBND tỉnh")
    two = replace(DIRECTORY, correspondents=(PROVINCE, twin))
    assert read_receivers("UBND tỉnh", two)[0].kind is Kind.PAPER_ONLY
    assert read_receivers("000.00.44.H56", two)[0].kind is Kind.AGENCY


def test_a_receiver_marked_as_paper_gets_paper_though_it_is_known() -> None:
    assert read_receivers("UBND tỉnh (giấy)", DIRECTORY)[0].kind is Kind.PAPER_ONLY


def test_nobody_too_many_and_ourselves_are_refused() -> None:
    own = Correspondent(AGENCY.code, AGENCY.name)
    with pytest.raises(NoReceivers):
        read_receivers(" ; ; ", DIRECTORY)
    with pytest.raises(TooManyReceivers):
        read_receivers(";".join(f"Công ty {n}" for n in range(300)), DIRECTORY)
    with pytest.raises(SentToOurselves):
        read_receivers(AGENCY.name, replace(DIRECTORY, correspondents=(own,)))


def test_the_reading_is_said_back_with_every_paper_receiver_named() -> None:
    world = World(DIRECTORY, YEAR_2026, NOW, SPECIALIST)
    value = Receivers(most=2000).read(Given("UBND tỉnh;  Bộ Nông nghiệp và Môi trường; X"), world)
    echo = Receivers().echo(value, world)
    assert echo is not None
    reading = dict(echo.params)["reading"]
    assert isinstance(reading, tuple)
    assert [text.key for text in reading] == [
        "receiver-read-local",
        "receiver-read-national",
        "receiver-read-paper",
    ]


def a_document(words: str, type_name: str = "type-letter", subject: str = "V/v x") -> Any:
    rows = [one.row() for one in read_receivers(words, DIRECTORY)]
    return OutgoingDocument(
        uuid4(), AGENCY.id, OutgoingState.SEALED, SPECIALIST.id, NOW,
        type_name=type_name, subject=subject, deliveries=rows,
    )  # fmt: skip


PRESETS = [
    ("Sở Công Thương", "type-letter", "V/v x", []),
    ("Sở Công Thương", "type-legal-decision", "Quyết định x", ["a"]),
    ("UBND tỉnh", "type-proposal", "Tờ trình x", ["b"]),
    ("UBND tỉnh", "type-letter", "V/v x", []),
    ("Sở Công Thương", "type-letter", "V/v quyết toán ngân sách năm 2026", ["c"]),
    ("Sở Công Thương", "type-letter", "V/v giải quyết khiếu nại", ["c"]),
    ("Công ty X", "type-letter", "V/v x", ["d"]),
    ("bà Trần Thị B", "type-letter", "V/v x", ["đ"]),
]


@pytest.mark.basis("R-7.2", "R-7.2a", "R-7.2b", "R-7.2c", "R-7.2d", "R-7.2đ")
@pytest.mark.parametrize(("words", "kind", "subject", "letters"), PRESETS)
def test_the_reasons_for_paper_are_proposed(
    words: str, kind: str, subject: str, letters: list[str]
) -> None:
    assert proposed(a_document(words, kind, subject)) == letters


@pytest.mark.basis("R-7.2", "R-5.3")
def test_the_paper_list_is_receivers_times_copies() -> None:
    document = a_document("UBND tỉnh; Sở Công Thương; ông A (giấy 3)", "type-report")
    assert [(one.name, one.copies) for one in paper_list(document)] == [("ông A", 3)]
    document.paper_reasons = ["b"]
    assert [one.name for one in paper_list(document)] == [PROVINCE.name, "ông A"]
    document.paper_reasons = ["a"]
    assert [one.name for one in paper_list(document)] == [PROVINCE.name, TRADE.name, "ông A"]


@pytest.mark.basis("R-7.2")
def test_the_clerk_takes_the_proposal_or_says_otherwise() -> None:
    world = World(DIRECTORY, YEAR_2026, NOW, CLERK, document=a_document("ông A", "type-report"))
    question = PaperReasons()
    assert question.read(Given(options=("proposed",)), world) == ["đ"]
    assert question.read(Given(options=("none",)), world) == []
    assert question.read(Given(words="Đ, a"), world) == ["a", "đ"]
    assert question.read(Given(options=("c",)), world) == ["c"]
    for wrong in ("", "x", "a x"):
        with pytest.raises(ChooseFromList):
            question.read(Given(words=wrong), world)
    for forged in ("a", ["z"], None):
        with pytest.raises(ChooseFromList):
            question.recheck(forged, world)
