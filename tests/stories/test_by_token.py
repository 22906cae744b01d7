"""A letter signed and sealed with keys on devices (SoftHSM), RSA and ECDSA, in both appearances, by
`vanthu agent` on two machines; all else goes by the chat, the hand-over of the device too.
"""

from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from pathlib import Path

import pytest

from adapters.signing.registry import read_certificate
from app.commands.certificates import entered
from app.settings import Settings
from core.signing.making import Appearance
from tests.adapters.signing.test_keys import PIN, token
from tests.app.machines import Machine
from tests.core.office import FakeClock
from tests.stories.desks import Desk, goes_out, home_of, is_drawn_right, is_judged, is_set_to
from tests.stories.journeys import ON_BOTH_DATABASES, OURS
from tests.stories.people import Someone, Town
from tests.stories.tokens import on_device

__all__ = ["token"]
pytestmark = ON_BOTH_DATABASES
MORNING = datetime(2026, 11, 23, 1, 5, tzinfo=UTC)
"""When the town's day begins."""


def is_handed_over(
    town: Town, database: str, certificate: Path, device: str, leader: Someone, clerk: Someone
) -> None:
    """Entered by the officer; then the leader gives the device to the clerk, in writing."""
    found = read_certificate(certificate.read_bytes())
    settings = Settings(data_dir=home_of(town), database_url=database)
    asyncio.run(entered(found, OURS, device, settings, FakeClock(MORNING)))
    leader.taps("Giao thiết bị cho văn thư", on=device)
    leader.taps(clerk.name, on="Giao thiết bị cho văn thư nào?")
    leader.asked("Giao đến khi nào?")
    leader.says("31/12/2026")
    leader.taps("Đúng", on="đúng không?")
    leader.asked("Số và ngày của văn bản giao thiết bị")
    leader.says("15/QĐ-SNNMT ngày 20/11/2026")
    leader.taps("Xác nhận", on="xin kiểm tra lại")
    clerk.taps("Đã nhận thiết bị", on=device)


@pytest.mark.basis("R-9.1", "R-9.2b", "R-9.2d", "R-10.2a", "R-11.1", "R-11.2")
@pytest.mark.parametrize("appearance", [one.value for one in Appearance])
@pytest.mark.parametrize("kind", ["ec", "rsa"])
def test_keys_on_devices_sign_in_both_appearances(
    town: Town, database: str, token: str, tmp_path: Path, kind: str, appearance: str
) -> None:
    is_set_to(town, database, appearance, tmp_path)
    leader, clerk = town.having("leader"), town.having("clerk")
    (his, _), (hers, certificate) = (
        on_device(town, who, kind, tmp_path) for who in (leader, clerk)
    )
    if kind == "rsa":
        is_handed_over(town, database, certificate, f"SoftHSM {appearance}", leader, clerk)
    desks = [
        Desk(town, leader, Machine(tmp_path / "his"), his),
        Desk(town, clerk, Machine(tmp_path / "hers"), hers),
    ]
    goes_out(town, f"V/v khóa {kind} trên thiết bị kiểu {appearance}", *desks)
    assert PIN not in "".join(one.read_text() for one in tmp_path.rglob("agent.json"))
    is_drawn_right(is_judged(town, tmp_path), tmp_path, appearance)
