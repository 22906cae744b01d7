"""Quy tắc văn bản thử — who is shown it; nobody is waited for with it (R-6.1)."""

from __future__ import annotations

from uuid import UUID

from core.canary.canary import Canary
from core.people.directory import Directory
from core.people.person import Role


def waiting(_canary: Canary, _directory: Directory) -> list[UUID]:
    """It asks for nothing: what has to be mended is outside of the product."""
    return []


def watchers(directory: Directory) -> list[UUID]:
    """Quản trị CNTT — of the agency; in their stead the clerks, who would miss a message first."""
    officers = [person.id for person in directory.having(Role.ADMINISTRATOR)]
    return officers or [person.id for person in directory.having(Role.CLERK)]
