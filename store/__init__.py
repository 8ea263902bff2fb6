"""The store: SQLite rows and WARC files, and the way from each number back to the bytes that said it."""

from store.opening import open_store
from store.store import FetchKind, FetchOutcome, Pending, Store, Waiting

__all__ = ["FetchKind", "FetchOutcome", "Pending", "Store", "Waiting", "open_store"]
