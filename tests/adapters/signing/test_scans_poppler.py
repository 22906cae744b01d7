"""The densities that we find are those that poppler finds, on the same files."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest
from pikepdf import Name

from adapters.signing.scan_child import examine
from core.signing.scan import ScanRule
from tests.adapters.signing.scans import A4, flat, jpeg, picture, scan
from tests.adapters.signing.test_scans import in_forms
from tests.needs import needs_program

pytestmark = pytest.mark.basis("R-8.5b")
HALF = (A4[0] / 2, A4[1] / 2)
GOOD = picture()
SAMPLES = {
    "plain": scan(jpeg(GOOD)),
    "coarse": scan(jpeg(picture(150))),
    "half": scan(jpeg(GOOD, (0, 0, *HALF)), size=HALF),
    "form": in_forms(3),
    "shrunk form": in_forms(1, "2 0 0 2 0 0"),
    "squeezed": scan(flat(1654, 1170, Name.DeviceRGB, per_pixel=3)),
}


@pytest.mark.parametrize("name", SAMPLES)
def test_poppler_sees_the_same_density(name: str, tmp_path: Path) -> None:
    program, path = needs_program("pdfimages"), tmp_path / "a.pdf"
    path.write_bytes(SAMPLES[name])
    said = subprocess.run([program, "-list", path], capture_output=True, check=True, text=True)
    columns = said.stdout.splitlines()[2].split()
    theirs = min(int(columns[12]), int(columns[13]))
    (ours,) = [
        dict(one.detail.params)["dpi"]
        for one in examine(SAMPLES[name]).findings
        if one.rule is ScanRule.RESOLUTION
    ]
    assert abs(int(str(ours)) - theirs) <= 1
