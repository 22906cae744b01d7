"""Bản đồ quy định — clause → step → test → what the chat shows; written by `make docs`."""

from __future__ import annotations

import ast
import csv
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from adapters.texts.fluent import FluentTexts
from core import catalogue
from core.people.person import Role

ROOT = Path(__file__).resolve().parents[2]
ROWS = ROOT / "docs" / "regulation.csv"
TARGET = ROOT / "docs" / "regulation-map.md"
KINDS = ("rule", "org")

_HEAD = """# Regulation map

Written by `make docs` from the declared steps, from `@pytest.mark.basis` on the tests, and from
[regulation.csv](regulation.csv); a house test keeps it true. Chapters I and II of the regulation,
clause by clause.
"""
_ORGANISATIONAL = """
## Organisational only

Nothing for software to do.

"""


@dataclass(frozen=True)
class Row:
    """Một quy tắc — its id, kind (rule, org), the clause, what it asks, where one sees it."""

    id: str
    kind: str
    clause: str
    asks: str
    shows: str


def rows() -> list[Row]:
    with ROWS.open(encoding="utf-8", newline="") as file:
        return [Row(**line) for line in csv.DictReader(file, delimiter=";")]


def shown_by() -> dict[str, list[str]]:
    """Rule id → `path::test`, from the source: no test is run for it."""
    found = defaultdict(list)
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        for rule, test in _marked(tree):
            found[rule].append(f"{path.relative_to(ROOT).as_posix()}::{test}")
    return dict(found)


def _marked(tree: ast.Module) -> Iterator[tuple[str, str]]:
    for node in ast.walk(tree):
        if not isinstance(node, (ast.FunctionDef, ast.AsyncFunctionDef)):
            continue
        for mark in node.decorator_list:
            if isinstance(mark, ast.Call) and ast.unparse(mark.func) == "pytest.mark.basis":
                yield from ((str(ast.literal_eval(rule)), node.name) for rule in mark.args)


def written() -> str:
    """The whole page."""
    tests = shown_by()
    own = [row for row in rows() if row.kind == "rule"]
    lines = [_HEAD, "| Rule | Asks | Steps | Seen as | Tests |", "| --- | --- | --- | --- | --- |"]
    lines += [_line(row, tests.get(row.id, [])) for row in own]
    lines.append(_ORGANISATIONAL)
    lines += [f"* {row.id} ({row.clause}): {row.asks}" for row in rows() if row.kind == "org"]
    return "\n".join(lines) + "\n"


def _line(row: Row, tests: list[str]) -> str:
    texts = FluentTexts(ROOT / "locales" / "vi")
    steps = [step for step in catalogue.steps().values() if row.id in step.basis]
    named = ", ".join(f"`{step.code}` {step.name}" for step in steps) or "—"
    buttons = [f"“{texts.plain(step.label)}”" for step in steps if Role.SYSTEM not in step.roles]
    seen = "; ".join(filter(None, (row.shows, ", ".join(buttons))))
    shown = "<br>".join(_linked(test) for test in tests[:4])
    more = f"<br>and {len(tests) - 4} more" if len(tests) > 4 else ""
    return f"| **{row.id}** {row.clause} | {row.asks} | {named} | {seen} | {shown}{more} |"


def _linked(test: str) -> str:
    path, name = test.split("::")
    return f"[{name.removeprefix('test_').replace('_', ' ')}](../{path})"


def pages() -> dict[Path, str]:
    """The page by its place."""
    return {TARGET: written()}
