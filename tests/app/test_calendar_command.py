"""`vanthu calendar` — sentences for people, fields for scripts, exit codes for both."""

import argparse
import json

import pytest

from app.commands import calendar


def run(*words: str) -> int:
    parser = argparse.ArgumentParser()
    calendar.add_arguments(parser)
    return calendar.run(parser.parse_args(words))


@pytest.mark.basis("R-6.2a")
def test_issue_by_answers_people_and_scripts(capsys):
    assert run("issue-by", "2026-11-23T09:00") == 0
    assert capsys.readouterr().out == (
        "Ký lúc 09:00 Thứ Hai, 23/11/2026: phát hành trong ngày ký, "
        "chậm nhất 12:00 Thứ Tư, 25/11/2026.\n"
    )
    assert run("issue-by", "2026-11-23T02:00:00Z", "--json") == 0
    fields = json.loads(capsys.readouterr().out)
    assert fields["issue_by"] == "2026-11-25T12:00:00+07:00"
    assert fields["same_day_until"] == "2026-11-23T23:59:59+07:00"


@pytest.mark.basis("R-8.3a-2")
def test_deadline_and_explanation_agree(capsys):
    asked = ("--received", "2026-11-18T10:00", "--days", "5")
    assert run("deadline", *asked) == 0
    assert capsys.readouterr().out == "Hạn: Thứ Năm, 26/11/2026, 17:00\n"
    assert run("explain", *asked) == 0
    sentence = capsys.readouterr().out.strip()
    assert run("deadline", *asked, "--json") == 0
    fields = json.loads(capsys.readouterr().out)
    assert fields["explanation"] == sentence
    assert fields["due_on"] == "2026-11-26"
    assert fields["due_at"] == "2026-11-26T17:00:00+07:00"


def test_a_deadline_in_words_is_read(capsys):
    assert run("read", "thứ sáu tuần này", "--now", "2026-11-25T10:00", "--json") == 0
    assert json.loads(capsys.readouterr().out) == {
        "at": "2026-11-27T17:00:00+07:00",
        "reading": "Thứ Sáu, 27/11/2026, 17:00",
    }


def test_a_refusal_is_one_sentence_on_stderr(capsys):
    assert run("issue-by", "2027-06-01T09:00") == 1
    said = capsys.readouterr()
    assert not said.out
    assert said.err.startswith("Chưa nhập lịch làm việc của ngày 02/06/2027")


@pytest.mark.parametrize("words", [("issue-by", "mai"), ("deadline",), ("deadline", "--days", "x")])
def test_wrong_usage_exits_with_two(words, capsys):
    with pytest.raises(SystemExit) as left:
        run(*words)
    assert left.value.code == 2
    assert capsys.readouterr().err
