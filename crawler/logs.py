"""Where a crawl's log goes: stderr, or a file that rotates."""

from __future__ import annotations

import logging
import sys
from logging.handlers import RotatingFileHandler
from pathlib import Path

from scrapy.settings import Settings
from scrapy.utils.log import configure_logging

from crawler.session import Session
from extract.errors import PinkslipError

#: Bytes after which the log's file is put by, and how many of them are kept.
ROTATE_AT = 5_000_000
KEPT = 5


def configure_logs(settings: Settings, session: Session) -> None:
    """Send what happens to stderr, or into the file that PINKSLIP_LOG names; then stderr, and with it cron's mail,
    gets only what is broken.

    Call it under the run lock: two processes can't rotate one file. PinkslipError where the file can't be written.
    """
    configure_logging(settings)
    handlers: list[logging.Handler] = [logging.StreamHandler(sys.stderr)]
    handlers[0].setLevel(settings["LOG_LEVEL"])
    if settings["PINKSLIP_LOG"]:
        handlers[0].setLevel(logging.ERROR)
        handlers.append(log_file(Path(settings["PINKSLIP_LOG"]), settings["LOG_LEVEL"]))
    for handler in handlers:
        handler.setFormatter(logging.Formatter(settings["LOG_FORMAT"], settings["LOG_DATEFORMAT"]))
        # The fault that ends the run is met by every spider in turn; it is told in one line when all is over.
        handler.addFilter(lambda record: session.fatal is None or record.exc_info is None)
        logging.root.addHandler(handler)
    logging.root.setLevel(logging.INFO)


def log_file(path: Path, level: str) -> logging.Handler:
    """The log's file, which has our own news whatever the level of Scrapy's."""
    try:
        handler = RotatingFileHandler(path, maxBytes=ROTATE_AT, backupCount=KEPT, encoding="utf-8")
    except OSError as error:
        raise PinkslipError(
            f"{path} can't be written ({error.strerror}); mend it or set PINKSLIP_LOG to another"
        ) from None
    least = logging.getLevelNamesMapping()[level]
    handler.addFilter(lambda record: record.levelno >= least or record.name.startswith("crawler."))
    return handler
