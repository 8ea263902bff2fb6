"""The event loop of a crawl: started once, stopped by a signal, by time or by its own end."""

from __future__ import annotations

import asyncio
import logging
import signal
from collections.abc import Callable, Coroutine
from typing import Any

from scrapy.crawler import AsyncCrawlerRunner
from scrapy.settings import Settings
from scrapy.utils.misc import load_object
from scrapy.utils.reactor import install_reactor

from crawler.session import Session

logger = logging.getLogger(__name__)

#: Seconds that a stopped run gives its requests to come in.
STOP_GRACE = 4.0


def run_in_reactor(
    session: Session, main: Callable[[], Coroutine[Any, Any, None]], settings: Settings, max_time: float | None = None
) -> None:
    """Run a coroutine in Scrapy's event loop to its end, or to the session's; what it raises is raised here."""
    install_reactor(settings["TWISTED_REACTOR"])
    from twisted.internet import reactor as installed

    reactor: Any = installed
    raised: list[BaseException] = []

    # Scrapy's own processes pass themselves too: the resolver wants the settings only.
    load_object(settings["TWISTED_DNS_RESOLVER"]).from_crawler(
        AsyncCrawlerRunner(settings), reactor
    ).install_on_reactor()

    async def run() -> None:
        loop = asyncio.get_running_loop()
        task = loop.create_task(main())
        session.stop = lambda: _stop(session, task, STOP_GRACE)
        session.abort = lambda: _stop(session, task, 0)
        for number in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(number, session.stop)
        if max_time is not None:
            loop.call_later(max_time, session.stop)
        try:
            await task
        except asyncio.CancelledError:
            if session.fatal is None:
                logger.warning("stopped before all that was under way had come in; the next run goes on with it")
        except BaseException as error:
            raised.append(error)
        finally:
            await _cancel_the_rest()
            reactor.stop()

    reactor.callWhenRunning(lambda: asyncio.ensure_future(run()))
    reactor.run(installSignalHandlers=False)
    if raised:
        raise raised[0]


def _stop(session: Session, task: asyncio.Task[None], grace: float) -> None:
    """Take no new request; what is under way may come in for some seconds, then it is left for the next run."""
    if session.is_stopped:
        return
    session.is_stopped = True
    loop = asyncio.get_running_loop()

    def give_up() -> None:
        session.pool.kill()
        task.cancel()

    loop.call_later(grace, give_up)
    loop.create_task(session.on_stop())  # noqa: RUF006  the loop runs until the task above is done


async def _cancel_the_rest() -> None:
    """End what Scrapy still has under way, so that nothing of it is left to complain when the loop closes."""
    rest = asyncio.all_tasks() - {asyncio.current_task()}
    for task in rest:
        task.cancel()
    if rest:
        await asyncio.wait(rest, timeout=1)
