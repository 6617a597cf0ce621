"""Predicts the height of the tide from a handful of harmonic constituents."""

from dataclasses import dataclass
from datetime import UTC, datetime
from math import cos, radians

EPOCH = datetime(2023, 1, 1, tzinfo=UTC)


@dataclass(frozen=True)
class Constituent:
    """One regular wave: its speed in degrees an hour, its height in metres and its lag in degrees."""

    name: str
    speed: float
    amplitude: float
    phase: float


LYDMOUTH = (
    Constituent("M2", 28.9841042, 3.92, 181.4),  # the moon, twice a day
    Constituent("S2", 30.0000000, 1.38, 236.0),  # the sun, twice a day
    Constituent("N2", 28.4397295, 0.74, 162.9),  # the moon's distance
    Constituent("K1", 15.0410686, 0.07, 131.2),  # sun and moon, once a day
    Constituent("M4", 57.9682084, 0.11, 12.5),  # shallow water bends the curve
)


def height(moment: datetime, constituents: tuple[Constituent, ...] = LYDMOUTH, mean_level: float = 6.81) -> float:
    """The height above chart datum in metres at `moment`, which must carry a time zone."""
    hours = (moment - EPOCH).total_seconds() / 3600
    return mean_level + sum(wave.amplitude * cos(radians(wave.speed * hours - wave.phase)) for wave in constituents)


def is_slack(moment: datetime, previous: float, following: float, tolerance: float = 0.02) -> bool:
    """Whether the water stands nearly still: the curve is flat to within `tolerance` metres on both sides."""
    here = height(moment)
    return abs(here - previous) < tolerance and abs(here - following) < tolerance
