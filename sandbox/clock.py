"""The sandbox's clock, which a demonstration may move forward with the product's."""

import asyncio
import re
import urllib.error
import urllib.request
from collections.abc import Callable
from datetime import UTC, datetime, timedelta, timezone

import orjson

_DURATION = re.compile(
    r"P(?:(?P<days>\d{1,4})D)?"
    r"(?:T(?:(?P<hours>\d{1,4})H)?(?:(?P<minutes>\d{1,6})M)?(?:(?P<seconds>\d{1,8})S)?)?"
)
_HANOI = timezone(timedelta(hours=7))
_OFFICE_SECONDS = 30.0
_READ = 64 * 1024


class Clock:
    """Seconds since 1970. The first `follow` sets it, to the past as well; then only forward."""

    def __init__(self, base: Callable[[], float]) -> None:
        self.base = base
        self.ahead = 0.0
        self.set = False

    def __call__(self) -> float:
        return self.base() + self.ahead

    def move(self, seconds: float) -> None:
        self.set = True
        self.ahead += max(0.0, seconds)

    def follow(self, now: float) -> None:
        if not self.set:
            self.set, self.ahead = True, now - self.base()
        self.move(now - self())

    def shown(self) -> str:
        return datetime.fromtimestamp(self(), UTC).astimezone(_HANOI).isoformat()


def seconds_in(duration: object) -> float | None:
    """The length of an ISO 8601 duration such as PT4H, or None."""
    match = _DURATION.fullmatch(duration) if isinstance(duration, str) else None
    if match is None:
        return None
    parts = {name: int(value or 0) for name, value in match.groupdict().items()}
    return timedelta(**parts).total_seconds()


async def advance_office(office: str, duration: str) -> dict[str, object]:
    """Move the product's clock and give its answer; raises OSError when it cannot be reached."""
    url = office.rstrip("/") + "/demo/clock"
    return await asyncio.to_thread(_post, url, orjson.dumps({"advance": duration}))


def _post(url: str, body: bytes) -> dict[str, object]:
    if not url.startswith(("http://", "https://")):
        raise OSError("the office's address is not HTTP")
    headers = {"Content-Type": "application/json"}
    request = urllib.request.Request(url, body, headers, method="POST")  # noqa: S310 checked above
    try:
        with urllib.request.urlopen(request, timeout=_OFFICE_SECONDS) as reply:  # noqa: S310
            row = orjson.loads(reply.read(_READ) or b"{}")
    except (urllib.error.URLError, ValueError) as failure:
        raise OSError(str(failure)) from failure
    return row if isinstance(row, dict) else {}


def moment(value: object) -> float | None:
    """Seconds of an ISO date-time with its zone, or of a number."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return float(value)
    try:
        parsed = datetime.fromisoformat(value) if isinstance(value, str) else None
    except ValueError:
        return None
    return parsed.timestamp() if parsed and parsed.tzinfo else None
