"""Văn bản hiển thị — `Text` to Vietnamese, from the Fluent files of `locales/vi`.

Three traps of Fluent are closed here: isolation marks are off (they would be copied along with a
document's number), a missing parameter is an error instead of its own name, and a key defined
twice is refused instead of silently dropped.
"""

from __future__ import annotations

import html as markup
from collections.abc import Callable
from pathlib import Path
from typing import Any

from core.text import Text

Param = str | Text | tuple[Text, ...]
MOST_CHARACTERS = 50_000


class FluentTexts:
    """Kho văn bản — reads every `*.ftl` of `folder` once."""

    def __init__(self, folder: Path) -> None:
        from fluent.runtime import FluentBundle, resolver

        # Its guard against runaway references counts parameters too; ours are already bounded.
        resolver.MAX_PART_LENGTH = MOST_CHARACTERS
        self._bundle = FluentBundle(["vi"], use_isolating=False)
        self._fixed: dict[str, str] = {}
        seen: dict[str, Path] = {}
        for path in sorted(folder.glob("*.ftl")):
            resource = _read(path, seen)
            self._bundle.add_resource(resource)

    def plain(self, text: Text) -> str:
        """The sentence as it stands. KeyError: no such message; ValueError: it cannot be said."""
        if text.params:
            return self._say(text, _as_is)
        if text.key not in self._fixed:
            self._fixed[text.key] = self._say(text, _as_is)
        return self._fixed[text.key]

    def html(self, text: Text) -> str:
        """The sentence with every string parameter escaped; markup of the message itself stays."""
        return self._say(text, lambda value: markup.escape(value, quote=False))

    def _say(self, text: Text, escape: Callable[[str], str]) -> str:
        if not self._bundle.has_message(text.key):
            raise KeyError(text.key)
        pattern = self._bundle.get_message(text.key).value
        if pattern is None:
            raise ValueError(f"{text.key} has no value")
        params = {name: self._param(value, escape) for name, value in text.params}
        said, errors = self._bundle.format_pattern(pattern, params)
        if errors:
            raise ValueError(f"{text.key}: {'; '.join(str(error) for error in errors)}")
        return str(said)

    def _param(self, value: Param, escape: Callable[[str], str]) -> str:
        if isinstance(value, Text):
            return self._say(value, escape)
        if isinstance(value, str):
            return escape(value)
        return "\n".join(self._say(text, escape) for text in value)


def _as_is(value: str) -> str:
    return value


def _read(path: Path, seen: dict[str, Path]) -> Any:
    from fluent.runtime import FluentResource
    from fluent.syntax import ast

    resource = FluentResource(path.read_text(encoding="utf-8"))
    for entry in resource.body:
        if isinstance(entry, ast.Junk):
            said = str(entry.content).strip()[:80]
            raise ValueError(f"{path.name}: not Fluent: {said!r}")  # noqa: TRY004 - about the file
        if not isinstance(entry, ast.Message | ast.Term):
            continue
        key = f"{'-' if isinstance(entry, ast.Term) else ''}{entry.id.name}"
        if key in seen:
            raise ValueError(f"{path.name}: {key} is already in {seen[key].name}")
        seen[key] = path
    return resource
