"""What a test needs from outside Python: present, or passed over with one line saying what to do.

With VANTHU_REQUIRE_ALL=1, as continuous integration sets it, missing means failed.
"""

import os
import shutil
from pathlib import Path

import pytest

_HINTS = {
    "chromium": "install the package chromium",
    "chromedriver": "install the package chromium-driver",
    "pdfimages": "install the package poppler-utils",
    "pdfsig": "install the package poppler-utils",
    "certutil": "install the package libnss3-tools",
    "pdftotext": "install the package poppler-utils",
    "qpdf": "install the package qpdf",
    "softhsm2-util": "install the package softhsm2",
    "sshd": "install the package openssh-server",
}
_SYSTEM = ("/usr/sbin", "/sbin", "/usr/local/sbin")


def needs_program(name: str) -> str:
    """The path of a program; otherwise the test is skipped, or fails where all is required."""
    path = shutil.which(name) or shutil.which(name, path=os.pathsep.join(_SYSTEM))
    if path is None:
        missing(f"{name} is missing: {_HINTS.get(name, f'install {name}')}")
    return path


def shared_data(*parts: str) -> Path:
    """A file of the reference data beside the repository; skipped when it is not there."""
    path = Path(__file__).resolve().parents[1].parent.joinpath("shared", "data", *parts)
    if not path.exists():
        pytest.skip(f"reference data {'/'.join(parts)} is not beside the repository")
    return path


def missing(reason: str) -> None:
    if os.environ.get("VANTHU_REQUIRE_ALL") == "1":
        pytest.fail(reason)
    pytest.skip(reason)
