"""Bộ nhớ — the collector looks at what requests leave behind, not at the libraries again and again.

Hundreds of thousands of objects of the libraries live as long as the process. Python's defaults
walk through them every few hundred requests, which cost a tap a third of its time.
"""

from __future__ import annotations

import gc

OFTEN = (50_000, 20, 20)


def settle() -> None:
    """Lắng — call once, when everything is loaded. Objects in cycles wait a little longer."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*OFTEN)
