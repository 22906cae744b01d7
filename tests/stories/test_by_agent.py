"""A letter signed and sealed by `vanthu agent` on two machines, while all else goes by the chat; the
keys are in files, or at a remote signing service. The file that goes out is judged by others too.
"""

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
import pytest

from core.signing.making import Appearance
from tests.adapters.signing import judges
from tests.adapters.signing.test_rendering import words as printed
from tests.app.machines import ROOT, Machine, Ran
from tests.app.test_agent_keys import measured
from tests.stories.journeys import ON_BOTH_DATABASES, OURS, Letter, a_letter_about
from tests.stories.people import Someone, Town, buttons, until, words
from tests.stories.services import PIN, TOKEN, DemoVault, signing_service

pytestmark = [ON_BOTH_DATABASES, pytest.mark.filterwarnings("ignore:It is recommended to use web")]
SUBJECT = "V/v ký trên máy của người ký"


@dataclass(frozen=True)
class Desk:
    """A signer at his own machine: the chat on the phone, the agent and the office's page here."""

    town: Town
    who: Someone
    machine: Machine
    service: str = ""

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
        if self.service:
            return f"csc:credential={self.who.account}?address={self.service}&ask=token,pin"
        return f"{keys_of(self.town)}/{self.who.account}.p12"

    @property
    def secret(self) -> str:
        return f"{TOKEN} {PIN}" if self.service else self._row()["password"]

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


def goes_out(town: Town, subject: str, leader: Desk, clerk: Desk) -> None:
    """From the upload to the receiver's clerk, who sees nothing wrong."""
    letter = Letter(town, subject, a_letter_about(subject))
    for desk in (leader, clerk):
        told = desk.pairs()
        assert told.status == 0, told.complained
    specialist = letter.having("specialist")
    specialist.uploads(letter.file_name, letter.pdf)
    specialist.taps("Không có độ mật", on="độ mật")
    letter.is_submitted(letter.file_name, leader.who)
    letter.is_approved(subject)
    is_sent(letter, leader, clerk)
    theirs = town.having("clerk", agency="000.00.03.H56")
    arrived = words(theirs.sees(subject, "C2", "C6", "C11"))
    assert "✘" not in arrived


def is_judged(town: Town, folder: Path) -> bytes:
    """The file that was signed last: by poppler, qpdf and openssl, none of which is ours."""
    files = (one for one in (home_of(town) / "blobs").rglob("*") if one.is_file())
    newest = sorted(files, key=lambda one: one.stat().st_mtime_ns, reverse=True)
    sealed = next(pdf for one in newest if (pdf := one.read_bytes()).count(b"/ByteRange") == 2)
    root = (keys_of(town).parent / "roots" / "demo.pem").read_bytes()
    judges.all_agree(sealed, folder, root=root)
    return sealed


def is_set_to(town: Town, database: str, appearance: str, folder: Path) -> None:
    """Cấu hình ký — as the officer sets it, beside the running product."""
    home, path = home_of(town), folder / "quy-trinh.json"
    path.write_text(json.dumps({"options": {"signing": {"appearance": appearance}}}))
    known = {"VANTHU_DATA_DIR": str(home), "VANTHU_DATABASE_URL": database}
    subprocess.run(
        [sys.executable, "-m", "app.cli", "procedure", "set", str(path), "--agency", OURS],
        check=True, capture_output=True, cwd=ROOT, env={"PATH": os.environ["PATH"], **known},
    )  # fmt: skip


@pytest.mark.basis("R-9.1", "R-9.2b", "R-9.2d", "R-11.1")
def test_leader_and_clerk_sign_on_their_own_machines_and_the_letter_goes_out(
    town: Town, tmp_path: Path
) -> None:
    leader, clerk = [
        Desk(town, town.having(role), Machine(tmp_path / role)) for role in ("leader", "clerk")
    ]
    goes_out(town, SUBJECT, leader, clerk)
    is_judged(town, tmp_path)


@pytest.mark.basis("R-9.1", "R-9.2b", "R-9.2d", "R-10.2a", "R-11.1")
@pytest.mark.parametrize("appearance", [one.value for one in Appearance])
def test_keys_at_a_remote_service_sign_in_both_appearances(
    town: Town, database: str, tmp_path: Path, appearance: str
) -> None:
    is_set_to(town, database, appearance, tmp_path)
    rows = {row["account"]: row["password"] for row in town.office.get("/demo/people").json()}
    people = [town.having(role) for role in ("leader", "clerk")]
    vault = DemoVault(keys_of(town), {one.account: rows[one.account] for one in people})
    with signing_service(vault) as at:
        desks = [Desk(town, one, Machine(tmp_path / one.account), at) for one in people]
        goes_out(town, f"V/v dịch vụ ký từ xa kiểu {appearance}", *desks)
    sealed = is_judged(town, tmp_path)
    kept = "".join(one.read_text() for one in tmp_path.rglob("agent.json"))
    assert TOKEN not in kept
    assert PIN not in kept
    (tmp_path / "final.pdf").write_bytes(sealed)
    for across, covered in measured(sealed, tmp_path).values():
        assert abs(across - 36) <= 1
        assert 0.25 <= covered <= 0.42
    # the time stands under the seal in the older form alone
    legend = any("+07:00" in one for one, _ in printed(sealed, tmp_path))
    assert legend is (appearance == Appearance.SEED2019)
