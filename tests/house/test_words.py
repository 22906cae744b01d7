"""Every step can be typed, and no two steps of one card are called the same."""

from __future__ import annotations

from pathlib import Path

import pytest

from adapters.texts.fluent import FluentTexts
from core import catalogue
from core.card import Area
from core.codes.words import SHORT, spoken, word
from core.people.person import Role

TEXTS = FluentTexts(Path(__file__).resolve().parents[2] / "locales" / "vi")


@pytest.mark.parametrize("area", Area)
def test_no_two_steps_of_an_area_are_called_the_same(area: Area) -> None:
    known: dict[str, str] = {}
    for step in catalogue.steps_of(area):
        if Role.SYSTEM in step.roles or step.begins:
            continue
        said = word(step.code, step.label, TEXTS.plain)
        assert said.isascii()
        assert said.isalpha()
        assert said == said.upper()
        for one in spoken(step.code, step.label, TEXTS.plain):
            assert known.setdefault(one, step.code) == step.code


def test_short_words_are_of_steps_that_exist() -> None:
    assert set(SHORT) <= set(catalogue.steps())
