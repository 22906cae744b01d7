"""Khóa trong thiết bị PKCS#11 — USB tokens, smart cards, HSMs; the key never leaves the device.

All work with one device goes through one thread, session by session: real tokens do not stand two
callers, and a session kept open would keep the device unlocked. A wrong PIN is tried once only.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from asn1crypto import x509
from pkcs11 import Attribute, Mechanism, ObjectClass, TokenFlag, exceptions
from pkcs11 import lib as library
from pyhanko.config.pkcs11 import TokenCriteria
from pyhanko.sign.general import SigningError
from pyhanko.sign.pkcs11 import PKCS11Signer, open_pkcs11_session

from core.errors import Fault, Turn
from core.signing.refusals import (
    PinLastTry,
    PinLocked,
    PinRunningOut,
    PinWrong,
    TokenKeyMissing,
    TokenMissing,
)

T = TypeVar("T")
_DESKS: dict[tuple[str, str], ThreadPoolExecutor] = {}
MAX_CERTIFICATES = 50


@dataclass(frozen=True)
class TokenPlace:
    """Thiết bị và khóa trên đó — the driver's file, the device's label, the key's label."""

    module: str
    token: str
    label: str


@dataclass(frozen=True)
class TokenKey:
    """Khóa trên thiết bị — as `core.signing.making.Key`; the PIN is held only as long as this is."""

    place: TokenPlace
    certificate: bytes
    chain: tuple[bytes, ...]
    pin: str = field(repr=False)

    @classmethod
    async def found(cls, place: TokenPlace, pin: str) -> TokenKey:
        """Mở thiết bị bằng mã PIN và đọc chứng thư số của khóa."""
        leaf, chain = await _at(place, lambda: _with_session(place, pin, _read))
        return cls(place, leaf, chain, pin)

    async def sign(self, attributes: bytes) -> bytes:
        """Chữ ký — see `core.signing.making.Key`."""

        def signed(session: Any, place: TokenPlace) -> bytes:
            return _signature(session, place, self.certificate, attributes)

        return await _at(self.place, lambda: _with_session(self.place, self.pin, signed))


async def _at(place: TokenPlace, work: Callable[[], T]) -> T:
    """In the device's own thread, after whatever else is done there."""
    desk = _DESKS.setdefault((place.module, place.token), ThreadPoolExecutor(1, "token"))
    return await asyncio.get_running_loop().run_in_executor(desk, work)


def _with_session(place: TokenPlace, pin: str, work: Callable[[Any, TokenPlace], T]) -> T:
    try:
        criteria = TokenCriteria(label=place.token)
        session = open_pkcs11_session(place.module, token_criteria=criteria, user_pin=pin)
    except (exceptions.PinIncorrect, exceptions.PinInvalid, exceptions.PinLenRange) as error:
        raise _wrong(place) from error
    except (exceptions.PinLocked, exceptions.PinExpired) as error:
        raise PinLocked from error
    except (exceptions.PKCS11Error, RuntimeError, OSError) as error:
        raise TokenMissing from error
    try:
        return work(session, place)
    except exceptions.DeviceRemoved as error:
        raise TokenMissing from error
    except exceptions.PKCS11Error as error:
        if type(error) is exceptions.PKCS11Error:  # pyHanko's: no such object, or more than one
            raise TokenKeyMissing from error
        raise Fault(Turn.NEVER, f"token: {type(error).__name__}") from error
    except SigningError as error:
        raise Fault(Turn.NEVER, f"token: {error}") from error
    finally:
        session.close()


def _wrong(place: TokenPlace) -> Exception:
    """How many tries are left, as far as the device tells: few, one, or none."""
    try:
        tokens = library(place.module).get_tokens(token_label=place.token)
        flags = next(iter(tokens)).flags
    except (exceptions.PKCS11Error, StopIteration, RuntimeError):
        return PinWrong()
    if flags & TokenFlag.USER_PIN_LOCKED:
        return PinLocked()
    if flags & TokenFlag.USER_PIN_FINAL_TRY:
        return PinLastTry()
    return PinRunningOut() if flags & TokenFlag.USER_PIN_COUNT_LOW else PinWrong()


def _read(session: Any, place: TokenPlace) -> tuple[bytes, tuple[bytes, ...]]:
    """The certificate of the key, and all others on the device that are no one's key."""
    leaf, others = b"", []
    for number, one in enumerate(session.get_objects({Attribute.CLASS: ObjectClass.CERTIFICATE})):
        if number >= MAX_CERTIFICATES:
            break
        der = bytes(one[Attribute.VALUE])
        if one[Attribute.LABEL] == place.label:
            leaf = der
        elif x509.Certificate.load(der).ca:
            others.append(der)
    if not leaf:
        raise TokenKeyMissing
    return leaf, tuple(others)


def _signature(session: Any, place: TokenPlace, certificate: bytes, attributes: bytes) -> bytes:
    signer = PKCS11Signer(
        session,
        signing_cert=x509.Certificate.load(certificate),
        key_label=place.label,
        use_raw_mechanism=_must_be_raw(session, certificate),
    )
    return asyncio.run(signer.async_sign_raw(attributes, "sha256"))


def _must_be_raw(session: Any, certificate: bytes) -> bool:
    """Many devices sign with elliptic curves only what was hashed beforehand."""
    if x509.Certificate.load(certificate).public_key.algorithm != "ec":
        return False
    return Mechanism.ECDSA_SHA256 not in set(session.token.slot.get_mechanisms())
