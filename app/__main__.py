"""The entry point of `akin`: the window, or with arguments the command line."""

import sys
from pathlib import Path


def main() -> int:
    """Runs the command line, which opens the window where no command is named."""
    try:
        from app.cli.main import main as run

        return run(window=_open_window)
    except KeyboardInterrupt:  # before the command line can catch it
        return 130


def _open_window(data_dir: Path, named: Path) -> int:
    """Imports Qt only now: no command needs it."""
    from app.domain.errors import AkinError

    try:
        from app.ui.application import run
    except ImportError as error:
        raise AkinError(
            f"The window cannot be opened here: {error}.",
            "Install what is missing, or use the command line: akin --help",
        ) from error
    return run(data_dir, named=named)


if __name__ == "__main__":
    sys.exit(main())
