"""Những điều đã hứa — promise → test → last figure; a test carries the promise's number in its name.

Written by `make docs` from the tests' names and docs/promises.csv.
"""

from __future__ import annotations

import ast
import csv
import re
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
ROWS = ROOT / "docs" / "promises.csv"
TARGET = ROOT / "docs" / "promises.md"
_NUMBERS = re.compile(r"test_((?:p\d+_)+)")
_HEAD = """# Promises

What is promised, the tests that hold the product to it, and the last figure that was measured.
Written by `make docs` from the tests' names and [promises.csv](promises.csv). A promise without a
test is not kept yet, whatever the product does.

| | Promise | Tests | Last figure |
| --- | --- | --- | --- |
"""


def rows() -> list[dict[str, str]]:
    with ROWS.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter=";"))


def kept_by() -> dict[str, list[str]]:
    """Promise → the tests with its number, from the source: no test is run for it."""
    found = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                continue
            numbers = _NUMBERS.match(node.name)
            for number in numbers[1].upper().strip("_").split("_") if numbers else ():
                words = node.name.removeprefix("test_").replace("_", " ")
                found[number].append(f"[{words}](../{path.relative_to(ROOT)})")
    return found


def pages() -> dict[Path, str]:
    tests = kept_by()
    lines = [
        f"| {row['id']} | {row['promise']} | {'<br>'.join(tests.get(row['id'], ())) or 'none yet'} "
        f"| {row['figure'] or '—'} |"
        for row in rows()
    ]
    return {TARGET: _HEAD + "\n".join(lines) + "\n"}
