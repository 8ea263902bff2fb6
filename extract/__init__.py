"""From the bytes of a page to the claims of its article: pure functions, the same claims on any day and machine."""

from extract.claims import extract_claims

__all__ = ["extract_claims"]
