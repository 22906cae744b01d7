"""`vanthu migrate` — bring the database to the newest form; running it again changes nothing."""

from __future__ import annotations

import argparse


def add_arguments(parser: argparse.ArgumentParser) -> None:
    del parser


def run(_args: argparse.Namespace) -> int:
    from adapters.db.migrate import migrate
    from app.settings import load
    from app.shown import bare_url
    from core.errors import Fault, Turn

    settings = load()
    try:
        migrate(settings.store_url)
    except OSError as error:
        raise Fault(Turn.AGAIN, f"không mở được cơ sở dữ liệu: {error}") from error
    print(f"Cơ sở dữ liệu đã ở bản mới nhất: {bare_url(settings.store_url)}")
    return 0
