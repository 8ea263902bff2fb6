"""Certificates for the loopback site, good and bad, made for each test: none is kept in the repository."""

from __future__ import annotations

import ipaddress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from cryptography.x509.oid import NameOID

NOW = datetime.now(UTC)
DAY = timedelta(days=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Authority:
    """Somebody who signs certificates."""

    certificate: x509.Certificate
    key: ec.EllipticCurvePrivateKey

    def sign(self, folder: Path, host: str, *, until: datetime = NOW + DAY) -> Path:
        """A file with a certificate for a host, and its key."""
        key = ec.generate_private_key(ec.SECP256R1())
        certificate = _certificate(host, key, self.certificate.subject, self.key, until=until)
        return _write(folder / f"{host}-{until:%Y%m%d}.pem", certificate, key)


def an_authority() -> Authority:
    """A new authority, which nobody trusts yet."""
    key = ec.generate_private_key(ec.SECP256R1())
    certificate = _certificate("Invented Authority", key, None, key, until=NOW + DAY)
    return Authority(certificate=certificate, key=key)


def self_signed(folder: Path, host: str) -> Path:
    """A file with a certificate that nobody but itself vouches for, and its key."""
    key = ec.generate_private_key(ec.SECP256R1())
    return _write(folder / f"{host}-self.pem", _certificate(host, key, None, key, until=NOW + DAY), key)


def _certificate(
    name: str,
    key: ec.EllipticCurvePrivateKey,
    issuer: x509.Name | None,
    by: ec.EllipticCurvePrivateKey,
    *,
    until: datetime,
) -> x509.Certificate:
    subject = x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, name)])
    try:
        alternative: x509.GeneralName = x509.IPAddress(ipaddress.ip_address(name))
    except ValueError:
        alternative = x509.DNSName(name.replace(" ", "-"))
    is_authority = issuer is None
    return (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(issuer or subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(NOW - 30 * DAY)
        .not_valid_after(until)
        .add_extension(x509.SubjectAlternativeName([alternative]), critical=False)
        .add_extension(x509.BasicConstraints(ca=is_authority, path_length=None), critical=True)
        .sign(by, hashes.SHA256())
    )


def _write(path: Path, certificate: x509.Certificate, key: ec.EllipticCurvePrivateKey) -> Path:
    secret = key.private_bytes(Encoding.PEM, PrivateFormat.PKCS8, NoEncryption())
    path.write_bytes(certificate.public_bytes(Encoding.PEM) + secret)
    return path
