"""The entry point of `akin`."""

import sys


def main() -> int:
    """Runs the command line."""
    from app.cli.main import main as run

    return run()


if __name__ == "__main__":
    sys.exit(main())
