"""A letter signed and sealed by `vanthu agent` on two machines, while all else goes by the chat."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from pathlib import Path

import httpx
import pytest

from tests.app.machines import Machine, Ran
from tests.stories.journeys import Letter, a_letter_about
from tests.stories.people import Someone, Town, until, words

pytestmark = pytest.mark.parametrize("setting", ["sqlite"], indirect=True, scope="module")
SUBJECT = "V/v ký trên máy của người ký"


@dataclass(frozen=True)
class Desk:
    """A signer at his own machine: the chat on the phone, the agent and the office's page here."""

    town: Town
    who: Someone
    machine: Machine

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

    def pairs(self) -> Ran:
        keys = _found(r"<code>(/[^<]+/keys)</code>", self.town.office.get("/").text)
        key, server = f"{keys}/{self.who.account}.p12", str(self.town.office.base_url).rstrip("/")
        return asyncio.run(self.machine.pairs(server, key, self.code(), self._row()["password"]))

    def row(self, subject: str) -> list[str] | None:
        rows = asyncio.run(self.machine.waiting())
        return next((row for row in rows if row[2] == subject), None)

    def signs(self, subject: str) -> None:
        """Once it is there, and only with the four digits that the card in the chat shows."""
        card = words(self.who.sees(subject, "Bốn số đối chiếu"))
        key, *_ = until(lambda: self.row(subject), f"{subject} waits on the machine")
        digits = _found(r"Bốn số đối chiếu: (?:<b>)?(\d{4})", card)
        ran = asyncio.run(
            self.machine.runs("sign", key, "--digits", digits, pin=self._row()["password"])
        )
        assert ran.status == 0, ran.complained


def _found(pattern: str, text: str) -> str:
    found = re.search(pattern, text)
    assert found is not None, (pattern, text[-2000:])
    return found[1]


def is_sent(letter: Letter, leader: Desk, clerk: Desk) -> None:
    """From the check of its form to the exchange: two signatures on two machines."""
    on = letter.subject
    clerk.who.taps("Đạt thể thức", on=on)
    clerk.who.asked("Vì sao vẫn đạt thể thức?")  # the machine has looked, too, and found a margin
    clerk.who.says("Lề phải theo mẫu riêng của phép thử.")
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


@pytest.mark.basis("R-9.1", "R-9.2b", "R-9.2d", "R-11.1")
def test_leader_and_clerk_sign_on_their_own_machines_and_the_letter_goes_out(
    town: Town, tmp_path: Path
) -> None:
    letter = Letter(town, SUBJECT, a_letter_about(SUBJECT))
    desks = [Desk(town, letter.having(role), Machine(tmp_path / role)) for role in
             ("leader", "clerk")]  # fmt: skip
    for desk in desks:
        told = desk.pairs()
        assert told.status == 0, told.complained
    specialist, leader = letter.having("specialist"), desks[0].who
    specialist.uploads(letter.file_name, letter.pdf)
    specialist.taps("Không có độ mật", on="độ mật")
    letter.is_submitted(letter.file_name, leader)
    letter.is_approved(SUBJECT)
    is_sent(letter, *desks)
    theirs = letter.town.having("clerk", agency="000.00.03.H56")
    arrived = words(theirs.sees(SUBJECT, "C2", "C6", "C11"))
    assert "✘" not in arrived
