"""`vanthu sandbox` — only the Bot API server with its chat page, on this machine."""

from __future__ import annotations

import argparse

HOST = "127.0.0.1"


def add_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--port", type=int, default=8081, help="cổng lắng nghe (mặc định 8081)")


def run(args: argparse.Namespace) -> int:
    from app.running import listening
    from sandbox.run import serve

    listening(HOST, args.port).close()
    print(f"READY chat=http://{HOST}:{args.port}/", flush=True)
    serve(HOST, args.port)
    return 0
