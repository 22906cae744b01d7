"""Tổng hợp ý kiến — how many agree, how many do not, what was said, who is still silent (N14)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence

from core.card import Exposure, Line
from core.opinions.opinion import Opinion, OpinionState, Stance
from core.people.directory import Directory
from core.text import Text

SHOWN = 6


def tally(opinions: Sequence[Opinion], directory: Directory) -> Iterator[Line]:
    """Dòng — one of figures, then the newest answers in words."""
    if not opinions:
        return
    counts = Counter(one.stance for one in opinions)
    yield Line(
        Text.of(
            "opinion-tally",
            agree=counts[Stance.AGREE],
            disagree=counts[Stance.DISAGREE],
            other=counts[Stance.OTHER],
            silent=counts[Stance.NONE],
        )
    )
    given = [one for one in opinions if one.answered_at is not None]
    for one in sorted(given, key=lambda o: str(o.answered_at))[-SHOWN:]:
        name, stance = directory.name(one.person_id), Text.of(f"stance-{one.stance}")
        said = Text.of("opinion-said", name=name, stance=stance, words=one.words)
        yield Line(said, Exposure.ABSTRACT)
    late = [directory.name(o.person_id) for o in opinions if o.state == OpinionState.CLOSED]
    if late:
        yield Line(Text.of("opinion-late", names=", ".join(late)))
