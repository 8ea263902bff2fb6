"""SIGKILL at random moments of reviewing: what was acknowledged must be stored, once."""

from __future__ import annotations

import argparse
import random
import threading
import time
import uuid
from pathlib import Path

import httpx

from benchmarks.review_press import make_store
from benchmarks.review_serving import BASE, Serving, percentile, serving, signed_in
from store import open_store


def kills(folder: Path, options: argparse.Namespace) -> bool:
    """Kill the server again and again; True when no acknowledged verdict is missing or twice."""
    db = make_store(folder, 60, seed=options.seed)
    with open_store(db, read_only=True) as store:
        claims = [str(row[0]) for row in store.execute("SELECT id FROM current_claims ORDER BY id")]
    chance = random.Random(options.seed)  # noqa: S311
    told: list[str] = []
    sent = 0
    waits: list[float] = []
    for _ in range(options.kills):
        with serving(db) as desk:
            sent += _review_until_killed(desk, claims, told, waits, chance.uniform(0.02, 1.2))
    with open_store(db) as store:  # as the next command does: the log is played back
        stored = [str(row[0]) for row in store.execute("SELECT client_key FROM reviews WHERE client_key IS NOT NULL")]
        sound = store.value("PRAGMA integrity_check") == "ok"
    lost, twice = set(told) - set(stored), len(stored) - len(set(stored))
    print(f"{options.kills} kills: {sent} verdicts sent, {len(told)} acknowledged, {len(stored)} stored")
    print(f"lost {len(lost)}, stored twice {twice}, file {'sound' if sound else 'DAMAGED'}")
    half, most = percentile(waits, 0.5) * 1000, percentile(waits, 0.95) * 1000
    print(f"acknowledged in {half:.0f} ms (median), {most:.0f} ms (95th percentile)")
    return not lost and not twice and sound and len(told) > options.kills


def _review_until_killed(desk: Serving, claims: list[str], told: list[str], waits: list[float], after: float) -> int:
    """Send verdicts one after another until the server is gone; how many were sent."""
    sent = 0
    with signed_in(desk) as client:
        threading.Timer(after, desk.process.kill).start()
        while True:
            key = str(uuid.uuid4())
            body = {"claim": claims[len(told) % len(claims)], "decision": "accept", "key": key}
            sent += 1
            began = time.perf_counter()
            try:
                answer = client.post(f"{BASE}/verdict", json=body)
            except httpx.TransportError:
                return sent
            if answer.status_code == 200:
                told.append(key)
                waits.append(time.perf_counter() - began)
