"""The versions of Akin, of what it runs on, and of the libraries that matter."""

import platform
import sqlite3
from importlib.metadata import PackageNotFoundError, version

from app import __version__

LIBRARIES = ("lancedb", "pyarrow", "onnxruntime", "pymupdf", "tokenizers", "pyside6-essentials")


def installed_versions() -> dict[str, str | None]:
    """Name and version, None for a library that is missing."""
    found: dict[str, str | None] = {
        "akin": __version__,
        "python": platform.python_version(),
        "system": f"{platform.system()} {platform.release()} {platform.machine()}",
        "sqlite": sqlite3.sqlite_version,
    }
    return found | {name: _version_of(name) for name in LIBRARIES}


def _version_of(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
