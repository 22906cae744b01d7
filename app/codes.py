"""Mã định danh cơ quan — the form in which imports take agency codes."""

from __future__ import annotations

import re

CODE = re.compile(r"[A-Z0-9]+([.-][A-Z0-9]+)*")
