"""Who takes part, from when to when: agencies, units and people as dated data (Điều 2)."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from adapters.db.store import open_store
from app.cli import main
from app.names import agency_id, person_id
from app.settings import load
from core.calendar import TIME_ZONE
from core.people.correspondent import axis_of
from core.people.directory import Directory, Stranger
from core.people.person import Actor, Role

BEFORE = """code;name;unit
H56.01;Sở Mẫu;Phòng Một
H56.01;Sở Mẫu;Phòng Hai
H56.77;UBND huyện Mẫu;
VN.HOI;Hội Làm vườn;
"""
REFORM = """code;name;unit;old_code;valid_from;valid_to
H56.01;Sở Mẫu;Phòng Hai;;;30/06/2025
H56.77;UBND huyện Mẫu;;;;30/06/2025
H56.78;UBND xã Mẫu;;H56.77;01/07/2025;
"""
PEOPLE = """account;name;position;agency_code;role;unit;valid_from;valid_to
an;Lê Văn An;Giám đốc;H56.01;leader;;;
moi;Trần Thị Mới;Trưởng phòng;H56.01;unit_head;Phòng Một;2025-06-01;
cu;Lê Văn Cũ;Trưởng phòng;H56.01;unit_head;Phòng Một;;31/05/2025
huyen;Lê Văn Huyện;Chủ tịch;H56.77;leader;;;
hoi;Lê Thị Hội;Văn thư;VN.HOI;clerk;;;
"""
JUNE, JULY = date(2025, 6, 30), date(2025, 7, 1)
Import = Callable[[str, str], int]


@pytest.fixture
def take_in(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Import:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VANTHU_DATA_DIR", str(tmp_path / "data"))

    def run(command: str, words: str) -> int:
        path = tmp_path / f"{command}.csv"
        path.write_text(words, encoding="utf-8")
        return main([command, "import", str(path)])

    return run


@pytest.fixture
def province(take_in: Import) -> Import:
    for command, words in (("agencies", BEFORE), ("people", PEOPLE), ("agencies", REFORM)):
        assert take_in(command, words) == 0
    return take_in


def on(day: date, code: str) -> tuple[Directory, list[str]]:
    """The directory of the agency on that day, and the codes of all agencies there are then."""

    async def ask() -> tuple[Directory, list[str]]:
        store = open_store(load().store_url, lambda: day)
        try:
            return await store.read(
                lambda r: (r.directory(agency_id(code)), [code for _id, code in r.agencies()])
            )
        finally:
            await store.close()

    return asyncio.run(ask())


def accounts(directory: Directory) -> list[str]:
    return [person.account for person in directory.people]


@pytest.mark.basis("R-2.1")
def test_an_agency_that_was_dissolved_ends_with_its_day_and_its_successor_begins(
    province: Import,
) -> None:
    district, codes = on(JUNE, "H56.77")
    assert accounts(district) == ["huyen"]
    assert codes == ["H56.01", "H56.77", "VN.HOI"]
    district, codes = on(JULY, "H56.77")
    assert codes == ["H56.01", "H56.78", "VN.HOI"]
    with pytest.raises(Stranger):
        district.acting(Actor(person_id("huyen"), agency_id("H56.77"), "test"))
    commune, _codes = on(JULY, "H56.78")
    assert (commune.agency.old_code, commune.agency.valid_from) == ("H56.77", JULY)
    assert commune.correspondent("H56.77") is None


@pytest.mark.basis("R-2.1")
def test_units_and_roles_hold_from_one_day_to_another(province: Import) -> None:
    may, _codes = on(date(2025, 5, 31), "H56.01")
    assert accounts(may) == ["an", "cu"]
    june, _codes = on(date(2025, 6, 1), "H56.01")
    assert accounts(june) == ["an", "moi"]
    assert [unit.name for unit in on(JUNE, "H56.01")[0].units] == ["Phòng Hai", "Phòng Một"]
    july, _codes = on(JULY, "H56.01")
    assert [unit.name for unit in july.units] == ["Phòng Một"]
    head = july.head_of(july.units[0].id)
    assert head is not None
    assert head.account == "moi"


@pytest.mark.basis("R-2.1")
def test_a_person_belongs_to_one_agency_and_takes_no_role_along(province: Import) -> None:
    head, rest = PEOPLE.split("\n", maxsplit=1)[0], "an;Lê Văn An;Chuyên viên;H56.78;specialist;;;"
    assert province("people", f"{head}\n{rest}\n") == 0
    today = datetime.now(TIME_ZONE).date()
    assert "an" not in accounts(on(today, "H56.01")[0])
    moved = on(today, "H56.78")[0].people
    assert [(person.account, person.roles) for person in moved] == [
        ("an", frozenset({Role.SPECIALIST}))
    ]


@pytest.mark.basis("R-2.2")
def test_another_organisation_takes_part_by_the_same_rules(province: Import) -> None:
    club, _codes = on(JULY, "VN.HOI")
    clerk = club.acting(Actor(person_id("hoi"), agency_id("VN.HOI"), "test"))
    assert clerk.roles == {Role.CLERK}
    office, _codes = on(JULY, "H56.01")
    known = office.correspondent("Hội Làm vườn")
    assert known is not None
    assert (known.code, known.electronic, known.axis) == ("VN.HOI", True, axis_of("VN.HOI"))
    with pytest.raises(Stranger):
        office.acting(Actor(person_id("hoi"), agency_id("VN.HOI"), "test"))


@pytest.mark.parametrize(
    ("days", "said"),
    [
        ("30/02/2025;", "dòng 2: valid_from: “30/02/2025” không phải ngày"),
        ("hôm qua;", "dòng 2: valid_from: “hôm qua” không phải ngày"),
        ("01/07/2025;30/06/2025", "dòng 2: valid_to 30/06/2025 trước valid_from 01/07/2025"),
    ],
)
def test_a_period_that_cannot_be_names_its_line(
    take_in: Import, capsys: pytest.CaptureFixture[str], days: str, said: str
) -> None:
    assert take_in("agencies", f"code;name;valid_from;valid_to\nH56.01;Sở Mẫu;{days}\n") == 1
    assert said in capsys.readouterr().err
