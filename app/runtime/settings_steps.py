"""Brings settings that an older Akin has written to the present form, version by version."""

from collections.abc import Callable, Mapping
from typing import Any

VERSION_KEY = "version"
VERSION = 2

Values = Mapping[str, Any]


def version_of(values: Values) -> int:
    """The version of the form in which settings are written; 1 where they do not tell."""
    version = values.get(VERSION_KEY, 1)
    return version if isinstance(version, int) and version > 0 else 1


def upgraded(values: Values) -> Values:
    """The settings in the present form, without their version; those of a newer Akin stay as they are."""
    for version in range(version_of(values) + 1, VERSION + 1):
        values = _STEPS[version](values)
    return {key: value for key, value in values.items() if key != VERSION_KEY}


def _to_2(values: Values) -> Values:
    """`memory_mb` was that of one reading process; it stands beside `file_seconds` and `file_mb` now."""
    return {"file_memory_mb" if key == "memory_mb" else key: value for key, value in values.items()}


_STEPS: Mapping[int, Callable[[Values], Values]] = {2: _to_2}  # the step to each version from the one before
