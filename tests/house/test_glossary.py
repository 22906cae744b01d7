"""Every name of the glossary stands in the code."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROWS = [
    line.split("|")[1:3]
    for line in (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8").splitlines()
    if line.startswith("| ") and "`" in line
]
WORDS = {
    word
    for path in (ROOT / "core").rglob("*.py")
    for word in re.findall(r"\w+", path.read_text(encoding="utf-8"))
}


@pytest.mark.parametrize(("term", "names"), ROWS, ids=lambda cell: str(cell).strip())
def test_a_term_of_the_glossary_has_its_name_in_the_code(term: str, names: str) -> None:
    assert term.strip()
    found = re.findall(r"`(\w+)`", names)
    assert found
    assert set(found) <= WORDS
