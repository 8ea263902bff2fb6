"""A loopback site in a process of its own: ``python -m tests.crawler.site FOLDER`` serves the answers pickled there.

Requests are logged to FOLDER/requests.jsonl, so that tests can say what was never asked for.
"""

from __future__ import annotations

import json
import os
import pickle
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

from tests.crawler.press import ROOT, Answer

#: The status of an answer that is none: the connection is closed.
CLOSE = "close"


def main(folder: Path) -> None:
    """Serve until killed."""

    known: dict[int, dict[str, Answer]] = {}

    def current() -> dict[str, Answer]:
        path = folder / "answers.pickle"
        version = path.stat().st_mtime_ns
        if version not in known:
            known.clear()
            known[version] = pickle.loads(path.read_bytes())  # noqa: S301  a test's own
        return known[version]

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def do_GET(self) -> None:
            host = self.headers.get("Host", "").split(":")[0]
            answer = current().get(f"{host}{self.path}") or Answer(url="", body=b"", status="404 Not Found")
            etag = dict(answer.headers).get("ETag")
            if etag is not None and self.headers.get("If-None-Match") == etag:
                answer = replace(answer, status="304 Not Modified", body=b"")
            asked = {"host": host, "path": self.path, "agent": self.headers["User-Agent"], "at": time.time()}
            with (folder / "requests.jsonl").open("a") as log:
                log.write(json.dumps(asked | {"status": answer.status, "etag": etag}) + "\n")
            if answer.status == CLOSE:
                self.close_connection = True
                return
            self.send_response(int(answer.status.split()[0]))
            for name, value in (("Content-Type", answer.content_type), *answer.headers):
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(answer.body)))
            self.end_headers()
            self.wfile.write(answer.body)

        def log_message(self, *_: Any) -> None:
            pass

    server = ThreadingHTTPServer(("0.0.0.0", 0), Handler)  # noqa: S104  127.0.0.1, .2 and so on are its hosts
    print(server.server_port, flush=True)
    server.serve_forever()


class Site:
    """The site as a test sees it."""

    def __init__(self, folder: Path, port: int) -> None:
        self.folder = folder
        self.port = port

    def serve(self, answers: Mapping[str, Answer]) -> None:
        """Answer with these from now on; keys are host and path, such as ``127.0.0.1/feed.rss``."""
        fresh = self.folder / "fresh.pickle"
        fresh.write_bytes(pickle.dumps(dict(answers)))
        fresh.replace(self.folder / "answers.pickle")

    def requests(self) -> list[dict[str, Any]]:
        """What was asked for so far."""
        log = self.folder / "requests.jsonl"
        return [json.loads(line) for line in log.read_text().splitlines()] if log.exists() else []


@contextmanager
def running_site(folder: Path) -> Iterator[Site]:
    """A site in its own process for as long as the block runs."""
    command = [sys.executable, "-m", "tests.crawler.site", str(folder)]
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True) as process:
        try:
            assert process.stdout is not None
            yield Site(folder, int(process.stdout.readline()))
        finally:
            process.kill()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
