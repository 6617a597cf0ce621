"""Where the files that Akin ships with lie: `resources/` of a checkout, or `app/_resources/` of an installed wheel."""

from pathlib import Path

from app.domain.errors import AkinError

_PACKAGE = Path(__file__).resolve().parents[1]
_ROOTS = (_PACKAGE / "_resources", _PACKAGE.parent / "resources")


def resource_path(relative: str) -> Path:
    """The file or folder `relative` (with forward slashes) among the shipped files.

    Raises AkinError where it is missing.
    """
    for root in _ROOTS:
        path = root / relative
        if path.exists():
            return path
    raise AkinError(f"A part of Akin is missing: {relative}.", "Install Akin again.")
