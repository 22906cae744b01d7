"""Signers at their own machines with `vanthu agent`, while all else goes by the chat."""

from __future__ import annotations

import asyncio
import json
import os
import re
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import httpx

from core.signing.making import Appearance
from tests.adapters.signing import judges
from tests.adapters.signing.test_rendering import words as printed
from tests.app.machines import ROOT, Machine, Ran
from tests.app.test_agent_keys import measured
from tests.stories.journeys import OURS, Letter, a_letter_about
from tests.stories.people import Someone, Town, buttons, until, words

ROOTS = "demo.pem"


@dataclass(frozen=True)
class Kept:
    """Where somebody's key is, as the agent takes it, and what he types for it."""

    place: str
    secret: str


@dataclass(frozen=True)
class Desk:
    """A signer at his own machine: the chat on the phone, the agent and the office's page here."""

    town: Town
    who: Someone
    machine: Machine
    kept: Kept | None = None

    def code(self) -> str:
        """Signed in at the office's page, under “Máy ký”."""
        base, row = self.town.office.base_url, self._row()
        with httpx.Client(
            base_url=base, timeout=30, trust_env=False, follow_redirects=True
        ) as page:
            known = {"account": row["account"], "password": row["password"]}
            page.post("/dang-nhap", data=known)
            csrf = _found(r'name="csrf" value="([^"]+)"', page.get("/may-ky").text)
            shown = page.post("/may-ky", data={"csrf": csrf}).text
        return _found(r'class="secret">([^<]+)<', shown)

    def _row(self) -> dict[str, str]:
        rows = self.town.office.get("/demo/people").json()
        return next(row for row in rows if row["account"] == self.who.account)

    @property
    def key(self) -> str:
        return self.kept.place if self.kept else f"{keys_of(self.town)}/{self.who.account}.p12"

    @property
    def secret(self) -> str:
        return self.kept.secret if self.kept else self._row()["password"]

    def pairs(self) -> Ran:
        server = str(self.town.office.base_url).rstrip("/")
        return asyncio.run(self.machine.pairs(server, self.key, self.code(), self.secret))

    def row(self, subject: str) -> list[str] | None:
        rows = asyncio.run(self.machine.waiting())
        return next((row for row in rows if row[2] == subject), None)

    def signs(self, subject: str) -> None:
        """Once it is there, and only with the four digits that the card in the chat shows."""
        card = words(self.who.sees(subject, "Bốn số đối chiếu"))
        key, *_ = until(lambda: self.row(subject), f"{subject} waits on the machine")
        digits = _found(r"Bốn số đối chiếu: (?:<b>)?(\d{4})", card)
        ran = asyncio.run(self.machine.runs("sign", key, "--digits", digits, pin=self.secret))
        assert ran.status == 0, ran.complained


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, (pattern, text[-2000:])
    return found[1]


def keys_of(town: Town) -> Path:
    """Where the demo lays its keys out."""
    return Path(_found(r"<code>(/[^<]+/keys)</code>", town.office.get("/").text))


def home_of(town: Town) -> Path:
    return keys_of(town).parents[1]


def why_or_on(clerk: Someone, leader: Someone, on: str) -> str | None:
    """The clerk is asked why a fault of layout is none; or it is the leader's turn already."""
    for message in clerk.messages():
        if "Vì sao vẫn đạt thể thức?" in words(message) and list(buttons(message)):
            return "why"
    turn = (one for one in leader.messages() if on in words(one))
    found = any("Ký số trên máy ký" in row["text"] for one in turn for row in buttons(one))
    return "on" if found else None


def is_sent(letter: Letter, leader: Desk, clerk: Desk) -> None:
    """From the check of its form to the exchange: two signatures on two machines."""
    on = letter.subject
    clerk.who.taps("Đạt thể thức", on=on)
    if until(lambda: why_or_on(clerk.who, leader.who, on), "the form is checked") == "why":
        clerk.who.says("Lề phải theo mẫu riêng của phép thử.")  # the machine found a margin
    leader.who.taps("Ký số trên máy ký", on=on)
    leader.signs(on)
    clerk.who.taps("Cấp số", on=on)
    clerk.who.taps("Cấp số 0", on="Cấp số, ngày")
    clerk.who.taps("Ký số cơ quan trên máy ký", on=on)
    clerk.signs(on)
    clerk.who.sees(on, "chờ phát hành")
    clerk.who.taps("Phát hành", on=on)
    clerk.who.taps("Không gửi kèm bản giấy", on="bản giấy")
    clerk.who.taps("Xác nhận", on="xin kiểm tra lại")


def goes_out(town: Town, subject: str, leader: Desk, clerk: Desk, head: Desk | None = None) -> None:
    """From the upload to the receiver's clerk, who sees nothing wrong. A head at his machine puts his
    initials on it.
    """
    letter = Letter(town, subject, a_letter_about(subject))
    for desk in (leader, clerk, head):
        told = desk.pairs() if desk else None
        assert told is None or told.status == 0, told.complained
    specialist = letter.having("specialist")
    specialist.uploads(letter.file_name, letter.pdf)
    specialist.taps("Không có độ mật", on="độ mật")
    letter.is_submitted(letter.file_name, leader.who)
    if head is None:
        letter.is_approved(subject)
    else:
        head.who.taps("Đồng ý, ký nháy trên máy ký", on=subject)
        head.signs(subject)
        letter.is_signed_off(subject)
    is_sent(letter, leader, clerk)
    theirs = town.having("clerk", agency="000.00.03.H56")
    arrived = words(theirs.sees(subject, "C2", "C6", "C11"))
    assert "✘" not in arrived


def is_judged(town: Town, folder: Path, signatures: int = 2) -> bytes:
    """The file that was signed last: by poppler, qpdf and openssl, none of which is ours."""
    files = (one for one in (home_of(town) / "blobs").rglob("*") if one.is_file())
    newest = sorted(files, key=lambda one: one.stat().st_mtime_ns, reverse=True)
    signed = (pdf for one in newest if (pdf := one.read_bytes()).count(b"/ByteRange") == signatures)
    sealed = next(signed)
    root = (keys_of(town).parent / "roots" / ROOTS).read_bytes()
    judges.all_agree(sealed, folder, signatures, root=root)
    return sealed


def is_set_to(town: Town, database: str, appearance: str, folder: Path) -> None:
    """Cấu hình ký — as the officer sets it, beside the running product."""
    path = folder / "quy-trinh.json"
    path.write_text(json.dumps({"options": {"signing": {"appearance": appearance}}}))
    runs_beside(town, database, "procedure", "set", str(path), "--agency", OURS)


def runs_beside(town: Town, database: str, *command: str) -> None:
    """`vanthu …` on the running product's documents."""
    known = {"VANTHU_DATA_DIR": str(home_of(town)), "VANTHU_DATABASE_URL": database}
    ran = subprocess.run(
        [sys.executable, "-m", "app.cli", *command], check=False, capture_output=True, text=True,
        cwd=ROOT, env={"PATH": os.environ["PATH"], "LANG": "C.UTF-8", **known},
    )  # fmt: skip
    assert ran.returncode == 0, ran.stderr


def is_drawn_right(sealed: bytes, folder: Path, appearance: str) -> None:
    """As two renderers draw it: the seal's size, and how much of the signature lies under it."""
    (folder / "final.pdf").write_bytes(sealed)
    for across, covered in measured(sealed, folder).values():
        assert abs(across - 36) <= 1
        assert 0.25 <= covered <= 0.42
    # the time stands under the seal in the older form alone
    legend = any("+07:00" in one for one, _ in printed(sealed, folder))
    assert legend is (appearance == Appearance.SEED2019)
