"""Đầu mối gửi, nhận — which unit's clerks send to the outside (R-7.3)."""

from __future__ import annotations

from core.errors import Refusal
from core.step import Context


class NotAtTheGateway(Refusal):
    """Only clerks of the unit that is the agency's gateway send to the outside (R-7.3)."""


def at_the_gateway(context: Context) -> None:
    """Raises `NotAtTheGateway` when the agency named another unit as its gateway."""
    gateway = context.procedure.gateway
    if gateway is not None and context.person.unit_id != gateway:
        raise NotAtTheGateway
