"""Sơ đồ trạng thái — one picture for each kind of document, drawn from the steps' own declarations.

The states stand in a column in the order of the law; a move forward runs on the right, a move
back on the left, each in a lane of its own. Written by `make docs` to docs/workflows/.
"""

from __future__ import annotations

import html
import textwrap
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum
from pathlib import Path

from adapters.texts.fluent import FluentTexts
from core import catalogue
from core.attestation.attestation import AttestationState
from core.card import Area
from core.copies.copy import CopyState
from core.dossiers.dossier import DossierState
from core.incoming.document import IncomingState
from core.opinions.opinion import OpinionState
from core.outgoing.document import OutgoingState
from core.people.person import Role
from core.step import Step
from core.tasks.task import TaskState
from core.text import Text

ROOT = Path(__file__).resolve().parents[2]
FOLDER = ROOT / "docs" / "workflows"
_TEXTS = FluentTexts(ROOT / "locales" / "vi")
STATES: dict[Area, type[StrEnum]] = {
    Area.INCOMING: IncomingState,
    Area.TASK: TaskState,
    Area.OUTGOING: OutgoingState,
    Area.OPINION: OpinionState,
    Area.DOSSIER: DossierState,
    Area.COPY: CopyState,
    Area.ATTESTATION: AttestationState,
}
TITLES = {
    Area.INCOMING: "Văn bản đến",
    Area.TASK: "Nhiệm vụ",
    Area.OUTGOING: "Văn bản đi",
    Area.OPINION: "Xin ý kiến",
    Area.DOSSIER: "Hồ sơ công việc",
    Area.COPY: "Bản sao",
    Area.ATTESTATION: "Biên bản khẩn",
}
BOX, GAP, LANE, LINE, CHARS = (250, 96), 30, 168, 15, 23
STAYS = 4
MANY = 4  # a step open in more states than this is told in the box it leads to
_STYLE = """<style>
text{font:13px "Tinos","Times New Roman",serif;fill:#1c2733}
.title{font-size:20px;font-weight:bold}.state{font-weight:bold}.stay{font-size:11px;fill:#5b6b7c}
.box{fill:#f4f7fb;stroke:#7b8ea3}.on{stroke:#2f6f4f;fill:none}.back{stroke:#a5482b;fill:none}
.on-tip{fill:#2f6f4f}.back-tip{fill:#a5482b}
.on-label{fill:#2f6f4f}.back-label{fill:#a5482b}.system{font-style:italic}
</style>"""


@dataclass(frozen=True)
class Move:
    """Một bước chuyển — from the row of one state to another's, with the steps that make it."""

    source: int
    target: int
    labels: tuple[str, ...]

    @property
    def rows(self) -> range:
        low, high = sorted((self.source, self.target))
        return range(low, high)


def drawn(area: Area) -> str:
    """The picture of one area, as SVG."""
    states = list(STATES[area])
    steps = [step for step in catalogue.steps().values() if step.area is area]
    everywhere, moves = _told(list(_moves(steps, states)))
    ahead = _lanes(move for move in moves if move.source < move.target)
    back = _lanes(move for move in moves if move.source > move.target)
    left = 30 + LANE * len(back)
    width = left + BOX[0] + LANE * len(ahead) + 30
    height = 70 + len(states) * (BOX[1] + GAP)
    body = [f'<text class="title" x="{left}" y="36">{TITLES[area]}</text>']
    for row, state in enumerate(states):
        stays = [f"từ nhiều bước: {label}" for label in everywhere.get(row, [])]
        body += _box(area, state, left, _top(row), stays + _staying(steps, state))
    for number, lane in enumerate(ahead):
        body += [line for move in lane for line in _arrow(move, left + BOX[0], number, 1)]
    for number, lane in enumerate(back):
        body += [line for move in lane for line in _arrow(move, left, number, -1)]
    size = f'width="{width}" height="{height}" viewBox="0 0 {width} {height}"'
    page = f'<rect width="{width}" height="{height}" fill="#ffffff"/>'
    return "\n".join(
        [f'<svg xmlns="http://www.w3.org/2000/svg" {size}>', _STYLE, page, *body, "</svg>", ""]
    )


def _label(step: Step) -> str:
    """The button's words without its sign; the system's own steps in brackets."""
    words = _worded(_TEXTS.plain(step.label)).strip("()")
    return f"({words})" if Role.SYSTEM in step.roles else words


def _worded(text: str) -> str:
    return text if text[:1].isalpha() or text[:1] == "(" else text.split(" ", 1)[-1]


def _moves(steps: Iterable[Step], states: list[StrEnum]) -> Iterator[Move]:
    found: dict[tuple[int, int], list[str]] = defaultdict(list)
    for step in steps:
        turned = [(source, one) for source, row in step.turns.items() for one in row]
        for source, target in (*step.moves.items(), *turned):
            if source is not target:
                found[states.index(source), states.index(target)].append(_label(step))
    for (source, target), labels in sorted(found.items()):
        yield Move(source, target, tuple(sorted(set(labels))))


def _told(moves: list[Move]) -> tuple[dict[int, list[str]], list[Move]]:
    """What leads to one state from very many is told in words; the rest is drawn."""
    sources: dict[tuple[int, str], int] = defaultdict(int)
    for move in moves:
        for label in move.labels:
            sources[move.target, label] += 1
    often = {pair for pair, count in sources.items() if count > MANY}
    told: dict[int, list[str]] = defaultdict(list)
    for target, label in sorted(often):
        told[target].append(label)
    kept = (
        replace(move, labels=tuple(x for x in move.labels if (move.target, x) not in often))
        for move in moves
    )
    return told, [move for move in kept if move.labels]


def _staying(steps: Iterable[Step], state: StrEnum) -> list[str]:
    """What people may do without a move; what the system notes there is no picture's business."""
    ours = (step for step in steps if Role.SYSTEM not in step.roles)
    return sorted({_label(step) for step in ours if step.moves.get(state) is state})


def _lanes(moves: Iterable[Move]) -> list[list[Move]]:
    """Short moves nearest to the boxes; two that pass the same row never share a lane."""
    lanes: list[list[Move]] = []
    for move in sorted(moves, key=lambda one: (len(one.rows), one.source)):
        free = (lane for lane in lanes if not any(set(move.rows) & set(o.rows) for o in lane))
        lane = next(free, None)
        if lane is None:
            lanes.append(lane := [])
        lane.append(move)
    return lanes


def _top(row: int) -> int:
    return 60 + row * (BOX[1] + GAP)


def _box(area: Area, state: StrEnum, x: int, y: int, stays: list[str]) -> Iterator[str]:
    words = _state_words(area, state)
    yield f'<rect class="box" x="{x}" y="{y}" rx="8" width="{BOX[0]}" height="{BOX[1]}"/>'
    lines = textwrap.wrap(words, 34)[:2]
    for number, line in enumerate(lines):
        yield _text(x + 12, y + 20 + number * LINE, line, "state")
    below = y + 22 + len(lines) * LINE
    for number, line in enumerate(_stays(stays)):
        yield _text(x + 12, below + number * 13, line, "stay")


def _stays(labels: list[str]) -> list[str]:
    lines = textwrap.wrap(" · ".join(labels), 46)
    return lines if len(lines) <= STAYS else [*lines[: STAYS - 1], f"{lines[STAYS - 1]} …"]


def _state_words(area: Area, state: StrEnum) -> str:
    prefix = f"{area}-state-"
    return _worded(_TEXTS.plain(Text.of(f"{prefix}{str(state).replace('_', '-')}")))


def _arrow(move: Move, edge: int, lane: int, side: int) -> Iterator[str]:
    """From the lower half of a box to the upper half of another, round by the move's lane."""
    begin, end = _top(move.source) + BOX[1] * 3 // 4, _top(move.target) + BOX[1] // 4
    if side < 0:
        begin, end = _top(move.source) + BOX[1] // 4, _top(move.target) + BOX[1] * 3 // 4
    x = edge + side * (24 + lane * LANE)
    kind = "on" if side > 0 else "back"
    yield f'<path class="{kind}" d="M{edge} {begin} H{x} V{end} H{edge + side * 7}"/>'
    tip = f"{edge},{end} {edge + side * 8},{end - 4} {edge + side * 8},{end + 4}"
    yield f'<polygon class="{kind}-tip" points="{tip}"/>'
    lines = [line for label in move.labels for line in textwrap.wrap(label, CHARS)]
    top = (begin + end) // 2 - (len(lines) - 1) * LINE // 2 + 4
    for number, line in enumerate(lines):
        anchor = "start" if side > 0 else "end"
        yield _text(x + side * 6, top + number * LINE, line, f"{kind}-label", anchor)


def _text(x: int, y: int, words: str, kind: str, anchor: str = "start") -> str:
    return (
        f'<text class="{kind}" x="{x}" y="{y}" text-anchor="{anchor}">{html.escape(words)}</text>'
    )


def pages() -> dict[Path, str]:
    """Every picture by its place."""
    return {FOLDER / f"{area}.svg": drawn(area) for area in STATES}
