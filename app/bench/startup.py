"""Khởi động — M10 first answer of the command line, M11 bot ready, M12 memory of the bot.

Every figure is the median of fresh processes, run in turn with its ceiling.
"""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from collections.abc import Sequence

from app.bench.measure import Figure

ROUNDS = 7
_PEAK = "import resource;print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss/1024)"

LEAN = "import argparse, sqlite3, json"
HELP = "import sys; sys.argv=['vanthu','--help']; from app.cli import main\ntry: main()\nexcept SystemExit: pass"
AIOGRAM = "import aiogram"
BOT = "import bot.run, bot.dispatcher"


def run() -> list[Figure]:
    """M10–M12 of the performance notes."""
    programs = {"lean": LEAN, "help": HELP, "aiogram": AIOGRAM, "bot": BOT}
    times: dict[str, list[float]] = {name: [] for name in programs}
    peaks: dict[str, list[float]] = {name: [] for name in programs}
    for _ in range(ROUNDS):
        for name, code in programs.items():
            seconds, peak = _once(code)
            times[name].append(seconds)
            peaks[name].append(peak)
    return [
        _figure("M10 dòng lệnh trả lời (--help)", times["help"], times["lean"], "≤ 2"),
        _figure("M11 bot sẵn sàng / nạp aiogram", times["bot"], times["aiogram"], "≤ 1,3"),
        _memory("M12 bộ nhớ bot / nạp aiogram", peaks["bot"], peaks["aiogram"], "≤ 1,3"),
    ]


def _once(code: str) -> tuple[float, float]:
    begun = time.perf_counter()
    done = subprocess.run(
        [sys.executable, "-c", f"{code}\n{_PEAK}"], capture_output=True, text=True, check=True
    )
    return time.perf_counter() - begun, float(done.stdout.strip().splitlines()[-1])


def _figure(name: str, ours: Sequence[float], ceiling: Sequence[float], goal: str) -> Figure:
    middle, base = statistics.median(ours), statistics.median(ceiling)
    return Figure(
        name,
        p50_ms=middle * 1000,
        p99_ms=max(ours) * 1000,
        ratio=middle / base,
        goal=goal,
        more={"ceiling_ms": base * 1000},
    )


def _memory(name: str, ours: Sequence[float], ceiling: Sequence[float], goal: str) -> Figure:
    middle, base = statistics.median(ours), statistics.median(ceiling)
    return Figure(name, peak_mb=middle, ratio=middle / base, goal=goal, more={"ceiling_mb": base})
