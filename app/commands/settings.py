"""`vanthu settings` — every setting with its meaning, default and value; secrets are masked."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--json", action="store_true", help="in dạng JSON")


def run(args: argparse.Namespace) -> int:
    from app.settings import load
    from app.shown import shown

    rows = shown(load())
    if args.json:
        print(json.dumps([asdict(row) for row in rows], ensure_ascii=False, indent=1))
        return 0
    for row in rows:
        now = f"; đang dùng: {row.value}" if row.value != row.default else ""
        print(f"{row.name}\n    {row.meaning}\n    mặc định: {row.default or '(trống)'}{now}")
    return 0
