"""Clause by clause: every rule of chapters I and II has a test, and the map says so truly."""

from __future__ import annotations

from pathlib import Path

import pytest

from core import catalogue
from tests.house import promises, regulation_map, workflows
from tests.house.regulation_map import KINDS, Row, rows, shown_by

ROWS = rows()
PAGES = {**regulation_map.pages(), **workflows.pages(), **promises.pages()}
RULES = [row for row in ROWS if row.kind == "rule"]


def test_the_rows_are_each_there_once_and_of_a_known_kind() -> None:
    assert len({row.id for row in ROWS}) == len(ROWS)
    assert {row.kind for row in ROWS} <= set(KINDS)


@pytest.mark.parametrize("row", RULES, ids=lambda row: row.id)
def test_every_rule_has_a_test_that_shows_it(row: Row) -> None:
    assert shown_by().get(row.id), f"no test is marked with {row.id}: {row.asks}"


def test_every_number_of_a_promise_in_a_tests_name_is_a_promise() -> None:
    assert set(promises.kept_by()) <= {row["id"] for row in promises.rows()}


def test_every_basis_of_a_step_in_these_chapters_is_a_row() -> None:
    known = {row.id for row in ROWS}
    chapters = tuple(f"R-{number}." for number in range(1, 13))
    used = {
        rule
        for step in catalogue.steps().values()
        for rule in step.basis
        if rule.startswith(chapters)
    }
    assert used <= known


@pytest.mark.parametrize("path", PAGES, ids=lambda path: path.name)
def test_what_is_generated_is_as_the_code_says(path: Path) -> None:
    assert path.read_text(encoding="utf-8") == PAGES[path], "run `make docs`"
