"""A small strict SMTP server on loopback: keeps every byte of every letter, and fails when told to."""

from __future__ import annotations

import asyncio
import base64
import contextlib
import email
import email.policy
import ssl
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from email.message import EmailMessage


@dataclass
class Letter:
    """One letter as it came over the wire."""

    sender: str
    reader: str
    raw: bytes
    encrypted: bool
    user: str = ""

    @property
    def message(self) -> EmailMessage:
        parsed = email.message_from_bytes(self.raw, policy=email.policy.default)
        assert isinstance(parsed, EmailMessage)
        return parsed

    def part(self, kind: str) -> str:
        body = self.message.get_body((kind,))
        assert body is not None
        return str(body.get_content())

    @property
    def wire(self) -> bytes:
        """The bytes, and beside them every part without its transfer encoding and decoded headers."""
        parts = [p.get_payload(decode=True) or b"" for p in self.message.walk()]
        heads = [f"{name}: {value}".encode() for name, value in self.message.items()]
        return b"\n".join([self.raw, *parts, *heads])


@dataclass
class SmtpServer:
    """`faults` are commands answered with something else, once each: {"RCPT": "550 no"}; `drop` says
    after which command the line is cut: DATA before, BODY after the letter was taken.
    """

    tls: ssl.SSLContext | None = None
    login: tuple[str, str] | None = None
    letters: list[Letter] = field(default_factory=list)
    faults: dict[str, str] = field(default_factory=dict)
    drops: list[str] = field(default_factory=list)
    silent: bool = False
    port: int = 0

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(ConnectionError, asyncio.IncompleteReadError, ssl.SSLError):
            await Conversation(self, reader, writer).run()
        writer.close()


@dataclass
class Conversation:
    server: SmtpServer
    reader: asyncio.StreamReader
    writer: asyncio.StreamWriter
    encrypted: bool = False
    user: str = ""
    sender: str = ""
    to: str = ""

    async def run(self) -> None:
        if self.server.silent:
            await self.reader.read()
            return
        self.say("220 mail.example ESMTP")
        while line := await self.reader.readline():
            assert line.endswith(b"\r\n"), "every line ends with CRLF"
            if not await self.heard(line[:-2].decode("ascii")):
                return
            await self.writer.drain()

    def say(self, *lines: str) -> None:
        self.writer.write("".join(f"{line}\r\n" for line in lines).encode())

    async def heard(self, line: str) -> bool:
        verb = line.split(maxsplit=1)[0].upper() if line.split() else ""
        if verb in self.server.drops:
            self.server.drops.remove(verb)
            return False
        if verb in self.server.faults:
            self.say(self.server.faults.pop(verb))
            return True
        answers = {"EHLO": self.ehlo, "STARTTLS": self.starttls, "AUTH": self.auth,
                   "DATA": self.data, "MAIL": self.mail, "RCPT": self.rcpt}  # fmt: skip
        if verb not in answers:
            self.say("221 bye" if verb == "QUIT" else "502 what?")
            return verb != "QUIT"
        return await answers[verb](line)

    async def ehlo(self, _line: str) -> bool:
        more = ["250-STARTTLS"] if self.server.tls and not self.encrypted else []
        more += ["250-AUTH PLAIN"] if self.server.login else []
        self.say("250-mail.example", *more, "250 SIZE 1000000")
        return True

    async def starttls(self, _line: str) -> bool:
        self.say("220 go")
        await self.writer.drain()
        await self.writer.start_tls(self.server.tls)
        self.encrypted = True
        return True

    async def auth(self, line: str) -> bool:
        given = base64.b64decode(line.rsplit(maxsplit=1)[-1]).split(b"\0")[1:]
        known = [one.encode() for one in self.server.login or ()]
        if given != known:
            self.say("535 no")
            return True
        self.user = given[0].decode()
        self.say("235 yes")
        return True

    async def mail(self, line: str) -> bool:
        if self.server.login and not self.user:
            self.say("530 sign in first")
            return True
        self.sender = line.partition("<")[2].partition(">")[0]
        self.say("250 ok")
        return True

    async def rcpt(self, line: str) -> bool:
        self.to = line.partition("<")[2].partition(">")[0]
        self.say("250 ok")
        return True

    async def data(self, _line: str) -> bool:
        self.say("354 go")
        await self.writer.drain()
        raw = await self.reader.readuntil(b"\r\n.\r\n")
        raw = raw[:-3].replace(b"\r\n..", b"\r\n.")
        self.server.letters.append(Letter(self.sender, self.to, raw, self.encrypted, self.user))
        if "BODY" in self.server.drops:
            self.server.drops.remove("BODY")
            return False
        self.say(self.server.faults.pop("BODY", "250 taken"))
        return True


@contextlib.asynccontextmanager
async def listening(server: SmtpServer) -> AsyncIterator[SmtpServer]:
    running = await asyncio.start_server(server.serve, "127.0.0.1", 0)
    server.port = running.sockets[0].getsockname()[1]
    try:
        yield server
    finally:
        running.close()
