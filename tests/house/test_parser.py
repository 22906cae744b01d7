"""Every message of `locales/vi`, with hostile parameters, passes Telegram's own parser."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from adapters.texts.fluent import FluentTexts
from core.text import Text

tdjson = pytest.importorskip("tdjson")

LOCALES = Path(__file__).resolve().parents[2] / "locales" / "vi"
TEXTS = FluentTexts(LOCALES)
HOSTILE = '<b>&"</i> 🔴 </a href=x>'


def parsed(html: str) -> dict[str, Any]:
    quiet = {"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}
    tdjson.td_execute(json.dumps(quiet).encode())
    asked = {
        "@type": "parseTextEntities",
        "text": html,
        "parse_mode": {"@type": "textParseModeHTML"},
    }
    answer: dict[str, Any] = json.loads(tdjson.td_execute(json.dumps(asked).encode()))
    return answer


def messages() -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for path in sorted(LOCALES.glob("*.ftl")):
        for block in re.split(r"\n(?=[a-z])", path.read_text(encoding="utf-8")):
            key = re.match(r"([a-z][a-z0-9-]*) =", block)
            if key:
                found.append((key[1], tuple(sorted(set(re.findall(r"\$([a-zA-Z_]+)", block))))))
    return found


@pytest.mark.parametrize(
    ("key", "names"), messages(), ids=lambda cell: cell if isinstance(cell, str) else ""
)
def test_a_message_is_valid_html_for_telegram(key: str, names: tuple[str, ...]) -> None:
    html = TEXTS.html(Text.of(key, **dict.fromkeys(names, HOSTILE)))
    answer = parsed(html or "—")
    assert answer["@type"] == "formattedText", f"{key}: {answer.get('message')}"
    if names and any(HOSTILE in html for _ in names):
        pytest.fail("a parameter was not escaped")
