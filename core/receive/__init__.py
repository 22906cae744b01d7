"""Tiếp nhận — a package arrives: stored once, acknowledged to the exchange, sent to the checks.

The order makes a crash harmless: files by hash, then one commit, then only the exchange is told
that the package may go. A second run meets the first one's record and tells it again.
"""

from __future__ import annotations

from uuid import UUID

from core.errors import Refusal
from core.exchange.package import Arrival, PackageKind, StatusNotice
from core.ports import Ports
from core.receive.documents import take_document
from core.receive.notices import take_status
from core.receive.parcels import hold_unreadable, refuse_secret
from core.receive.recalls import take_back_early, take_recall


async def receive(arrival: Arrival, ports: Ports) -> None:
    """Nhận một gói tin — raises `Fault` when the store or the exchange fails; nothing is lost."""
    agency_id = await _owner(arrival, ports)
    if agency_id is None:
        await ports.dms.reject(arrival, f"no agency with code {arrival.mailbox}")
        return
    try:
        package = ports.dms.read(arrival.raw)
    except Refusal as refusal:
        await hold_unreadable(arrival, agency_id, refusal, ports)
        return
    if isinstance(package, StatusNotice):
        await take_status(arrival, package, agency_id, ports)
        await ports.dms.settle(arrival, keep=True)
    elif package.secrecy:
        await refuse_secret(arrival, package, agency_id, ports)
        await ports.dms.settle(arrival, keep=False)
    elif package.kind is PackageKind.RECALL:
        await take_recall(arrival, package, agency_id, ports)
        await ports.dms.settle(arrival, keep=True)
    else:
        await take_document(arrival, package, agency_id, ports)
        await take_back_early(package.sender.code, package.document_uid, agency_id, ports)
        await ports.dms.settle(arrival, keep=True)


async def _owner(arrival: Arrival, ports: Ports) -> UUID | None:
    agencies = await ports.store.read(lambda records: records.agencies())
    return next((key for key, code in agencies if code == arrival.mailbox), None)
