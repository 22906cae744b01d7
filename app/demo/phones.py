"""Tiến trình khung chat — the sandbox, which ends with the demo however that ends.

`python -m app.demo.phones PARENT …`: the rest are the sandbox's own arguments.
"""

from __future__ import annotations

import ctypes
import os
import signal
import sys

_PR_SET_PDEATHSIG = 1


def main() -> None:
    parent = int(sys.argv.pop(1))
    ctypes.CDLL(None).prctl(_PR_SET_PDEATHSIG, signal.SIGTERM)
    if os.getppid() != parent:  # it died before we asked to be told
        return
    from sandbox.run import main as serve

    serve()


if __name__ == "__main__":
    main()
