"""Đo hiệu năng — `vanthu bench NAME --json`: figures beside their ceilings, in one run."""

from __future__ import annotations

import argparse
import importlib
import json
import os
import platform

NAMES = ("tap", "digest", "startup", "sign", "verify", "urgent-under-digest")


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", choices=NAMES, help="tên phép đo")
    parser.add_argument("--json", action="store_true", help="in JSON cho máy đọc")


def run(args: argparse.Namespace) -> int:
    figures = importlib.import_module(f"app.bench.{args.name.replace('-', '_')}").run()
    machine = {
        "cpus": os.cpu_count(),
        "python": platform.python_version(),
        "os": platform.platform(),
    }
    if args.json:
        rows = [figure.as_json() for figure in figures]
        print(json.dumps({"bench": args.name, "machine": machine, "figures": rows}, indent=1))
        return 0
    print(f"{args.name}: {machine['cpus']} CPU, Python {machine['python']}, {machine['os']}")
    for figure in figures:
        print("  " + figure.line())
    return 0
