"""Kho chứng thư gốc và CRL — read from a folder or from named files, afresh for every check."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from adapters.signing.chain import answer, certificate, revocation_list

Source = Path | Sequence[Path]
_ROOTS = {".pem", ".crt", ".cer"}
_CRLS = {".crl", ".pem", ".der"}
_ANSWERS = {".ocsp", ".ors"}
MAX_BYTES = 64 * 1024 * 1024


def read_roots(source: Source) -> list[bytes]:
    """Chứng thư số gốc — those that can be read; a broken file trusts nobody."""
    return _readable(_listed(source, _ROOTS), certificate)


def read_crls(source: Source) -> list[bytes]:
    """Danh sách thu hồi — those that can be read; a broken one leaves the state unknown."""
    found = _listed(source, _CRLS)
    lists = [path for path in found if path.suffix.lower() not in _ANSWERS]
    return _readable(lists, revocation_list)


def read_answers(source: Source) -> list[bytes]:
    """Câu trả lời OCSP — kept beside the lists, told apart by the ending."""
    found = _listed(source, _ANSWERS)
    return _readable([path for path in found if path.suffix.lower() in _ANSWERS], answer)


def _listed(source: Source, endings: set[str]) -> list[Path]:
    if not isinstance(source, Path):
        return list(source)
    if not source.is_dir():
        return [source] if source.is_file() else []
    return sorted(path for path in source.iterdir() if path.suffix.lower() in endings)


def _readable(paths: list[Path], parse: Callable[[bytes], object]) -> list[bytes]:
    found = []
    for path in paths:
        try:
            raw = path.read_bytes() if path.stat().st_size <= MAX_BYTES else b""
            parse(raw)
        except (OSError, ValueError, TypeError):
            continue
        found.append(raw)
    return found
