"""Nhật ký kỹ thuật — structlog for the console or as JSON; secrets are cut out before a line is written."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import MutableMapping
from typing import Any

import structlog

_TOKEN = re.compile(r"\d{5,}:[\w-]{30,}")
_PASSWORD_IN_URL = re.compile(r"(://[^:/@\s]*:)[^@/\s]+@")
_PHONE = re.compile(r"(?<!\d)(?:\+84|0)\d{9}(?!\d)")
_NEVER = frozenset({
    "authorization", "body", "code", "content", "cookie", "password", "phone", "secret", "subject",
    "text", "token", "words",
})  # fmt: skip
_HIDDEN = "…"
_LONGEST = 500


def set_up(level: str = "info", *, as_json: bool = True) -> None:
    """Once, at start. The libraries' own loggers go the same way, from `warning` upwards."""
    shared: list[structlog.typing.Processor] = [
        structlog.contextvars.merge_contextvars,
        structlog.processors.add_log_level,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.format_exc_info,
        redact,
    ]
    last = structlog.processors.JSONRenderer(ensure_ascii=False) if as_json else _console()
    structlog.configure(
        processors=[*shared, last],
        wrapper_class=structlog.make_filtering_bound_logger(
            logging.getLevelNamesMapping()[level.upper()]
        ),
        logger_factory=structlog.WriteLoggerFactory(file=sys.stderr),
        cache_logger_on_first_use=False,
    )
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, last],
            foreign_pre_chain=shared,
        )
    )
    logging.basicConfig(handlers=[handler], level=logging.WARNING, force=True)


def _console() -> structlog.typing.Processor:
    return structlog.dev.ConsoleRenderer(colors=sys.stderr.isatty())


def redact(_logger: Any, _method: str, line: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """Che bí mật — bot tokens, passwords in addresses and phone numbers anywhere; whole fields that carry content
    or codes. What is said is cut at a length, so that no document gets into a log by accident.
    """
    for name, value in line.items():
        if name in _NEVER:
            line[name] = _HIDDEN
        elif isinstance(value, str):
            line[name] = cut(name, value)
        elif not isinstance(value, int | float | bool | None):
            line[name] = cut(name, str(value))
    return line


def cut(name: str, value: str) -> str:
    """Cắt — secrets out of a text; long ones shortened, except the trace of a bug."""
    bare = _PASSWORD_IN_URL.sub(rf"\1{_HIDDEN}@", _TOKEN.sub(_HIDDEN, value))
    bare = _PHONE.sub(_HIDDEN, bare)
    return bare if name == "exception" or len(bare) <= _LONGEST else bare[:_LONGEST] + _HIDDEN
