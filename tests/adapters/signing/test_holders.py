from __future__ import annotations

import pytest

from adapters.signing.holders import agency_code, is_agency


@pytest.mark.basis("R-3.13")
@pytest.mark.parametrize(
    ("subject", "agency"),
    [
        ({"common_name": ("Nguyễn Văn A",), "organization_name": ("Sở Nội vụ",)}, False),
        ({"common_name": ("Văn Thị Hòa",), "organization_name": ("Phòng Tư pháp",)}, False),
        ({"common_name": ("A",), "user_id": ("CCCD:038000000000", "MST:2800")}, False),
        ({"common_name": ("Sở X",), "given_name": ("An",)}, False),
        ({"common_name": ("A",), "serial_number": ("CMND:17",)}, False),
        ({"common_name": ("ABC",), "organization_name": ("ABC",)}, True),
        ({"common_name": ("X",), "organization_identifier": ("000.00.03.H56",)}, True),
        ({"common_name": ("X",), "user_id": ("MST:2800123456",)}, True),
        ({"common_name": ("Sở Y tế",), "organization_name": ("UBND tỉnh Thanh Hóa",)}, True),
        ({}, False),
    ],
)
def test_person_and_agency_are_told_apart_by_the_subject(subject, agency):
    assert is_agency(subject) is agency


def test_the_agency_code_is_read_from_either_place():
    assert agency_code({"user_id": ("MĐD:000.00.03.H56",)}) == "000.00.03.H56"
    assert agency_code({"organization_identifier": ("H56.03",)}) == "H56.03"
    assert agency_code({"user_id": ("MST:28",)}) == ""
