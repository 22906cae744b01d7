"""Bàn làm việc — what the office's pages need: the ports, the accounts, the key of the sessions."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from typing import Protocol
from uuid import UUID

from starlette.requests import Request

from core.attendance.board import Board
from core.books.slip import Slip
from core.following.report import Report
from core.ports import Ports
from core.registers.rows import Sheet


class Accounts(Protocol):
    """Tài khoản — (person id, agency id, hash, must change) of an account; None when there is none."""

    async def password(self, account: str) -> tuple[UUID, UUID, str, bool] | None: ...
    async def put_password(self, person_id: UUID, hashed: str, *, must_change: bool) -> None: ...


class Factors(Protocol):
    """Lớp xác thực thứ hai — making a new one."""

    def new_secret(self) -> str: ...
    def uri(self, secret: str, account: str) -> str: ...
    def seal(self, secret: str) -> str: ...


class Papers(Protocol):
    """Máy in — a register as `csv`, `pdf` or `docx`, a slip as `pdf` or `docx`, a
    report as `csv`, `pdf` or `docx`; half-day checks as `csv`; words as the
    SVG of a QR code. Blocks.
    """

    def register(self, sheet: Sheet, form: str) -> bytes: ...
    def slip(self, slip: Slip, form: str) -> bytes: ...
    def report(self, report: Report, form: str) -> bytes: ...
    def attendance(self, board: Board) -> bytes: ...
    def qr(self, words: str) -> str: ...


class RedPage(Protocol):
    """Trang so sánh — `kind` is same, changed, added or removed; page numbers count from 1."""

    @property
    def kind(self) -> str: ...
    @property
    def before(self) -> int | None: ...
    @property
    def after(self) -> int | None: ...
    @property
    def png(self) -> bytes: ...


class Redline(Protocol):
    """Bản so sánh — `changed` are places in `pages`, from 1."""

    @property
    def pages(self) -> Sequence[RedPage]: ...
    @property
    def changed(self) -> Sequence[int]: ...


@dataclass(frozen=True)
class Desk:
    """Bàn làm việc — `picture` draws the first page of a PDF by its hash, `redline` compares two;
    both raise `Fault`, the second also a `Refusal`.
    """

    ports: Ports
    accounts: Accounts
    factors: Factors
    picture: Callable[[str], Awaitable[bytes]]
    session_key: bytes
    secure: bool = True
    papers: Papers = field(kw_only=True)
    redline: Callable[[str, str], Awaitable[Redline]] = field(kw_only=True)


def desk_of(request: Request) -> Desk:
    desk: Desk = request.app.state.desk
    return desk
