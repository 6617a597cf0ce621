"""The command line: reads the arguments, runs one command, and turns errors into words."""

import argparse
import os
import sys
from collections.abc import Sequence
from pathlib import Path

from app import __version__
from app.cli.arguments import build_parser
from app.domain.errors import AkinError
from app.runtime.paths import data_dir

FAILED, MISUSED, INTERRUPTED = 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Runs `akin` and returns its exit status: 0 done, 1 failed, 2 wrong arguments, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    parser = build_parser(__version__)
    parsed, unknown = parser.parse_known_args(arguments)
    if unknown and parsed.command == "search" and not any(word.startswith("--") for word in unknown):
        parsed.query += unknown  # -word means without that word, also where the shell was given no quotes
    elif unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    if parsed.command is None:
        parser.print_help(sys.stderr)
        return MISUSED
    try:
        status = run(parsed)
        sys.stdout.flush()
    except AkinError as error:
        print(f"akin: {error}\n{error.advice}".rstrip(), file=sys.stderr)
        return FAILED
    except KeyboardInterrupt:
        print("\nInterrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:  # the reader of a pipe has seen enough
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except SystemExit:  # Rich's way to end where the reader of a pipe has seen enough
        return 0
    return status


def run(parsed: argparse.Namespace) -> int:
    """Runs the command that the arguments name; its module is imported only now, so that each starts quickly."""
    chosen: Path | None = parsed.data_dir
    folder = data_dir(chosen)
    match parsed.command:
        case "index":
            from app.cli.index import index

            return index(folder, parsed)
        case "search":
            from app.cli.search import search

            return search(folder, parsed)
        case "status":
            from app.cli.status import status

            return status(folder, parsed)
        case "duplicates":
            from app.cli.duplicates import duplicates

            return duplicates(folder, parsed)
        case "forget":
            from app.cli.forget import forget

            return forget(folder, parsed)
        case "doctor":
            from app.cli.doctor import doctor

            return doctor(folder, parsed)
        case "demo":
            from app.cli.demo import demo

            return demo(chosen, parsed)
        case "evaluate":
            from app.cli.evaluate import evaluate

            return evaluate(folder, parsed)
        case "benchmark":
            from app.cli.benchmark import benchmark

            return benchmark(folder, parsed)
    raise AssertionError(parsed.command)
