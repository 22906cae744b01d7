"""Run the sandbox on loopback: `python -m sandbox.run --port 8081`."""

import argparse
import contextlib
import socket

import uvicorn

from sandbox.limits import Limits
from sandbox.server import create_app
from sandbox.state import Account

TOKEN = "1000000001:sandbox-token-that-opens-nothing-real"  # noqa: S105 not a secret: the sandbox's
_CLOSING_SECONDS = 1
_IDLE_SECONDS = 75


class _Server(uvicorn.Server):
    """Ends what waits before it stops, or each open page would hold it up."""

    def __init__(self, config: uvicorn.Config, accounts: list[Account]) -> None:
        super().__init__(config)
        self.accounts = accounts

    async def shutdown(self, sockets: list[socket.socket] | None = None) -> None:
        for account in self.accounts:
            account.close()
        await super().shutdown(sockets)


def server(
    host: str = "127.0.0.1",
    port: int = 8081,
    token: str = TOKEN,
    *,
    office: str | None = None,
    limits: Limits | None = None,
) -> uvicorn.Server:
    """A server that is ready to run; `port` 0 takes a free one."""
    # Paths hold the token, so requests are not written to the process's log.
    app = create_app(token, office=office, limits=limits)
    config = uvicorn.Config(
        app,
        host=host,
        port=port,
        access_log=False,
        log_level="warning",
        lifespan="off",
        timeout_graceful_shutdown=_CLOSING_SECONDS,
        timeout_keep_alive=_IDLE_SECONDS,
        ws="none",
    )
    return _Server(config, list(app.state.accounts.values()))


def serve(
    host: str = "127.0.0.1", port: int = 8081, token: str = TOKEN, *, office: str | None = None
) -> None:
    """Serve until interrupted."""
    with contextlib.suppress(KeyboardInterrupt):
        server(host, port, token, office=office).run()


def main() -> None:
    parser = argparse.ArgumentParser(description="Bot API thử và khung chat của Văn thư")
    parser.add_argument("--host", default="127.0.0.1", help="địa chỉ lắng nghe")
    parser.add_argument("--port", type=int, default=8081, help="cổng lắng nghe")
    parser.add_argument("--token", default=TOKEN, help="token của bot")
    parser.add_argument("--office", help="địa chỉ trang cơ quan, để chỉnh đồng hồ")
    given = parser.parse_args()
    serve(given.host, given.port, given.token, office=given.office)


if __name__ == "__main__":
    main()
