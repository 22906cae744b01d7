"""Thu hồi đến bản cuối cùng — what became of every copy that was sent, and who is still to be told by
hand (R-8.2a, N7).
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from core.card import Exposure, Line
from core.keeping import SUPERSEDED, UNREACHABLE, WITHDRAWN, Hanging
from core.people.directory import Directory
from core.text import Text

SHOWN = 20


def accounted(copies: Sequence[Hanging], directory: Directory) -> Iterator[Line]:
    """Đối soát — every copy is amended, superseded, still on its way, or listed by name; said at home
    only.
    """
    if not copies:
        return
    lost = [one for one in copies if one.digest == UNREACHABLE]
    amended = sum(one.digest.startswith(WITHDRAWN) for one in copies)
    superseded = sum(one.digest == SUPERSEDED for one in copies)
    counts = {
        "count": len(copies),
        "amended": amended,
        "superseded": superseded,
        "waiting": len(copies) - amended - superseded - len(lost),
        "lost": len(lost),
    }
    yield Line(Text.of("copies-accounted", **counts), Exposure.BODY)
    for one in lost[:SHOWN]:
        name, channel = directory.name(one.person_id) or "—", one.channel.capitalize()
        yield Line(Text.of("copies-unreachable", name=name, channel=channel), Exposure.BODY)
    if len(lost) > SHOWN:
        yield Line(Text.of("remind-more", count=len(lost) - SHOWN), Exposure.BODY)
