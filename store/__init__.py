"""The store: SQLite rows and WARC files, and the way from each number back to the bytes that said it."""

from store.opening import open_store
from store.store import FetchKind, FetchOutcome, Pending, Store

__all__ = ["FetchKind", "FetchOutcome", "Pending", "Store", "open_store"]
