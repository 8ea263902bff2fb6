"""Why a request failed, in words that an operator reads and that are the same each time."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any

from scrapy import Request
from scrapy.exceptions import IgnoreRequest
from scrapy.http import Response
from scrapy.spidermiddlewares.httperror import HttpError
from twisted.python.failure import Failure

from crawler.polling import read_retry_after

#: The reason of a request that robots.txt forbids.
ROBOTS = "robots.txt"
TOO_LARGE = "too large"
GAVE_UP = "the host has stopped answering"
#: Where an answer asks for a pause the rest is left, too.
ASKED_TO_PAUSE = "the host asks for a pause"
#: Ends the reason of an answer that says for how long.
FOR_A_TIME = ", asks for a pause"
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
    "BadGzipFile": "broken compression",
    "error": "broken compression",  # what zlib and brotli raise goes by no other name
    "ValueError": "redirected to no address",
}
#: What OpenSSL and service_identity say of a certificate that does not vouch for its host. OpenSSL has one phrase for a
#: stranger's certificate and one that has run out.
_CERTIFICATE = {
    "certificate verify failed": "bad certificate: not trusted, or out of date",
    "service_identity.exceptions": "bad certificate: of another host",
}


class RobotsUnavailable(IgnoreRequest):
    """Raised for a request to a host whose robots.txt cannot be had: nobody has forbidden it, nobody has allowed it.

    It counts as a failure of the host, and is asked again as such.
    """


def request_of(failure: Any) -> Request:
    """The request that failed; Scrapy notes it on Twisted's failure."""
    request: Request = failure.request
    return request


def asked_url(message: Request | Response) -> str:
    """The address first asked for, before redirects."""
    url: str = message.meta.get("redirect_urls", [message.url])[0]
    return url


def retry_after_of(response: Response | None, now: datetime) -> timedelta | None:
    """How long a response asks to be left alone; None where it doesn't."""
    value = response.headers.get("Retry-After") if response is not None else None
    return read_retry_after(value.decode("latin-1") if value else None, now)


def is_unanswered(failure: Failure) -> bool:
    """Whether nothing answered, or the server had only an error of its own to say."""
    response = response_of(failure)
    return type(failure.value).__name__ in UNANSWERED or (response is not None and response.status >= 500)


def is_pause(response: Response) -> bool:
    """Whether a response asks to be left alone for a while."""
    return response.status == 429 or (response.status >= 500 and "Retry-After" in response.headers)


def reason_of(failure: Failure) -> str:
    """Why a request failed, in a few words that are the same each time."""
    error = failure.value
    if isinstance(error, HttpError):
        if b"X-Pinkslip-Replay" in error.response.headers:
            return "HTTP 404, not in the archive"
        is_for_a_time = is_pause(error.response) and "Retry-After" in error.response.headers
        return f"HTTP {error.response.status}{FOR_A_TIME if is_for_a_time else ''}"
    return words_of(error)


def words_of(error: BaseException | None) -> str:
    """A download's exception in the same words each time."""
    name, said = type(error).__name__, str(error)
    if isinstance(error, RobotsUnavailable):
        return said
    if isinstance(error, IgnoreRequest):
        return ROBOTS if "robots.txt" in said else TOO_LARGE if "DOWNLOAD_MAXSIZE" in said else said
    if name == "DownloadFailedError":
        return next((words for mark, words in _CERTIFICATE.items() if mark in said), _WORDS[name])
    return _WORDS.get(name, name)


def is_refusal(failure: Failure) -> bool:
    """Whether it was decided, by the outlet's rules or ours, that a request is not to be made."""
    is_ignored = isinstance(failure.value, IgnoreRequest) and response_of(failure) is None
    return is_ignored and not isinstance(failure.value, RobotsUnavailable)


def response_of(failure: Failure) -> Response | None:
    """The response that counts as the failure; None where nothing answered."""
    if not isinstance(failure.value, HttpError):
        return None
    response: Response = failure.value.response
    return response
