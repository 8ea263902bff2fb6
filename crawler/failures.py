"""Why a request failed, in words that an operator reads and that are the same each time."""

from __future__ import annotations

from typing import Any

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

#: The reason of a request that robots.txt forbids.
ROBOTS = "robots.txt"
TOO_LARGE = "too large"
GAVE_UP = "the host has stopped answering"
#: Pages in a row without an answer after which the rest is left for the next run: a tarpit must not hold it for hours.
PATIENCE = 5
UNANSWERED = frozenset({"DownloadTimeoutError", "DownloadConnectionRefusedError", "CannotResolveHostError"})
#: The names of Scrapy's exceptions in an operator's words.
_WORDS = {
    "CannotResolveHostError": "no public address",
    "DownloadCancelledError": TOO_LARGE,
    "DownloadConnectionRefusedError": "connection refused",
    "DownloadTimeoutError": "timed out",
    "DownloadFailedError": "connection failed",
    "ResponseDataLossError": "broke off",
}


def request_of(failure: Any) -> Request:
    """The request that failed; Scrapy notes it on Twisted's failure."""
    request: Request = failure.request
    return request


def reason_of(failure: Failure) -> str:
    """Why a request failed, in a few words that are the same each time."""
    error = failure.value
    if isinstance(error, HttpError):
        in_archive = b"X-Pinkslip-Replay" not in error.response.headers
        return f"HTTP {error.response.status}" if in_archive else "HTTP 404, not in the archive"
    name, said = type(error).__name__, str(error)
    if isinstance(error, IgnoreRequest):
        return ROBOTS if "robots.txt" in said else TOO_LARGE if "DOWNLOAD_MAXSIZE" in said else said
    return _WORDS.get(name, name)


def response_of(failure: Failure) -> Response | None:
    """The response that counts as the failure; None where nothing answered."""
    if not isinstance(failure.value, HttpError):
        return None
    response: Response = failure.value.response
    return response
