"""Khóa ở dịch vụ ký số từ xa — Cloud Signature Consortium, version 1 of its interface.

Every signature is authorised by itself, and for its own hash alone, whether or not the service
insists on it. Only the one address that was configured is ever asked; redirects are not followed.
"""

from __future__ import annotations

import base64
import hashlib
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import aiohttp
from asn1crypto import algos, x509

from core.errors import Fault, Turn
from core.signing.refusals import RemoteSigningRefused

TIMEOUT = aiohttp.ClientTimeout(total=60)
MAX_ANSWER = 256 * 1024
LOCAL = {"127.0.0.1", "::1", "localhost"}
_SHA256 = algos.DigestAlgorithmId("sha256").dotted
_MECHANISM = {"rsa": "sha256_rsa", "ec": "sha256_ecdsa"}


@dataclass(frozen=True)
class RemotePlace:
    """Dịch vụ và khóa ở đó — the address without “/csc/v1”, the credential, the bearer token."""

    address: str
    credential: str
    token: str = field(default="", repr=False)

    def __post_init__(self) -> None:
        parts = urlsplit(self.address)
        local = parts.scheme == "http" and parts.hostname in LOCAL
        if not parts.hostname or (parts.scheme != "https" and not local):
            raise ValueError("a remote signing service is reached by https only")
        if parts.username or parts.password or parts.query or parts.fragment:
            raise ValueError("nothing but the service's own address, and no secrets")


@dataclass(frozen=True)
class RemoteKey:
    """Khóa từ xa — as `core.signing.making.Key`; `pin` and `otp` authorise one signature."""

    place: RemotePlace
    certificate: bytes
    chain: tuple[bytes, ...]
    pin: str = field(default="", repr=False)
    otp: str = field(default="", repr=False)

    @classmethod
    async def found(cls, place: RemotePlace, *, pin: str = "", otp: str = "") -> RemoteKey:
        """Hỏi dịch vụ chứng thư số của khóa."""
        asked = {"credentialID": place.credential, "certificates": "chain", "certInfo": False}
        answer = await _asked(place, "credentials/info", asked)
        try:
            certificates = [_der(one) for one in answer["cert"]["certificates"]]
            leaf, chain = certificates[0], tuple(certificates[1:])
            enabled = answer["key"].get("status", "enabled") == "enabled"
        except (KeyError, IndexError, ValueError, TypeError, AttributeError) as error:
            raise Fault(Turn.NEVER, "remote signing: answer without certificates") from error
        if not enabled:
            raise RemoteSigningRefused
        return cls(place, leaf, chain, pin, otp)

    async def sign(self, attributes: bytes) -> bytes:
        """Chữ ký — see `core.signing.making.Key`."""
        digest = base64.b64encode(hashlib.sha256(attributes).digest()).decode("ascii")
        allowed = await _asked(self.place, "credentials/authorize", self._authorisation(digest))
        public = x509.Certificate.load(self.certificate).public_key
        mechanism = algos.SignedDigestAlgorithmId(_MECHANISM[public.algorithm]).dotted
        answer = await _asked(self.place, "signatures/signHash", {
            "credentialID": self.place.credential, "SAD": str(allowed.get("SAD", "")),
            "hash": [digest], "hashAlgo": _SHA256, "signAlgo": mechanism,
        })  # fmt: skip
        try:
            (signature,) = answer["signatures"]
            return base64.b64decode(signature, validate=True)
        except (KeyError, ValueError, TypeError) as error:
            raise Fault(Turn.NEVER, "remote signing: answer without a signature") from error

    def _authorisation(self, digest: str) -> dict[str, Any]:
        secrets = {"PIN": self.pin, "OTP": self.otp}
        asked = {"credentialID": self.place.credential, "numSignatures": 1, "hash": [digest]}
        return asked | {name: value for name, value in secrets.items() if value}


async def _asked(place: RemotePlace, method: str, body: dict[str, Any]) -> dict[str, Any]:
    """One call; 4xx is a refusal, anything else that is not an answer may be tried again."""
    headers = {"Authorization": f"Bearer {place.token}"} if place.token else {}
    url = f"{place.address.rstrip('/')}/csc/v1/{method}"
    try:
        async with (
            aiohttp.ClientSession(timeout=TIMEOUT, headers=headers) as session,
            session.post(url, json=body, allow_redirects=False) as response,
        ):
            if 400 <= response.status < 500:
                raise RemoteSigningRefused
            if response.status != 200:
                raise Fault(Turn.AGAIN, f"remote signing: status {response.status}")
            raw = await response.content.read(MAX_ANSWER)
    except (aiohttp.ClientError, TimeoutError, OSError) as error:
        raise Fault(Turn.AGAIN, f"remote signing: {type(error).__name__}") from error
    return _object(raw)


def _object(raw: bytes) -> dict[str, Any]:
    import json

    try:
        found = json.loads(raw)
    except ValueError as error:
        raise Fault(Turn.NEVER, "remote signing: no JSON") from error
    if not isinstance(found, dict):
        raise Fault(Turn.NEVER, "remote signing: no object")
    return found


def _der(text: str) -> bytes:
    der = base64.b64decode(text, validate=True)
    _ = x509.Certificate.load(der).subject.native
    return der
