"""Chuẩn bị bản thảo để ký — rewritten once, before anybody signs; never afterwards.

pikepdf makes one plain file of whatever an office suite wrote: no double cross-reference table, no
turned pages, no actions, no form of its own. It has no limits, so it runs in the workshop's child.
"""

from __future__ import annotations

import io
import tempfile
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from pathlib import Path
from typing import Any

import pikepdf

from core.errors import Refusal
from core.signing.refusals import (
    DraftAlreadySigned,
    DraftDamaged,
    DraftHasActions,
    DraftHasForm,
    DraftLocked,
    DraftTooHeavy,
    PlaceOffPage,
)

MAX_BYTES = 100 * 1024 * 1024
MAX_OBJECTS = 50_000
"""More make the checking of changes take many seconds."""
MAX_PAGES = 2_000
_HARMLESS = "Resources is missing"
"""The one repair that takes nothing away; every other one says that the file is not whole."""
_ACTIVE = {"/JS", "/JavaScript", "/AA", "/XFA", "/EmbeddedFiles", "/RichMedia"}
_ACTIONS = {"/JavaScript", "/Launch", "/SubmitForm", "/ImportData", "/GoToR", "/GoToE",
            "/Rendition", "/ResetForm", "/Hide", "/Movie", "/Sound"}  # fmt: skip


def normalised(content: bytes) -> bytes:
    """Tệp PDF chuẩn — version 1.7, every page upright; raises a refusal that names the fault."""
    return _opened(content, _refuse_signed)


def copied(content: bytes, pages: Sequence[int] = ()) -> bytes:
    """Bản sao (NĐ 30 Đ.25) — what is seen of a document, its signatures as pictures; `pages` from 0
    for an extract, empty for all. The copy is a document of its own, to be signed anew.
    """

    def flatten(pdf: Any) -> None:
        if any(not 0 <= number < len(pdf.pages) for number in pages):
            raise PlaceOffPage
        pdf.flatten_annotations("all")
        for number in sorted(set(range(len(pdf.pages))) - set(pages), reverse=True):
            if pages:
                del pdf.pages[number]

    return _opened(content, flatten)


def _opened(content: bytes, treat: Callable[[Any], None]) -> bytes:
    if len(content) > MAX_BYTES:
        raise DraftTooHeavy
    if b"%PDF-" not in content[:1024]:
        raise DraftDamaged
    try:
        with pikepdf.open(io.BytesIO(content)) as pdf:
            _refuse(pdf)
            treat(pdf)
            _strip(pdf)
            turned = any(int(page.get("/Rotate", 0)) % 360 for page in pdf.pages)
            saved = _saved(pdf)
        return _upright(saved) if turned else saved
    except pikepdf.PasswordError as error:
        raise DraftLocked from error
    except Refusal:
        raise
    except (pikepdf.PdfError, ValueError, KeyError, TypeError, AttributeError, IndexError,
            RecursionError, RuntimeError, NotImplementedError) as error:  # fmt: skip
        raise DraftDamaged from error


def _refuse(pdf: Any) -> None:
    if pdf.is_encrypted:
        raise DraftLocked
    if len(pdf.objects) > MAX_OBJECTS or len(pdf.pages) > MAX_PAGES:
        raise DraftTooHeavy
    if not len(pdf.pages) or any(_HARMLESS not in one for one in pdf.get_warnings()):
        raise DraftDamaged
    if any(is_active(one) for one in pdf.objects) or is_active(pdf.Root):
        raise DraftHasActions


def _refuse_signed(pdf: Any) -> None:
    if _signed(pdf):
        raise DraftAlreadySigned
    form = pdf.Root.get("/AcroForm")
    if form is not None and len(form.get("/Fields", [])):
        raise DraftHasForm


def _signed(pdf: Any) -> bool:
    return any(_dictionary(one) and "/ByteRange" in one for one in pdf.objects)


def is_active(one: Any, depth: int = 0, harmless: AbstractSet[str] = frozenset()) -> bool:
    """Does this object, or one written inside it, do something when it is opened or clicked?
    `harmless` are keys that are known to do nothing in this file.
    """
    if depth > 20:
        return True
    if isinstance(one, pikepdf.Array):
        return any(is_active(part, depth + 1, harmless) for part in one if not part_of_file(part))
    if not _dictionary(one):
        return False
    if any(key in _ACTIVE - harmless for key in one.keys()) or str(one.get("/S", "")) in _ACTIONS:  # noqa: SIM118 - not a dict
        return True
    inner = (one[key] for key in one.keys())  # noqa: SIM118 - not a dict
    return any(is_active(part, depth + 1, harmless) for part in inner if not part_of_file(part))


def part_of_file(one: Any) -> bool:
    """Has it a number of its own? Then it is looked at by itself."""
    return not isinstance(one, pikepdf.Object) or one.is_indirect


def _dictionary(one: Any) -> bool:
    return isinstance(one, (pikepdf.Dictionary, pikepdf.Stream))


def _strip(pdf: Any) -> None:
    """What a harmless draft may carry along and a signed document need not."""
    for key in ("/AcroForm", "/OpenAction", "/Perms", "/DSS"):
        if key in pdf.Root:
            del pdf.Root[key]
    for page in pdf.pages:
        if "/Contents" not in page:
            page.Contents = pdf.make_stream(b"")


def _saved(pdf: Any) -> bytes:
    out = io.BytesIO()
    pdf.remove_unreferenced_resources()
    pdf.save(out, min_version="1.7", deterministic_id=True, object_stream_mode=_STREAMS,
             compress_streams=True)  # fmt: skip
    return out.getvalue()


_STREAMS = pikepdf.ObjectStreamMode.disable
"""A classic cross-reference table: the plainest file there is, readable by every checker."""


def _upright(content: bytes) -> bytes:
    with tempfile.TemporaryDirectory(prefix="vanthu-") as folder:
        before, after = Path(folder) / "before.pdf", Path(folder) / "after.pdf"
        before.write_bytes(content)
        pikepdf.Job(["pikepdf", "--flatten-rotation", "--deterministic-id",
                     "--object-streams=disable", str(before), str(after)]).run()  # fmt: skip
        return after.read_bytes()
