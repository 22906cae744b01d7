"""Thư mục trao đổi gói tin — the drop box: development, tests, and offices with nothing else.

    root/<agency code>/in/{new,done,bad}     what others sent to the agency
    root/<agency code>/out/{tmp,new}         what the agency sends

Whoever carries files between roots (SFTP, a person) takes from `out/new` and renames into
`in/new`. Names are keys only: nothing in them is believed.
"""

from __future__ import annotations

import hashlib
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from adapters.dms import _files as files
from adapters.dms._look import Look, look_around
from adapters.edxml.build import build
from adapters.edxml.parse import parse
from adapters.edxml.status import build_status
from adapters.edxml.tree import BYTES_LIMIT
from core.exchange.package import Arrival, Package, StatusNotice

if TYPE_CHECKING:
    from core.ports import Dms

QUIET = 0.2  # seconds without a change after which a file counts as whole
_TOO_LARGE = "Gói tin {size} byte, vượt giới hạn {limit} byte."
_BAD_NAME = "Tên tệp không hợp lệ: {name}"


def connect(options: dict[str, str]) -> Dms:
    """`root`: a folder; `agencies`: codes of mailboxes to make, comma-separated; `local`: `true`
    when agencies of this installation reach each other directly.
    """
    codes = [code for code in options.get("agencies", "").split(",") if code.strip()]
    return Folder(Path(options["root"]), codes, local=options.get("local", "") == "true")


class Folder:
    """Hộp thư gói tin — a `Dms` on a folder; `clock` gives the time written on what is sent."""

    def __init__(
        self,
        root: Path,
        agencies: Iterable[str] = (),
        *,
        local: bool = False,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC),
        limit: int = BYTES_LIMIT,
    ) -> None:
        self._root, self._local, self._clock, self._limit = root, local, clock, limit
        self._seen: dict[Path, tuple[int, int]] = {}
        for code in agencies:
            self._box(code)

    async def fetch(self, limit: int = 10) -> list[Arrival]:
        """Packages waiting in any mailbox, oldest first, until settled; together at most 80 MB
        unless the first alone is larger.
        """
        return await files.outside(self._fetch, limit)

    def read(self, raw: bytes) -> Package | StatusNotice:
        return parse(raw)

    async def settle(self, arrival: Arrival, *, keep: bool) -> None:
        await files.outside(self._settle, arrival, keep)

    async def reject(self, arrival: Arrival, reason: str) -> None:
        await files.outside(self._reject, arrival, reason)

    async def report(self, notice: StatusNotice) -> None:
        key = (notice.document_uid, notice.receiver_code, notice.sender.code, notice.status.value)
        name = f"{files.digest(chr(0).join(key).encode())}-{notice.status.value}.edxml"
        to = [notice.receiver_code] if notice.receiver_code else []
        await files.outside(
            self._post, notice.sender.code, to, name, lambda _: build_status(notice)
        )

    async def send(self, package: Package) -> None:
        to = [organ.code for organ in package.receivers if organ.code]
        await files.outside(
            self._post,
            package.sender.code,
            to,
            f"{_fingerprint(package)}-edoc.edxml",
            lambda path: self._built(package, path),
        )

    def _fetch(self, limit: int) -> list[Arrival]:
        looks = list(look_around(self._root))
        ready = [look for look in looks if self._whole(look)]
        self._seen = {look.path: (look.size, look.changed) for look in looks}
        taken: list[Arrival] = []
        room = self._limit
        for look in sorted(ready, key=lambda look: (look.changed, look.path.name)):
            if len(taken) == limit or (taken and look.size > room):
                break
            if arrival := self._take(look):
                taken.append(arrival)
                room -= look.size
        return taken

    def _whole(self, look: Look) -> bool:
        age = time.time() - look.changed / 1e9
        return age > QUIET or self._seen.get(look.path) == (look.size, look.changed)

    def _take(self, look: Look) -> Arrival | None:
        if reason := self._objection(look):
            files.put_aside(look.path, files.tame(look.path.name), reason)
            return None
        try:
            raw = files.read(look.path, self._limit)
        except (FileNotFoundError, PermissionError):  # one such file must not stop the others
            return None
        if len(raw) != look.size:  # still being written
            return None
        return Arrival(mailbox=look.mailbox, name=look.path.name, raw=raw)

    def _objection(self, look: Look) -> str:
        if not files.sound(look.path.name):
            return _BAD_NAME.format(name=ascii(look.path.name))
        if look.size > self._limit:
            return _TOO_LARGE.format(size=look.size, limit=self._limit)
        return ""

    def _settle(self, arrival: Arrival, keep: bool) -> None:
        path = self._find(arrival)
        if path is None:
            return
        if not keep:
            files.remove(path)
            return
        files.move(path, files.free(path.parent.parent / "done", path.name))

    def _reject(self, arrival: Arrival, reason: str) -> None:
        if path := self._find(arrival):
            files.put_aside(path, path.name, reason)

    def _find(self, arrival: Arrival) -> Path | None:
        """The file of `arrival`; None when it is gone, or when another took its name meanwhile."""
        if not files.sound(arrival.name):
            raise ValueError(f"not a name of ours: {arrival.name[:80]!r}")
        path = self._box(arrival.mailbox) / "in" / "new" / arrival.name
        try:
            same = files.read(path, self._limit) == arrival.raw
        except FileNotFoundError:
            return None
        return path if same else None

    def _post(self, sender: str, to: list[str], name: str, raw: Callable[[Path], bytes]) -> None:
        box = self._box(sender)
        path = box / "out" / "new" / name
        content = raw(path)
        files.write(path, content, by_way_of=box / "out" / "tmp")
        for code in dict.fromkeys(to if self._local else ()):
            inbox = self._root / files.folder_name(code) / "in" / "new"
            if inbox.is_dir():
                self._drop(inbox / name, content, box / "out" / "tmp")

    def _built(self, package: Package, path: Path) -> bytes:
        # Same name, same message: when sent before, the repeat is the same to the byte.
        if path.exists():
            return files.read(path, self._limit)
        return build(package, self._clock())

    def _drop(self, path: Path, content: bytes, by_way_of: Path) -> None:
        files.write(path, content, by_way_of=by_way_of)
        found = path.stat()
        self._seen[path] = (found.st_size, found.st_mtime_ns)  # renamed into place, hence whole

    def _box(self, code: str) -> Path:
        box = self._root / files.folder_name(code)
        for part in ("in/new", "in/done", "in/bad", "out/tmp", "out/new"):
            (box / part).mkdir(parents=True, exist_ok=True)
        return box


def _fingerprint(package: Package) -> str:
    """One name for one message: whatever differs, files included, makes another name."""
    hashed = (
        replace(a, content=hashlib.sha256(a.content).digest() if a.content is not None else None)
        for a in package.attachments
    )
    again = f"/{package.sending}" if package.sending > 1 else ""
    return files.digest(f"{replace(package, attachments=tuple(hashed))!r}{again}".encode())
