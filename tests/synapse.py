"""A real Matrix server on loopback: one for each process of the tests, in a folder of its own."""

from __future__ import annotations

import atexit
import hashlib
import hmac
import json
import os
import shutil
import socket
import subprocess
import tempfile
import time
import urllib.error
import urllib.request
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import quote
from uuid import uuid4

import pytest

ROOT = Path(__file__).resolve().parents[1]
PYTHON = ROOT / ".venv-synapse" / "bin" / "python"
DOMAIN, SECRET = "so-nn.example", "of-the-tests-alone"
STARTS_WITHIN = 60.0


@dataclass(frozen=True)
class Account:
    """Somebody's account, seen from his own client; everything blocks."""

    server: Synapse
    user: str
    token: str = field(repr=False)

    def call(self, method: str, *path: str, **sent: Any) -> Any:
        where = "/".join(quote(one, safe="") for one in path)
        return self.server.call(method, f"/_matrix/client/v3/{where}", sent, self.token)

    def room_with(self, other: str, **more: Any) -> str:
        given = {"invite": [other], "is_direct": True, "preset": "trusted_private_chat"} | more
        return str(self.call("POST", "createRoom", **given)["room_id"])

    def writes(self, room: str, words: str) -> str:
        content = {"msgtype": "m.text", "body": words}
        path = ("rooms", room, "send", "m.room.message", uuid4().hex)
        return str(self.call("PUT", *path, **content)["event_id"])

    def sees(self, room: str, sender: str) -> list[dict[str, Any]]:
        """What `sender` said in the room, oldest first, each message with its last edit."""
        where = f"/_matrix/client/v3/rooms/{quote(room)}/messages?dir=b&limit=100"
        found = self.server.call("GET", where, {}, self.token)["chunk"][::-1]
        said: dict[str, dict[str, Any]] = {}
        for one in found:
            if one["type"] != "m.room.message" or one["sender"] != sender:
                continue
            relates = one["content"].get("m.relates_to", {})
            if relates.get("rel_type") == "m.replace":
                said[relates["event_id"]] = one["content"]["m.new_content"]
            else:
                said[one["event_id"]] = one["content"]
        return list(said.values())


@dataclass(frozen=True)
class Synapse:
    port: int

    def call(self, method: str, path: str, sent: Any, token: str = "") -> Any:
        body = json.dumps(sent).encode() if method != "GET" else None
        asked = urllib.request.Request(f"http://127.0.0.1:{self.port}{path}", body, method=method)
        asked.add_header("Content-Type", "application/json")
        if token:
            asked.add_header("Authorization", f"Bearer {token}")
        with urllib.request.urlopen(asked, timeout=20) as answer:
            return json.load(answer)

    def account(self, name: str) -> Account:
        """A new account; its name is made unique."""
        name, path = f"{name}-{uuid4().hex[:10]}", "/_synapse/admin/v1/register"
        nonce = self.call("GET", path, {})["nonce"]
        told = f"{nonce}\0{name}\0mat-khau-thu\0notadmin".encode()
        mac = hmac.new(SECRET.encode(), told, hashlib.sha1).hexdigest()
        given = {"nonce": nonce, "username": name, "password": "mat-khau-thu", "mac": mac}
        answer = self.call("POST", path, given | {"admin": False})
        return Account(self, answer["user_id"], answer["access_token"])


@cache
def synapse() -> Synapse:
    """Started once, stopped by its own pid when the process of the tests ends."""
    if not PYTHON.exists():
        said = "no .venv-synapse: make synapse"
        if os.environ.get("VANTHU_REQUIRE_ALL"):
            pytest.fail(said)
        pytest.skip(said)
    folder, port = Path(tempfile.mkdtemp(prefix="synapse-")), _free()
    (folder / "log.yaml").write_text(json.dumps({"version": 1, "root": {"level": "CRITICAL"}}))
    (folder / "homeserver.yaml").write_text(json.dumps(_settings(folder, port)))
    command = [PYTHON, "-m", "synapse.app.homeserver", "-c", folder / "homeserver.yaml"]
    subprocess.run([*command, "--generate-keys"], check=True, capture_output=True, timeout=60)
    with (folder / "out").open("wb") as out:
        running = subprocess.Popen(command, stdout=out, stderr=out, cwd=folder)
    atexit.register(_stop, running, folder)
    server, until = Synapse(port), time.monotonic() + STARTS_WITHIN
    while True:
        try:
            server.call("GET", "/_matrix/client/versions", {})
        except (urllib.error.URLError, ConnectionError):
            assert running.poll() is None, (folder / "out").read_text()[-2000:]
            assert time.monotonic() < until, "Synapse does not answer"
            time.sleep(0.1)
        else:
            return server


def _stop(running: subprocess.Popen[bytes], folder: Path) -> None:
    running.terminate()
    try:
        running.wait(5)
    except subprocess.TimeoutExpired:
        running.kill()
    shutil.rmtree(folder, ignore_errors=True)


def _free() -> int:
    with socket.socket() as one:
        one.bind(("127.0.0.1", 0))
        return int(one.getsockname()[1])


def _settings(folder: Path, port: int) -> dict[str, Any]:
    """JSON is YAML too. Nothing of it leaves this machine; nobody is slowed down."""
    fast = {"per_second": 10_000, "burst_count": 10_000}
    listener = {"port": port, "type": "http", "bind_addresses": ["127.0.0.1"],
                "resources": [{"names": ["client"]}]}  # fmt: skip
    return {
        "server_name": DOMAIN,
        "listeners": [listener],
        "database": {"name": "sqlite3", "args": {"database": str(folder / "db")}},
        "signing_key_path": str(folder / "signing.key"),
        "media_store_path": str(folder / "media"),
        "pid_file": str(folder / "pid"),
        "log_config": str(folder / "log.yaml"),
        "registration_shared_secret": SECRET,
        "macaroon_secret_key": SECRET,
        "form_secret": SECRET,
        "report_stats": False,
        "trusted_key_servers": [],
        "suppress_key_server_warning": True,
        "enable_media_repo": False,
        "bcrypt_rounds": 4,
        "rc_message": fast,
        "rc_invites": {"per_room": fast, "per_user": fast, "per_issuer": fast},
        "rc_joins": {"local": fast, "remote": fast},
        "rc_login": {"address": fast, "account": fast, "failed_attempts": fast},
    }
