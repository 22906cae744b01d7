"""Bên gửi, bên nhận — an agency as `From` and `To` carry it."""

from __future__ import annotations

from adapters.edxml.tree import Part
from adapters.edxml.write import Node
from core.exchange.package import Organ


def read_organ(part: Part) -> Organ:
    return Organ(
        code=part.text("OrganId").upper(),
        name=part.text("OrganName"),
        in_charge=part.text("OrganizationInCharge"),
    )


def organ_nodes(organ: Organ) -> list[Node]:
    return [
        ("OrganId", organ.code),
        ("OrganizationInCharge", organ.in_charge),
        ("OrganName", organ.name),
    ]
