"""Employers as registers write them, by their usual name."""

from __future__ import annotations

import pytest

from extract.company.registered import registered_name


@pytest.mark.parametrize(
    ("written", "usual"),
    [
        ("AMAZON.COM SERVICES LLC - ONT8", "Amazon"),
        ("Meta Platforms, Inc. (Menlo Park)", "Meta"),
        ("WALMART STORES EAST LP", "Walmart"),
        ("Macy's Store 55", "Macy's"),
        ("Wells Fargo Bank, N.A.", "Wells Fargo"),
        ("T-Mobile USA, Inc.", "T-Mobile"),
        ("Halvorsen Foods, Inc.", "Halvorsen Foods"),
        ("HALVORSEN FOODS INC", "Halvorsen Foods"),
        ("Kestrel Holdings LLC dba Kestrel Foods", "Kestrel Foods"),
        ("Apple Valley Farms", "Apple Valley Farms"),
        ("Tessaly Robotics / Ridgeton plant 4", "Tessaly Robotics"),
        ("  Ferrolux   GmbH ", "Ferrolux"),
        ("GE", "General Electric"),
        ("(see notice)", "(see notice)"),
    ],
)
def test_registered_name(written: str, usual: str) -> None:
    assert registered_name(written) == usual
