"""`vanthu demo`, begun in a process that has imported everything already: a town stands in half the time."""

from __future__ import annotations

import os
import sys
from importlib import import_module
from pathlib import Path

from app.cli import main
from core import catalogue

for _name in (
    "app.commands.demo", "app.demo.town", "app.pages", "app.serving", "app.listening", "bot.run",
    "bot.dispatcher", "bot.poll", "scheduler.scheduler", "web.app", "web.telegram",
):  # fmt: skip
    import_module(_name)
catalogue.steps(), catalogue.effects()


def demo(argv: list[str], log: str) -> None:
    """Runs as the command line does, with what it says in `log`."""
    with Path(log).open("w", encoding="utf-8") as said:
        os.dup2(said.fileno(), 1)
        os.dup2(said.fileno(), 2)
    sys.exit(main(["demo", *argv]))
