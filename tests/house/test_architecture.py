"""The architecture's memory: what import-linter cannot say, and the sizes of the rooms."""

from __future__ import annotations

import ast
import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("adapters", "app", "bot", "core", "sandbox", "scheduler", "web")
FILES = [
    p for room in ROOMS for p in sorted((ROOT / room).rglob("*.py")) if "versions" not in p.parts
]
MOST_LINES = 260


def imports(path: Path) -> set[str]:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    names = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            names |= {alias.name.split(".")[0] for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            names.add(node.module.split(".")[0])
    return names


def test_core_imports_the_standard_library_and_itself_alone() -> None:
    allowed = set(sys.stdlib_module_names) | {"core"}
    strangers = {
        p.name: imports(p) - allowed for p in FILES if "core" in p.relative_to(ROOT).parts[:1]
    }
    assert {name: found for name, found in strangers.items() if found} == {}


@pytest.mark.parametrize("path", FILES, ids=lambda p: str(p.relative_to(ROOT)))
def test_no_file_outgrows_its_room(path: Path) -> None:
    assert len(path.read_text(encoding="utf-8").splitlines()) <= MOST_LINES


def test_no_room_is_called_utils() -> None:
    shy = {"utils", "helpers", "common", "base", "misc", "manager", "info", "data"}
    assert [p for p in FILES if p.stem in shy or p.parent.name in shy] == []


def tracked() -> list[Path]:
    listed = subprocess.run(
        ["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=False
    ).stdout
    return [ROOT / name for name in listed.splitlines() if (ROOT / name).is_file()]


def test_no_file_names_a_registry_or_a_machine() -> None:
    hosts = "|".join(["py" + "pi\\.org", "python" + "hosted", "npm" + "js", "deb" + "ian\\.org"])
    places = "|".join(["/wo" + "rk/", "/ro" + "ot/", "/fa" + "rm/"])
    bad = re.compile(f"https?://[a-z0-9.-]*({hosts})|(?<![a-z])({places})")
    found = []
    for path in tracked():
        if path.suffix in {".png", ".pdf", ".ttf", ".edxml"}:
            continue
        if bad.search(path.read_text(encoding="utf-8", errors="ignore")):
            found.append(path.name)
    assert found == []


def test_every_requirement_is_pinned_with_a_hash() -> None:
    for name in ("requirements.txt", "requirements-dev.txt", "requirements-synapse.txt"):
        text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
        lines = [line for line in text.splitlines() if line.strip()]
        assert all("==" in line and "--hash=sha256:" in line for line in lines)
