"""What leaves the house: what is listed, cut; everything else stays (P13)."""

from __future__ import annotations

from dataclasses import replace

from core.abroad import SUBJECT, abroad, reason_abroad
from core.card import Area, Button, Card, Exposure, Fact, FileRef, Line, Ref
from core.text import Text
from tests.factories import an_id

FILE = FileRef("ab" * 32, "mật danh.pdf", 1)
CARD = Card(
    Ref(Area.INCOMING, an_id("x")),
    1,
    Text.of("incoming-title", urgency=Text.of("mark-0"), number=7),
    (
        Line(Text.of("line-subject", subject="V/v " + "x" * 500)),
        Line(Text.of("line-directive", words="Làm ngay", name="An")),
        Line(Text.of("incoming-files", names="a.pdf", count=1)),
        Line(Text.of("a-line-of-tomorrow", words="bí mật")),
    ),
    (Button("got", Text.of("step-acknowledge")),),
    picture=FILE,
    files=(FILE,),
    details=(Fact(Text.of("fact-e"), Text.of("option-plain", label="y")),),
    earlier=FILE,
    code="K7QX",
)


def test_only_listed_lines_go_out_and_nothing_of_files() -> None:
    out = abroad(CARD)
    assert [line.text.key for line in out.lines] == ["line-subject"]
    assert (out.picture, out.files, out.earlier, out.details) == (None, (), None, ())
    assert (out.buttons, out.code, out.version) == (CARD.buttons, "K7QX", 1)


def test_the_abstract_is_cut() -> None:
    subject = dict(abroad(CARD).lines[0].text.params)["subject"]
    assert len(str(subject)) == SUBJECT
    assert str(subject).endswith("…")


def test_a_title_that_nobody_listed_is_not_said() -> None:
    card = replace(CARD, title=Text.of("opinion-title", title="V/v sáp nhập"))
    assert abroad(card).title == Text.of("abroad-title")


def test_a_reason_is_one_of_ours() -> None:
    assert reason_abroad(Text.of("reason-approved", names="An")) is not None
    assert reason_abroad(Text.of("option-plain", label="lời của ai đó")) is None
    assert reason_abroad(None) is None


def test_a_bell_says_only_that_there_is_something() -> None:
    rung = CARD.within(Exposure.BELL)
    assert rung.title == Text.of("card-bell")
    assert (rung.lines, rung.buttons, rung.code, rung.files) == ((), (), "", ())
