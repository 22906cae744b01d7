"""`vanthu register export`, as whoever prints and binds the registers uses it."""

from __future__ import annotations

import asyncio
import csv
import json
from datetime import timedelta
from pathlib import Path

import pytest

from adapters.db.migrate import migrate
from adapters.db.store import open_store
from app.cli import main
from core.incoming.document import IncomingState
from tests.databases import put_directory
from tests.factories import AGENCY, NOW, an_incoming_document, an_office


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An agency with three registered documents, the last one a month later."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("VANTHU_DATA_DIR", str(tmp_path / "data"))
    asyncio.run(_filled(f"sqlite:///{tmp_path / 'data' / 'vanthu.sqlite3'}"))
    return tmp_path


async def _filled(url: str) -> None:
    migrate(url)
    store = open_store(url)
    await put_directory(store, an_office())
    for number in (1, 2, 3):
        at = NOW + timedelta(days=30 if number == 3 else 0, minutes=number)
        document = an_incoming_document(
            IncomingState.REGISTERED, arrival_number=number, registered_at=at
        )
        await store.write(lambda work, document=document: work.add(document))
    await store.close()


def export(*more: str, kind: str = "incoming", form: str = "csv") -> int:
    return main(["register", "export", "--kind", kind, "--year", "2026", "--format", form, *more])


@pytest.mark.basis("R-3.9")
def test_a_register_is_exported_and_the_command_says_what_is_in_it(
    home: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert export() == 0
    assert "Đã xuất 3 dòng, từ số 01 đến số 03 vào so-incoming-2026.csv" in capsys.readouterr().out
    text = (home / "so-incoming-2026.csv").read_text(encoding="utf-8-sig")
    assert [row[1] for row in csv.reader(text.splitlines(), delimiter=";")] == [
        "Số đến", "01", "02", "03",
    ]  # fmt: skip
    for kind in ("incoming", "outgoing", "follow-up"):
        for form, begins in (("pdf", b"%PDF"), ("docx", b"PK")):
            assert export("-o", f"{kind}.{form}", kind=kind, form=form) == 0
            assert (home / f"{kind}.{form}").read_bytes().startswith(begins)


def test_days_agency_and_json(home: Path, capsys: pytest.CaptureFixture[str]) -> None:
    given = ["--agency", AGENCY.code.lower(), "--from", "2026-12-01", "--to", "2026-12-31"]
    assert export(*given, "--json", "-o", "mot.csv") == 0
    said = json.loads(capsys.readouterr().out)
    assert (said["lines"], said["first"], said["file"]) == (1, "03", "mot.csv")
    assert said["bytes"] == (home / "mot.csv").stat().st_size


@pytest.mark.parametrize(
    ("more", "words"),
    [
        (["--agency", "H99"], "không có cơ quan mã “H99”"),
        (["--from", "hom-nay"], "“hom-nay” không phải là ngày"),
        (["-o", "khong/co/thu-muc.csv"], "không ghi được"),
        (["--year", "1"], "năm 1 không có sổ"),
    ],
)
def test_what_cannot_be_is_one_sentence(
    home: Path, capsys: pytest.CaptureFixture[str], more: list[str], words: str
) -> None:
    assert export(*more) == 1
    said = capsys.readouterr().err
    assert words in said
    assert len(said.splitlines()) == 1


def test_the_register_goes_to_the_standard_output_when_told(
    home: Path, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    assert export("-o", "-") == 0
    assert capfdbinary.readouterr().out.startswith(b"\xef\xbb\xbf")
