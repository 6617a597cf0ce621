"""The window's tests run where Qt's libraries can be loaded, and are skipped with a reason where they cannot."""

from collections.abc import Iterator
from pathlib import Path

import pytest

try:
    import PySide6.QtWidgets  # noqa: F401

    _REASON = ""
except ImportError as error:
    _REASON = f"Qt cannot be loaded here: {error}"


class _Skipped(pytest.File):
    def collect(self) -> Iterator[pytest.Item]:
        """Nothing, with the reason."""
        raise pytest.skip.Exception(_REASON, allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: pytest.Collector) -> pytest.Collector | None:
    """Keeps modules that import Qt from being imported where that fails."""
    return _Skipped.from_parent(parent, path=module_path) if _REASON else None
