"""Gửi thư qua SMTP — one connection for one letter; every failure says whether it may have arrived."""

from __future__ import annotations

import smtplib
import ssl
from collections.abc import Iterator
from contextlib import contextmanager

from adapters.channels.email.options import Options, Security
from core.errors import Fault, Turn

_READY = 354
_HELD_AGAINST = {"reader", "data", "letter"}


def deliver(options: Options, to: str, letter: bytes) -> None:
    """Blocks. Raises `Fault`: NEVER when the server refuses this reader or this letter for good,
    UNKNOWN when the whole letter went out and no answer came, AGAIN for everything before that.
    """
    with _connected(options) as server:
        try:
            _answered(server.mail(options.sender), "sender")
            _answered(server.rcpt(to), "reader")
            _answered(server.docmd("DATA"), "data", _READY)
        except (smtplib.SMTPException, OSError) as error:
            raise Fault(Turn.AGAIN, f"smtp: {type(error).__name__} before the letter") from error
        _answered(_sent(server, letter), "letter")


def _sent(server: smtplib.SMTP, letter: bytes) -> tuple[int, bytes]:
    try:
        server.send(_stuffed(letter))
        return server.getreply()
    except (smtplib.SMTPException, OSError) as error:
        raise Fault(Turn.UNKNOWN, f"smtp: {type(error).__name__} after the letter") from error


def _stuffed(letter: bytes) -> bytes:
    """A line that is one dot would end the letter (RFC 5321, 4.5.2)."""
    dotted = letter.replace(b"\r\n.", b"\r\n..")
    end = b"" if dotted.endswith(b"\r\n") else b"\r\n"
    return dotted + end + b".\r\n"


def _answered(reply: tuple[int, bytes], what: str, wanted: int = 0) -> None:
    """The code alone is said: a server's words may quote the letter or its reader. A sender that is
    refused is our own mistake, which somebody will mend.
    """
    code = reply[0]
    if code == wanted or (not wanted and 200 <= code < 300):
        return
    never = 500 <= code < 600 and what in _HELD_AGAINST
    turn = Turn.NEVER if never else Turn.AGAIN
    raise Fault(turn, f"smtp: {what} answered {code}")


@contextmanager
def _connected(options: Options) -> Iterator[smtplib.SMTP]:
    try:
        server = _greeted(options)
    except (smtplib.SMTPException, OSError) as error:
        code = getattr(error, "smtp_code", "")
        raise Fault(Turn.AGAIN, f"smtp: {type(error).__name__} {code}".strip()) from error
    try:
        yield server
    finally:
        server.close()


def _greeted(options: Options) -> smtplib.SMTP:
    """Connected, encrypted and signed in; never in the clear when that was not chosen."""
    where = (options.host, options.port, options.sender.rpartition("@")[2])
    timeout = options.timeout
    if options.security is Security.TLS:
        server: smtplib.SMTP = smtplib.SMTP_SSL(*where, timeout=timeout, context=_context(options))
    else:
        server = smtplib.SMTP(*where, timeout=timeout)
    try:
        if options.security is Security.STARTTLS:
            server.starttls(context=_context(options))
        server.ehlo_or_helo_if_needed()
        if options.user:
            server.login(options.user, options.password)
    except BaseException:
        server.close()
        raise
    return server


def _context(options: Options) -> ssl.SSLContext:
    return ssl.create_default_context(cafile=options.ca_file or None)
