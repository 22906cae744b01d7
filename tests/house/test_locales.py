"""Every message exists, is rendered with its parameters, and none is unused."""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from pathlib import Path

import pytest

from adapters.texts.fluent import FluentTexts
from core import catalogue
from core.card import Area
from core.errors import Refusal
from core.form import Each
from core.incoming.document import IncomingState, LegalValue
from core.incoming.parcel import ParcelState
from core.outgoing.document import OutgoingState
from core.people.certificate import CertificateState
from core.tasks.task import TaskState
from core.text import Text

ROOT = Path(__file__).resolve().parents[2]
LOCALES = ROOT / "locales" / "vi"
TEXTS = FluentTexts(LOCALES)
MESSAGE = re.compile(r"^(-?[a-z][a-z0-9-]*) =", re.MULTILINE)
SOURCES = "".join(
    path.read_text(encoding="utf-8")
    for room in ("adapters", "app", "bot", "core", "scheduler", "web")
    for path in (ROOT / room).rglob("*")
    if path.suffix in {".py", ".html", ".jinja"}
)


def keys() -> set[str]:
    return {
        k for p in LOCALES.glob("*.ftl") for k in MESSAGE.findall(p.read_text(encoding="utf-8"))
    }


def refusals(kind: type[Refusal] = Refusal) -> set[type[Refusal]]:
    below = {one for sub in kind.__subclasses__() for one in refusals(sub)}
    own = {kind} if kind is not Refusal and not kind.__module__.startswith("tests") else set()
    return own | below


def _everything() -> None:
    """Refusals count once their modules are imported."""
    for room in ("adapters.edxml", "adapters.files", "bot", "core", "web"):
        package = importlib.import_module(room)
        for found in pkgutil.walk_packages(package.__path__, f"{room}."):
            if "migrations" not in found.name:
                importlib.import_module(found.name)


def wanted() -> set[str]:
    """The keys that the declarations ask for, without anybody writing them down."""
    _everything()
    said = set()
    for step in catalogue.steps().values():
        said |= {step.label.key, step.done.key}
        said |= {f"basis-{rule.lower().replace('.', '-')}" for rule in step.basis}
        for name, question in step.form.items():
            said.add(f"ask-{step.name}-{name}".replace("_", "-"))
            inner = question.question if isinstance(question, Each) else question
            said |= set(getattr(inner, "keys", ())) | set(getattr(inner, "suggest", ()))
    said |= {refusal().text.key for refusal in refusals()}
    said |= {f"incoming-state-{s.replace('_', '-')}" for s in IncomingState}
    said |= {f"legal-{v.replace('_', '-')}" for v in LegalValue}
    said |= {f"task-state-{s.replace('_', '-')}" for s in TaskState}
    said |= {f"task-short-{s.replace('_', '-')}" for s in TaskState}
    said |= {f"bot-area-{area}" for area in Area}
    said |= {f"outgoing-state-{s.replace('_', '-')}" for s in OutgoingState}
    said |= {f"certificate-state-{s.replace('_', '-')}" for s in CertificateState}
    said |= {f"parcel-state-{s.replace('_', '-')}" for s in ParcelState}
    return said


def test_every_declared_message_exists() -> None:
    assert sorted(wanted() - keys()) == []


def test_every_key_in_the_code_exists() -> None:
    used = set(re.findall(r'Text\.of\(\s*"([a-z0-9-]+)"', SOURCES))
    assert sorted(used - keys()) == []


def test_no_message_is_unused() -> None:
    stems = re.findall(r'f"([a-z][a-z0-9-]*-)\{', SOURCES)
    unused = [
        key
        for key in keys() - wanted()
        if f'"{key}"' not in SOURCES
        and f"'{key}'" not in SOURCES
        and not any(key.startswith(stem) for stem in stems)
        and not key.startswith("-")
    ]
    assert sorted(unused) == []


@pytest.mark.parametrize("path", sorted(LOCALES.glob("*.ftl")), ids=lambda path: path.name)
def test_texts_are_composed_unicode_without_look_alikes(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert text == unicodedata.normalize("NFC", text)
    assert "Ð" not in text, "Eth looks like Đ and is not"


def test_every_message_renders_with_its_parameters() -> None:
    for path in LOCALES.glob("*.ftl"):
        blocks = re.split(r"\n(?=[a-z-])", path.read_text(encoding="utf-8"))
        for block in blocks:
            found = MESSAGE.match(block.lstrip())
            if not found or found[1].startswith("-"):
                continue
            names = set(re.findall(r"\$([a-zA-Z_]+)", block))
            said = TEXTS.html(Text.of(found[1], **dict.fromkeys(names, "<b>&")))
            assert "<b>&" not in said.replace("<b>&lt;", ""), f"{found[1]} does not escape"


def test_areas_are_known_to_the_catalogue() -> None:
    assert set(catalogue.KINDS) == set(Area)
