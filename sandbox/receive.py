"""Methods by which the bot receives: getUpdates and the webhook's three."""

import ipaddress
import re
import time
from typing import Any
from urllib.parse import urlsplit

from sandbox import limits
from sandbox.call import Call
from sandbox.refusals import (
    OTHER_POLLER,
    WEBHOOK_ACTIVE,
    WEBHOOK_TAKES_OVER,
    bad,
    conflict,
    too_many,
)
from sandbox.state import Account
from sandbox.updates import KINDS
from sandbox.webhook import Target

_SECRET = re.compile(r"[A-Za-z0-9_-]*")
_PORTS = {None, 80, 88, 443, 8443}


async def get_updates(account: Account, call: Call) -> list[dict[str, Any]]:
    if account.webhook.target is not None:
        raise conflict(WEBHOOK_ACTIVE)
    offset = call.number("offset")
    limit = call.number("limit", limits.UPDATES_IN_ANSWER, 1, limits.UPDATES_IN_ANSWER)
    timeout = float(call.number("timeout", 0, 0, limits.POLL_SECONDS))
    _remember_allowed(account, call)
    limit, timeout = _unhurried(account, offset, limit, timeout)
    found = account.updates.take(offset, limit)
    if found or not timeout:
        return found
    _end_poll(account, OTHER_POLLER)
    await account.updates.wait(timeout)
    return account.updates.take(offset, limit)


def _unhurried(account: Account, offset: int, limit: int, timeout: float) -> tuple[int, float]:
    """The same offset again too soon waits longer and gets less (source)."""
    now = time.monotonic()
    last, account.last_poll = account.last_poll, (offset, now)
    if last is None or last[0] != offset:
        return limit, timeout
    if now < last[1] + account.limits.same_offset_seconds:
        timeout = max(timeout, account.limits.same_offset_seconds)
    if now < last[1] + account.limits.hurried_offset_seconds:
        limit = 1
    return limit, timeout


def _end_poll(account: Account, description: str) -> None:
    """Tell the poller that waits now to go; a second one within seconds hears it late (source)."""
    if account.updates.poller is None:
        return
    now = time.monotonic()
    refusal = conflict(description)
    if now < account.next_conflict:
        refusal.delay = account.limits.conflict_seconds
    else:
        account.next_conflict = now + account.limits.conflict_seconds
    account.updates.wake(refusal)


def _remember_allowed(account: Account, call: Call) -> None:
    """`allowed_updates` stays as it was until it is given again."""
    if "allowed_updates" not in call.args:
        return
    allowed = call.json("allowed_updates", "Can't parse allowed updates JSON object")
    if isinstance(allowed, list):
        account.updates.allowed = [kind for kind in allowed if kind in KINDS]
        if allowed and not account.updates.allowed:
            account.updates.allowed = ["none"]  # all that was asked for is unknown here


def set_webhook(account: Account, call: Call) -> object:
    url = call.text("url")
    if not url:
        return delete_webhook(account, call)
    now = time.monotonic()
    if now < account.next_webhook:
        raise too_many(1)
    account.next_webhook = now + account.limits.set_webhook_seconds
    target = _target(call, url)
    _remember_allowed(account, call)
    dropped = call.flag("drop_pending_updates")
    if target == account.webhook.target and not dropped:
        return True, "Webhook is already set"
    if dropped:
        account.updates.clear()
    _end_poll(account, WEBHOOK_TAKES_OVER)
    account.webhook.open(target)
    return True, "Webhook was set"


def _target(call: Call, url: str) -> Target:
    try:
        parts = urlsplit(url if "://" in url else f"https://{url}")
        port = parts.port
    except ValueError:
        raise bad("invalid webhook URL specified") from None
    if parts.scheme not in {"http", "https"} or not parts.hostname:
        raise bad("invalid webhook URL specified")
    secret = call.text("secret_token")
    if len(secret) > limits.SECRET_BYTES:
        raise bad("secret token is too long")
    if not _SECRET.fullmatch(secret):
        raise bad("secret token contains unallowed characters")
    if not _is_loopback(parts.hostname):  # a local server would take plain HTTP, as we do there
        if parts.scheme != "https":
            raise bad("bad webhook: An HTTPS URL must be provided for webhook")
        if port not in _PORTS:
            raise bad("bad webhook: Webhook can be set up only on ports 80, 88, 443 or 8443")
    return Target(parts.geturl(), secret, call.number("max_connections", 40, 1, 100))


def _is_loopback(host: str) -> bool:
    try:
        return ipaddress.ip_address(host).is_loopback
    except ValueError:
        return host == "localhost"


def delete_webhook(account: Account, call: Call) -> object:
    was_set = account.webhook.target is not None
    account.webhook.close()
    if call.flag("drop_pending_updates"):
        account.updates.clear()
    return True, "Webhook was deleted" if was_set else "Webhook is already deleted"


def get_webhook_info(account: Account, call: Call) -> dict[str, Any]:
    del call
    target = account.webhook.target
    info: dict[str, Any] = {
        "url": target.url if target else "",
        "has_custom_certificate": False,
        "pending_update_count": len(account.updates.waiting),
    }
    if account.webhook.last_error:
        date, message = account.webhook.last_error
        info |= {"last_error_date": date, "last_error_message": message}
    if target:
        info |= {"max_connections": target.connections, "ip_address": "127.0.0.1"}
    if account.updates.allowed:
        info["allowed_updates"] = account.updates.allowed
    return info
