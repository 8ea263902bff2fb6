"""What can go wrong on purpose: each error's one line names the thing and the mend."""

from __future__ import annotations

from enum import StrEnum


class PinkslipError(Exception):
    """Base of all errors a user meets; the command line prints its one line and exits with ``exit_status``.

    Raised where the input or the machine is at fault, never for a bug of ours. 1: done, with failures; 2: wrong usage
    or unusable input; 75: another run holds the lock (sysexits.h EX_TEMPFAIL).
    """

    exit_status = 2


class Refusal(StrEnum):
    """Why a page gave no article."""

    NOT_HTML = "not_html"
    WALL = "wall"
    LISTING = "listing"
    NO_TEXT = "no_text"
    TOO_LARGE = "too_large"


class NotAnArticle(PinkslipError):  # noqa: N818  a verdict on a page more than an error
    """Raised by ``extract.article`` for a page that is no article. The crawl records the reason and goes on."""

    def __init__(self, reason: Refusal, detail: str) -> None:
        super().__init__(f"not an article ({reason}): {detail}")
        self.reason = reason
        self.detail = detail

    def __reduce__(self) -> tuple[type[NotAnArticle], tuple[Refusal, str]]:
        """Survive the way back from a worker process."""
        return type(self), (self.reason, self.detail)
