"""The entry point of `akin`: the window, or with arguments the command line."""

import sys
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from app.domain.calls import Call


def main() -> int:
    """Runs the command line, which opens the window where no command is named, and for `akin show`."""
    try:
        from app.cli.main import main as run

        return run(window=_open_window)
    except KeyboardInterrupt:  # before the command line can catch it
        return 130


def _open_window(data_dir: Path, named: Path, call: "Call") -> int:
    """Imports Qt only now: no command needs it."""
    from app.domain.errors import AkinError

    try:
        from app.ui.desktop.beginning import open_window
    except ImportError as error:
        raise AkinError(
            f"The window cannot be opened here: {error}.",
            "Install what is missing, or use the command line: akin --help",
        ) from error
    return open_window(data_dir, named, call)


if __name__ == "__main__":
    sys.exit(main())
