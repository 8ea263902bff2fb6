"""SIGKILL at random moments of reviewing: what was acknowledged must be stored, once."""

from __future__ import annotations

import argparse
import contextlib
import random
import sys
import threading
import time
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import httpx

from benchmarks.review_press import make_store
from benchmarks.review_serving import BASE, Serving, percentile, serving, signed_in
from store import open_store


@dataclass(slots=True, kw_only=True)
class Trial:
    """What came of a number of kills."""

    sent: int = 0
    told: list[str] = field(default_factory=list)  # keys of verdicts that the server acknowledged
    waits: list[float] = field(default_factory=list)  # seconds till each was
    stored: list[str] = field(default_factory=list)  # keys in the file at the end
    sound: bool = False  # whether SQLite finds the file whole

    @property
    def lost(self) -> set[str]:
        """Acknowledged and not stored."""
        return set(self.told) - set(self.stored)

    @property
    def twice(self) -> int:
        """Stored more than once."""
        return len(self.stored) - len(set(self.stored))


def kills(folder: Path, options: argparse.Namespace) -> bool:
    """Kill the server again and again; True when no acknowledged verdict is missing or twice."""
    trial = kill_and_count(make_store(folder, 60, seed=options.seed), times=options.kills, seed=options.seed)
    print(
        f"{options.kills} kills: {trial.sent} verdicts sent, {len(trial.told)} acknowledged, {len(trial.stored)} stored"
    )
    print(f"lost {len(trial.lost)}, stored twice {trial.twice}, file {'sound' if trial.sound else 'DAMAGED'}")
    half, most = percentile(trial.waits, 0.5) * 1000, percentile(trial.waits, 0.95) * 1000
    print(f"acknowledged in {half:.0f} ms (median), {most:.0f} ms (95th percentile)")
    return not trial.lost and not trial.twice and trial.sound and len(trial.told) > options.kills


def kill_and_count(db: Path, *, times: int, seed: int) -> Trial:
    """Review the claims of a store, the server killed so many times on the way."""
    with open_store(db, read_only=True) as store:
        claims = [str(row[0]) for row in store.execute("SELECT id FROM current_claims ORDER BY id")]
    chance = random.Random(seed)  # noqa: S311
    trial = Trial()
    for number in range(1, times + 1):
        with serving(db) as desk:
            _review_until_killed(desk, claims, trial, chance.uniform(0.02, 1.2))
        if number % 10 == 0:
            print(f"{number} kills, {len(trial.told)} acknowledged", file=sys.stderr, flush=True)
    with open_store(db) as store:  # as the next command does: the log is played back
        trial.stored += [str(row[0]) for row in store.execute("SELECT client_key FROM reviews ORDER BY id")]
        trial.sound = store.value("PRAGMA integrity_check") == "ok"
    return trial


def _review_until_killed(desk: Serving, claims: list[str], trial: Trial, after: float) -> None:
    """Send verdicts one after another until the server is gone."""
    with contextlib.closing(signed_in(desk)) as client:
        threading.Timer(after, desk.process.kill).start()
        while True:
            key = str(uuid.uuid4())
            body = {"claim": claims[trial.sent % len(claims)], "decision": "accept", "key": key}
            trial.sent += 1
            began = time.perf_counter()
            try:
                answer = client.post(f"{BASE}/verdict", json=body)
            except httpx.TransportError:
                return
            if answer.status_code == 200:
                trial.told.append(key)
                trial.waits.append(time.perf_counter() - began)
