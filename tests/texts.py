"""The real Vietnamese messages, for tests that look at what people read."""

from __future__ import annotations

from pathlib import Path

from adapters.texts.fluent import FluentTexts

TEXTS = FluentTexts(Path(__file__).resolve().parents[1] / "locales" / "vi")
