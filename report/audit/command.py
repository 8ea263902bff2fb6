"""What ``pinkslip audit`` does: the document from a file, from the web or from standard input, audited and printed."""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Protocol

from report.audit.documents import LARGEST, Document, DocumentError
from report.audit.show import print_audit
from store import Store


class Page(Protocol):
    """A page that was fetched."""

    @property
    def url(self) -> str:
        """Its address, after redirects."""

    @property
    def body(self) -> bytes:
        """Its bytes."""

    @property
    def content_type(self) -> str:
        """The header."""


def audit_command(
    store: Store, name: str, *, fetched: Page | None, day: date | None, as_json: bool, out: Path | None
) -> int:
    """Audit the document and print what was found; 1 where a claim is not corroborated, else 0."""
    if fetched is not None:
        document = Document(name=fetched.url, body=fetched.body, content_type=fetched.content_type, day=day)
    elif name == "-":
        document = Document(name="standard input", body=sys.stdin.buffer.read(LARGEST + 1), day=day)
    else:
        try:
            with Path(name).open("rb") as file:
                document = Document(name=Path(name).name, body=file.read(LARGEST + 1), day=day)
        except OSError as error:
            raise DocumentError(f"{name}: can't be read ({error.strerror}); name a file, an address or -") from None
    return print_audit(store, document, as_json=as_json, out=out)
