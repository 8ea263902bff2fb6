"""What tests of several rooms share."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from filelock import FileLock
from hypothesis import settings
from playwright.sync_api import Browser, sync_playwright

#: A busy machine is no fault of the code; speed is for the benchmarks.
settings.register_profile("pinkslip", deadline=None)
settings.load_profile("pinkslip")

ROOT = Path(__file__).parent.parent
CHROMIUM = shutil.which("chromium")
#: Of a process that runs the checkout's own code.
ENVIRONMENT = os.environ | {"PYTHONPATH": str(ROOT), "COLUMNS": "120"}


def pytest_xdist_auto_num_workers() -> int:
    """One more than there are cores, for tests of live crawls sleep; each holds half a gigabyte of language model."""
    return min(4, (os.cpu_count() or 1) + 1)


def run_pinkslip(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    """What the command line does in a folder, in a process of its own."""
    command = [sys.executable, "-m", "pinkslip", *arguments]
    return subprocess.run(
        command, cwd=folder, env=ENVIRONMENT, capture_output=True, text=True, timeout=120, check=False
    )


@pytest.fixture(scope="session")
def demo_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder in which ``pinkslip demo`` has run once; what it printed is in ``printed.txt``.

    One worker of the test run makes it, the others copy it.
    """
    folder = tmp_path_factory.mktemp("demo")
    shared = (folder.parent.parent if "PYTEST_XDIST_WORKER" in os.environ else folder.parent) / "demo-once"
    with FileLock(shared.with_suffix(".lock")):
        if not shared.exists():
            making = folder / "making"
            making.mkdir()
            done = run_pinkslip(making, "demo")
            assert (done.returncode, done.stderr) == (0, "")
            # Checked here, for readers of a WAL database may leave its side files behind.
            assert {path.name for path in making.glob("*.db*")} == {"pinkslip-demo.db", "pinkslip-demo.db.lock"}
            (making / "printed.txt").write_text(done.stdout, "utf-8")
            making.rename(shared)
    return Path(shutil.copytree(shared, folder / "demo"))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Browser]:
    """A headless Chromium of the system, for no longer than a module's tests: while Playwright has the event loop, no
    other test in the process could run one."""
    if CHROMIUM is None:
        pytest.skip("no chromium on the PATH; apt-get install chromium")
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()
