"""Setting an agency up from files, and what the operator's commands say about it."""

from __future__ import annotations

import json
import sqlite3
from pathlib import Path

import pytest

from app.cli import main

AGENCIES = """code,name,short_name,place,unit
H56.01,Sở Mẫu,SM,Thanh Hóa,Phòng Một
H56.01,Sở Mẫu,SM,Thanh Hóa,Phòng Hai
"""
PEOPLE = """account;name;position;agency_code;role;unit;successor
an;Lê Văn An;Giám đốc;H56.01;leader;;
thu;Lê Thị Thu;Văn thư;H56.01;clerk;;an
binh;Trần Thị Bình;Trưởng phòng;H56.01;unit_head;phong mot;an
"""


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VANTHU_DATA_DIR", str(tmp_path / "data"))
    (tmp_path / "agencies.csv").write_text(AGENCIES, encoding="utf-8-sig")
    (tmp_path / "people.csv").write_text(PEOPLE, encoding="utf-8")
    return tmp_path


def imported(home: Path) -> None:
    assert main(["agencies", "import", str(home / "agencies.csv")]) == 0
    assert main(["people", "import", str(home / "people.csv")]) == 0


def test_an_agency_is_set_up_from_two_files(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    imported(home)
    said = capsys.readouterr().out
    assert "1 cơ quan, 2 đơn vị" in said
    assert sum(line.startswith(("an\t", "thu\t", "binh\t")) for line in said.splitlines()) == 3


def test_importing_again_changes_nothing_and_issues_no_password(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(home)
    capsys.readouterr()
    imported(home)
    assert "\t" not in capsys.readouterr().out
    with sqlite3.connect(home / "data" / "vanthu.sqlite3") as connection:
        count = connection.execute("select count(*) from people").fetchone()[0]
        heads = connection.execute("select count(*) from units where head_id not null").fetchone()[
            0
        ]
        issued = connection.execute("select count(*) from passwords where must_change").fetchone()[
            0
        ]
    connection.close()
    assert (count, heads, issued) == (3, 1, 3)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("Ân;X;Y;H56.01;clerk;;", "dòng 5: tài khoản"),
        ("x1;X;Y;H99;clerk;;", "dòng 5: chưa có cơ quan"),
        ("x1;X;Y;H56.01;vua;;", "dòng 5: vai trò"),
        ("x1;X;Y;H56.01;unit_head;;", "dòng 5: lãnh đạo phòng cần cột unit"),
        ("x1;X;Y;H56.01;clerk;Phòng Ba;", "dòng 5: cơ quan H56.01 chưa có đơn vị"),
        ("x1;X;Y;H56.01;clerk;;khong", "dòng 5: người kế tiếp"),
        ("x1;;Y;H56.01;clerk;;", "dòng 5: name để trống"),
        ("x1;X;Y", "dòng 5: có 3 ô, cần 7"),
    ],
)
def test_a_wrong_row_is_named_and_nothing_is_written(
    home: Path, capsys: pytest.CaptureFixture[str], row: str, said: str
) -> None:
    main(["agencies", "import", str(home / "agencies.csv")])
    (home / "people.csv").write_text(PEOPLE + row + "\n", encoding="utf-8")
    assert main(["people", "import", str(home / "people.csv")]) == 1
    assert said in capsys.readouterr().err
    with sqlite3.connect(home / "data" / "vanthu.sqlite3") as connection:
        assert connection.execute("select count(*) from people").fetchone()[0] == 0
    connection.close()


def test_a_link_code_is_for_a_known_account_and_is_journalled(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(home)
    capsys.readouterr()
    assert main(["link-code", "thu", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)["code"]) >= 8
    assert main(["link-code", "khong"]) == 1
    assert "khong" in capsys.readouterr().err
    assert main(["journal", "verify"]) == 0
    assert "1 dòng, chuỗi nguyên vẹn" in capsys.readouterr().out


@pytest.mark.basis("R-3.18")
def test_a_journal_line_that_was_changed_is_found(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(home)
    for _ in range(3):
        main(["link-code", "thu"])
    with sqlite3.connect(home / "data" / "vanthu.sqlite3") as connection:
        connection.execute("update journal set via = 'khac' where seq = 2")
    connection.close()
    capsys.readouterr()
    assert main(["journal", "verify", "--json"]) == 1
    assert json.loads(capsys.readouterr().out)[0]["broken_at"] == 2


def test_the_doctor_says_what_is_missing(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["doctor", "--json"]) == 1
    probes = {row["name"]: row for row in json.loads(capsys.readouterr().out)}
    assert not probes["Cơ sở dữ liệu"]["ok"]
    assert probes["Lịch làm việc"]["ok"]
    assert not probes["Telegram"]["ok"]
    main(["migrate"])
    capsys.readouterr()
    main(["doctor"])
    said = capsys.readouterr().out
    assert "✓ Cơ sở dữ liệu" in said
    assert "✗ Telegram" in said


def test_correspondents_are_imported_and_a_wrong_code_names_its_line(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = home / "noi-nhan.csv"
    path.write_text(
        "code;name;short_name;electronic\n000.00.01.h56;UBND tỉnh;;\nG01;Bộ Mẫu;BM;không\n",
        encoding="utf-8",
    )
    assert main(["correspondents", "import", str(path)]) == 0
    assert "Đã nhập 2 cơ quan nhận" in capsys.readouterr().out
    with sqlite3.connect(home / "data" / "vanthu.sqlite3") as connection:
        rows = connection.execute("select code, electronic from correspondents order by code")
        assert rows.fetchall() == [("000.00.01.H56", 1), ("G01", 0)]
    connection.close()
    path.write_text("code,name\nmã sai,X\n", encoding="utf-8")
    assert main(["correspondents", "import", str(path)]) == 1
    assert "dòng 2" in capsys.readouterr().err


def test_a_list_may_carry_addresses_which_are_still_to_be_verified(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(home)
    rows = "account;name;position;agency_code;role;email\nthu;Lê Thị Thu;Văn thư;H56.01;clerk;{}\n"
    (home / "people.csv").write_text(rows.format("Thu@So.Example"), encoding="utf-8")
    assert main(["people", "import", str(home / "people.csv")]) == 0
    with sqlite3.connect(home / "data" / "vanthu.sqlite3") as connection:
        found = connection.execute("select channel, address from proposed_addresses").fetchall()
        links = connection.execute("select count(*) from links").fetchone()[0]
    connection.close()
    assert found == [("email", "thu@so.example")]
    assert links == 0
    (home / "people.csv").write_text(rows.format("thu@"), encoding="utf-8")
    assert main(["people", "import", str(home / "people.csv")]) == 1
    assert "thu@" in capsys.readouterr().err


def test_a_list_may_carry_telephone_numbers_and_one_without_them_keeps_them(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    imported(home)
    rows = "account;name;position;agency_code;role{}\nthu;Lê Thị Thu;Văn thư;H56.01;clerk{}\n"

    def known() -> str:
        with sqlite3.connect(home / "data" / "vanthu.sqlite3") as connection:
            found = connection.execute("select phone from people where account = 'thu'").fetchone()
        connection.close()
        return str(found[0])

    path = home / "people.csv"
    path.write_text(rows.format(";phone", ";+84 912 345 678"), encoding="utf-8")
    assert main(["people", "import", str(path)]) == 0
    assert known() == "0912345678"
    path.write_text(rows.format("", ""), encoding="utf-8")
    assert main(["people", "import", str(path)]) == 0
    assert known() == "0912345678"
    path.write_text(rows.format(";phone", ";12"), encoding="utf-8")
    assert main(["people", "import", str(path)]) == 1
    assert "số điện thoại" in capsys.readouterr().err
