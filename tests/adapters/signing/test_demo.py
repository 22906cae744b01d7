from __future__ import annotations

import argparse
import json
import stat

import pytest

from app.commands import verify
from app.demo.authority import Sender, ensure
from app.demo.papers import STAMPS, letter, letter_with_places
from tests.adapters.signing.cases import AT, CODE, checked, fields, good, office, with_page_added


def test_the_authority_is_made_once_and_its_keys_are_nobody_else_s(tmp_path):
    first = ensure(tmp_path / "pki")
    again = ensure(tmp_path / "pki")
    other = ensure(tmp_path / "pki", Sender("Sở Y tế", "000.00.07.H56", "Lê An", "health"))
    assert first.agency.pem == again.agency.pem
    assert first.person.pem == again.person.pem
    assert other.agency.name == "Sở Y tế"
    assert other.agency.chain == first.agency.chain
    for path in (tmp_path / "pki" / "private").iterdir():
        assert stat.S_IMODE(path.stat().st_mode) == 0o600


def test_a_demo_letter_signed_by_the_demo_authority_is_valid(tmp_path):
    demo = ensure(tmp_path)
    pdf, places = letter_with_places(fields("HỎA TỐC"))
    roots = [path.read_bytes() for path in demo.roots.iterdir()]
    crls = [path.read_bytes() for path in demo.crls.iterdir()]
    assert checked(demo.sign(pdf, AT, places), roots=roots, crls=crls).verdict == "valid"


def test_the_same_letter_is_the_same_bytes():
    assert letter(fields("KHẨN")) == letter(fields("KHẨN"))


@pytest.mark.parametrize("urgency", ["", *STAMPS])
@pytest.mark.parametrize("length", [1, 12, 4000])
def test_a_letter_of_any_length_is_one_page(urgency, length):
    words = "Đề nghị đơn vị báo cáo <kết quả> & khó khăn, vướng mắc về Sở trước ngày 25/11. "
    body = (words * 3,) * length if length < 100 else (words * length,)
    content = letter(fields(urgency, body))
    assert content.count(b"/Type /Page\n") == 1
    _, places = letter_with_places(fields(urgency, body))
    assert places.agency[1] > 40


def asked(*arguments: str) -> int:
    parser = argparse.ArgumentParser()
    verify.add_arguments(parser)
    return verify.run(parser.parse_args(list(arguments)))


@pytest.fixture
def papers(tmp_path):
    (tmp_path / "goc.pem").write_bytes(office().root.pem)
    (tmp_path / "goc.crl").write_bytes(office().crl)
    (tmp_path / "tot.pdf").write_bytes(good())
    (tmp_path / "sua.pdf").write_bytes(with_page_added(good()))
    return tmp_path


def test_the_command_ends_with_0_only_for_a_valid_file(papers, capsys):
    root, crl = ["--root", str(papers / "goc.pem")], ["--crl", str(papers / "goc.crl")]
    at = ["--at", "2026-11-24T08:00:00"]
    assert asked(str(papers / "tot.pdf"), *root, *crl, *at, "--from", CODE, "--json") == 0
    said = json.loads(capsys.readouterr().out)
    assert said["verdict"] == "valid"
    assert [one["id"] for one in said["checks"]] == [f"C{number}" for number in range(1, 9)]
    assert len(said["signatures"]) == 2
    assert asked(str(papers / "tot.pdf"), *root, *at) == 3
    assert "CHƯA XÁC ĐỊNH" in capsys.readouterr().out
    assert asked(str(papers / "sua.pdf"), *root, *crl, *at) == 1
    assert "Văn bản đã bị thay đổi sau khi ký" in capsys.readouterr().out


@pytest.mark.parametrize(
    "arguments",
    [["mat.pdf"], ["tot.pdf", "--root", "tot.pdf"], ["tot.pdf", "--crl", "goc.pem"],
     ["tot.pdf", "--at", "hôm qua"]],
)  # fmt: skip
def test_the_command_says_in_one_sentence_what_it_cannot_use(papers, capsys, arguments):
    given = [str(papers / one) if one.endswith(("pdf", "pem")) else one for one in arguments]
    assert asked(*given) == 2
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
