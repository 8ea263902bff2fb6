"""Which figures may be one and the same, told in other words or rounded by a headline."""

from __future__ import annotations

from extract.model import Count, Qualifier, Share

#: The span of figures that each vague word may stand for.
_VAGUE_TOP = {24: 200, 40: 200, 200: 2_000, 2_000: 20_000, 20_000: 100_000, 200_000: 1_000_000}


def fits(a: Count | Share, b: Count | Share, *, rounded: float = 0) -> bool:
    """True when two figures may be the same one in other words, or the one as a headline rounds it."""
    (low_a, high_a), (low_b, high_b) = ends(a), ends(b)
    return low_a <= high_b + rounded and low_b <= high_a + rounded


def ends(figure: Count | Share) -> tuple[float, float]:
    """The span of values that a wording allows for."""
    low = figure.low if figure.low is not None else figure.high or 0.0
    high = figure.high if figure.high is not None else low
    match figure.qualifier:
        case Qualifier.VAGUE:
            return low * 0.5, _VAGUE_TOP.get(int(low), low * 10)
        case Qualifier.AT_LEAST:
            return low, low * 1.3
        case Qualifier.AT_MOST:
            return high * 0.7, high
        case Qualifier.ABOUT:
            return low * 0.95, low * 1.05
        case _:
            return low, high
