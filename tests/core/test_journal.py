"""Nhật ký: a changed, missing, inserted or exchanged line is found."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest

from core.journal.entry import GENESIS, Entry, first_break
from tests.factories import AGENCY, CLERK, NOW


def a_chain(count: int = 4) -> list[Entry]:
    chain: list[Entry] = []
    for number in range(count):
        entry = Entry(
            AGENCY.id, NOW, CLERK.id, "telegram", "reg", "R-8.3", "incoming", uuid4(),
            "verified", "registered", {"arrival_number": number, "words": "Đủ điều kiện"},
        )  # fmt: skip
        chain.append(entry.chained(number + 1, chain[-1].hash if chain else GENESIS))
    return chain


OTHER: dict[str, Any] = {
    "agency_id": uuid4(),
    "at": NOW + timedelta(microseconds=1),
    "person_id": None,
    "document_id": uuid4(),
    "details": {"arrival_number": 2, "words": "Đủ điều kiện "},
    "seq": 9,
}


def test_an_untouched_chain_holds() -> None:
    assert first_break(a_chain()) is None
    assert first_break([]) is None


@pytest.mark.parametrize("name", [field.name for field in fields(Entry)])
def test_p10_any_changed_field_is_found(name: str) -> None:
    chain = a_chain()
    chain[2] = replace(chain[2], **{name: OTHER.get(name, "x")})
    assert first_break(chain) == 3


def test_a_changed_line_with_a_hash_made_to_fit_is_found_by_the_next() -> None:
    chain = a_chain()
    chain[1] = replace(chain[1], after="returned").chained(2, chain[0].hash)
    assert first_break(chain) == 3


@pytest.mark.parametrize("gone", [0, 1, 2])
def test_a_missing_line_is_found(gone: int) -> None:
    chain = a_chain()
    del chain[gone]
    assert first_break(chain) == gone + 1


def test_two_exchanged_lines_and_an_inserted_one_are_found() -> None:
    chain = a_chain()
    assert first_break([chain[0], chain[2], chain[1], chain[3]]) == 2
    assert first_break([*chain[:2], chain[1], *chain[2:]]) == 3


def test_the_chain_is_checked_in_pieces_as_well() -> None:
    chain = a_chain()
    assert first_break(chain[2:], chain[1].hash, 2) is None
