"""The entry point of `akin`."""

import sys


def main() -> int:
    """Runs the command line."""
    try:
        from app.cli.main import main as run

        return run()
    except KeyboardInterrupt:  # before the command line can catch it
        return 130


if __name__ == "__main__":
    sys.exit(main())
