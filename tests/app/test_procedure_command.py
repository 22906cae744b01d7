"""`vanthu procedure show|set`: a new version, or one clear sentence."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from app.cli import main
from app.demo.people import SHORT

CODE = "000.00.02.H56"


@pytest.fixture
def settled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VANTHU_DATABASE_URL", f"sqlite:///{tmp_path / 'office.sqlite3'}")
    agencies, people = tmp_path / "a.csv", tmp_path / "p.csv"
    agencies.write_text(f"code,name,unit\n{CODE},Sở Nông nghiệp,Phòng Trồng trọt\n", "utf-8")
    rows = [("thu", "clerk"), ("an", "leader"), ("son", "specialist"), ("duc", "administrator")]
    lines = [f"{a},Người {a},Chức vụ,{CODE},{role}" for a, role in rows]
    head = "account,name,position,agency_code,role"
    people.write_text("\n".join([head, *lines, ""]), "utf-8")
    main(["migrate"])
    main(["agencies", "import", str(agencies)])
    main(["people", "import", str(people)])
    return tmp_path


def put(folder: Path, written: object) -> int:
    path = folder / "quy-trinh.json"
    path.write_text(json.dumps(written), encoding="utf-8")
    return main(["procedure", "set", str(path), "--agency", CODE])


@pytest.mark.basis("R-12.2")
def test_an_office_without_unit_heads_must_skip_them(
    settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    assert put(settled, {}) == 1
    assert "không ai đi tiếp được" in capsys.readouterr().err
    assert put(settled, SHORT.written()) == 0
    assert json.loads(capsys.readouterr().out)["version"] == 1
    assert put(settled, SHORT.written() | {"proof": {"reg": "confirm"}}) == 0
    capsys.readouterr()
    assert main(["procedure", "show", "--agency", CODE]) == 0
    shown = json.loads(capsys.readouterr().out)
    assert (shown["version"], shown["proof"]) == (2, {"reg": "confirm"})
    assert main(["journal", "verify"]) == 0
    assert "2 dòng" in capsys.readouterr().out


def test_what_is_no_procedure_is_refused_with_a_sentence(
    settled: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    (settled / "hong.json").write_text("{", encoding="utf-8")
    assert main(["procedure", "set", str(settled / "hong.json"), "--agency", CODE]) == 1
    assert main(["procedure", "set", str(settled / "khong.json"), "--agency", CODE]) == 1
    assert main(["procedure", "show", "--agency", "X"]) == 1
    assert main(["procedure", "set", "--agency", CODE]) == 2
    assert put(settled, {"unused": ["xyz"]}) == 1
    assert "không có bước nào mang mã “xyz”" in capsys.readouterr().err.casefold()
