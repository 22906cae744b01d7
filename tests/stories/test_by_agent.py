"""A letter signed and sealed by `vanthu agent` on two machines, while all else goes by the chat; the
keys are in files, or at a remote signing service. The file that goes out is judged by others too.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from core.signing.making import Appearance
from tests.app.machines import Machine
from tests.stories.desks import (
    Desk,
    Kept,
    goes_out,
    is_drawn_right,
    is_judged,
    is_set_to,
    keys_of,
)
from tests.stories.journeys import ON_BOTH_DATABASES
from tests.stories.people import Town
from tests.stories.services import PIN, TOKEN, DemoVault, signing_service

pytestmark = [ON_BOTH_DATABASES, pytest.mark.filterwarnings("ignore:It is recommended to use web")]
APPEARANCES = [one.value for one in Appearance]


@pytest.mark.basis("R-9.1", "R-9.2b", "R-9.2d", "R-10.2a", "R-11.1")
@pytest.mark.parametrize("appearance", APPEARANCES)
def test_leader_and_clerk_sign_on_their_own_machines_and_the_letter_goes_out(
    town: Town, database: str, tmp_path: Path, appearance: str
) -> None:
    is_set_to(town, database, appearance, tmp_path)
    leader, clerk = [
        Desk(town, town.having(role), Machine(tmp_path / role)) for role in ("leader", "clerk")
    ]
    goes_out(town, f"V/v ký trên máy của người ký kiểu {appearance}", leader, clerk)
    is_drawn_right(is_judged(town, tmp_path), tmp_path, appearance)


@pytest.mark.basis("R-9.1", "R-9.2b", "R-9.2d", "R-10.2a", "R-11.1")
@pytest.mark.parametrize("appearance", APPEARANCES)
def test_keys_at_a_remote_service_sign_in_both_appearances(
    town: Town, database: str, tmp_path: Path, appearance: str
) -> None:
    is_set_to(town, database, appearance, tmp_path)
    rows = {row["account"]: row["password"] for row in town.office.get("/demo/people").json()}
    people = [town.having(role) for role in ("leader", "clerk")]
    vault = DemoVault(keys_of(town), {one.account: rows[one.account] for one in people})
    with signing_service(vault) as at:
        places = [f"csc:credential={one.account}?address={at}&ask=token,pin" for one in people]
        desks = [
            Desk(town, one, Machine(tmp_path / one.account), Kept(place, f"{TOKEN} {PIN}"))
            for one, place in zip(people, places, strict=True)
        ]
        goes_out(town, f"V/v dịch vụ ký từ xa kiểu {appearance}", *desks)
    kept = "".join(one.read_text() for one in tmp_path.rglob("agent.json"))
    assert TOKEN not in kept
    assert PIN not in kept
    is_drawn_right(is_judged(town, tmp_path), tmp_path, appearance)


@pytest.mark.basis("R-8.3b-1", "R-9.2b", "R-9.2d")
def test_the_unit_head_initials_on_his_machine_before_the_leader_signs(
    town: Town, tmp_path: Path
) -> None:
    """The last of these: from now on drafts of this unit have a field for his initials."""
    head, leader, clerk = [
        Desk(town, town.having(role), Machine(tmp_path / role))
        for role in ("unit_head", "leader", "clerk")
    ]
    goes_out(town, "V/v ký nháy trên máy của trưởng phòng", leader, clerk, head)
    is_judged(town, tmp_path, signatures=3)
