"""The store's own fixtures, for audits against a store made for them."""

from tests.store.conftest import run, store

__all__ = ["run", "store"]
