"""Uploaded files, in memory: a `file_id` for each upload, one `file_unique_id` per content."""

import hashlib
import secrets
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from sandbox import limits
from sandbox.pictures import size_of
from sandbox.refusals import Refused, bad

_PREFIX = {"document": "BQACAgUAAx", "photo": "AgACAgUAAx"}
_FOLDER = {"document": "documents", "photo": "photos"}


@dataclass(frozen=True)
class Upload:
    """One part of a multipart request."""

    name: str
    mime: str
    data: bytes


@dataclass(frozen=True)
class Kept:
    """A stored file and the object that messages show for it."""

    kind: str
    path: str
    mime: str
    data: bytes
    shown: dict[str, Any]


class FileStore:
    def __init__(self) -> None:
        self._kept: OrderedDict[str, Kept] = OrderedDict()
        self._by_path: dict[str, str] = {}
        self._bytes = 0

    def get(self, file_id: str) -> Kept | None:
        return self._kept.get(file_id)

    def at_path(self, path: str) -> Kept | None:
        return self._kept.get(self._by_path.get(path, ""))

    def add(self, kind: str, upload: Upload) -> Kept:
        """Keep an upload as "document" or "photo"; raises Refused."""
        if not upload.data:
            raise bad("File must be non-empty")
        if len(upload.data) > limits.UPLOAD_BYTES:
            raise Refused(413, "Request Entity Too Large")
        file_id = _PREFIX[kind] + secrets.token_urlsafe(30)
        digest = hashlib.sha256(upload.data).hexdigest()
        shown: dict[str, Any] = {
            "file_id": file_id,
            "file_unique_id": "AgAD" + digest[:12],
            "file_size": len(upload.data),
        }
        shown |= _document(upload) if kind == "document" else _photo(upload)
        suffix = ".jpg" if kind == "photo" else _suffix(upload.name)
        path = f"{_FOLDER[kind]}/file_{len(self._by_path)}_{digest[:6]}{suffix}"
        kept = Kept(kind, path, upload.mime, upload.data, shown)
        self._kept[file_id] = kept
        self._by_path[path] = file_id
        self._bytes += len(upload.data)
        self._forget_oldest()
        return kept

    def _forget_oldest(self) -> None:
        while len(self._kept) > limits.FILES or self._bytes > limits.FILES_BYTES:
            _, oldest = self._kept.popitem(last=False)
            self._by_path[oldest.path] = ""
            self._bytes -= len(oldest.data)


def _document(upload: Upload) -> dict[str, Any]:
    return {"file_name": upload.name, "mime_type": upload.mime}


def _photo(upload: Upload) -> dict[str, Any]:
    size = size_of(upload.data)
    if size is None:
        raise bad("IMAGE_PROCESS_FAILED")
    width, height = size
    if len(upload.data) > limits.PHOTO_BYTES:
        raise bad("File is too big")
    if width + height > 10_000 or max(width, height) > 20 * min(width, height):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    return {"width": width, "height": height}


def _suffix(name: str) -> str:
    _, dot, suffix = name.rpartition(".")
    return f".{suffix}" if dot and suffix.isascii() and suffix.isalnum() else ""
