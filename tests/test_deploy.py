"""What deploy/ tells a machine to do is something that Pinkslip does."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import click
import pytest

from pinkslip import main

DEPLOY = Path(__file__).parent.parent / "deploy"
#: A line's `pinkslip …` up to where the shell or the file goes on.
COMMAND = re.compile(r"(?:ExecStart=\S*/|\* +|\d +)pinkslip (.+?)(?: >| \|\||$)", re.MULTILINE)
COMMANDS = [
    pytest.param(command, id=f"{path.name}: {command}")
    for path in sorted(DEPLOY.iterdir())
    for command in COMMAND.findall(path.read_text("utf-8"))
]


def test_each_way_of_scheduling_runs_the_crawl() -> None:
    named = [str(parameter.id) for parameter in COMMANDS]
    assert {name.partition(":")[0] for name in named if ": crawl" in name} == {"crontab", "pinkslip.service"}
    assert 'CMD ["crawl", "--max-time", "3000"]' in (DEPLOY / "Containerfile").read_text("utf-8")


@pytest.mark.parametrize("command", COMMANDS)
def test_command_line_is_understood(command: str) -> None:
    name, *arguments = shlex.split(command)
    main.commands[name].make_context(name, arguments, parent=click.Context(main))


@pytest.mark.skipif(shutil.which("systemd-analyze") is None, reason="needs systemd-analyze")
def test_systemd_takes_the_units_and_finds_them_hardened(tmp_path: Path) -> None:
    service = (DEPLOY / "pinkslip.service").read_text("utf-8").replace("/opt/pinkslip/bin/pinkslip", "/bin/true")
    (tmp_path / "pinkslip.service").write_text(service)
    shutil.copy(DEPLOY / "pinkslip.timer", tmp_path)
    for command in (["verify", "pinkslip.service", "pinkslip.timer"], ["security", "--offline=true", "--threshold=20"]):
        units = [] if command[0] == "verify" else [str(tmp_path / "pinkslip.service")]
        done = subprocess.run(
            ["systemd-analyze", *command, *units], cwd=tmp_path, capture_output=True, text=True, check=False
        )
        assert done.returncode == 0, done
        assert command[0] != "verify" or done.stderr == ""
