"""The command line: reads the arguments, runs one command, and turns errors into words."""

import argparse
import importlib
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from app import __version__
from app.cli.arguments import build_parser
from app.domain.calls import Call
from app.domain.errors import AkinError
from app.runtime.logs import start_log, stop_log
from app.runtime.paths import RESTORE_READY, data_dir, named_data_dir
from app.runtime.settings_file import SettingsNote, load_settings

FAILED, MISUSED, INTERRUPTED = 1, 2, 130
_MODULES = {"resume": "pause"}  # where a command is not in a module of its name
_ADDRESS = "akin:"  # how what other programs pass on begins, see `akin show`
Window = Callable[[Path, Path, Call], int]


def main(arguments: Sequence[str] | None = None, window: Window | None = None) -> int:
    """Runs `akin` and returns its exit status: 0 done, 1 failed, 2 wrong arguments, 130 interrupted.

    Where no command is named, and for `akin show`, `window` is called with the data folder, with the folder by which
    that was looked for (another one once the library was moved), and with what is asked of the window; without `window`
    the help is shown.
    """
    for stream in (sys.stdout, sys.stderr):
        if hasattr(stream, "reconfigure"):
            stream.reconfigure(errors="backslashreplace")
    parser = build_parser(__version__)
    parsed, unknown = parser.parse_known_args(_with_command(sys.argv[1:] if arguments is None else arguments))
    if unknown and parsed.command in ("search", "show") and not any(word.startswith("--") for word in unknown):
        parsed.query += unknown  # -word means without that word, also where the shell was given no quotes
    elif unknown:
        parser.error(f"unrecognized arguments: {' '.join(unknown)}")
    opens = parsed.command in (None, "show")
    if opens and window is None:
        parser.print_help(sys.stderr)
        return MISUSED
    try:
        status = _open(window, parsed) if opens and window is not None else run(parsed)
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
    finally:
        stop_log()
    return status


def run(parsed: argparse.Namespace) -> int:
    """Runs the command that the arguments name; its module is imported only now, so that each starts quickly."""
    command: str = parsed.command
    module = importlib.import_module(f"app.cli.{_MODULES.get(command, command)}")
    chosen: Path | None = parsed.data_dir
    folder = chosen if command == "demo" else data_dir(chosen)  # the demonstration has a data folder of its own
    if folder is not None:
        _complete_restore(folder)
        loaded = load_settings(folder)
        start_log(folder, command, loaded.settings.log)
        if command not in ("doctor", "config"):  # the first tells them among its findings, the second may mend them
            _tell_notes(loaded.notes)
    status: int = getattr(module, command)(folder, parsed)
    if folder is not None and command == "config":
        _tell_notes(load_settings(folder).notes)
    return status


def _open(window: Window, parsed: argparse.Namespace) -> int:
    folder = data_dir(parsed.data_dir)
    _complete_restore(folder)
    if parsed.command is None:
        call = Call(hidden=parsed.hidden)
    else:
        call = Call(" ".join(parsed.query), launcher=parsed.launcher)
    return window(folder, named_data_dir(parsed.data_dir), call)


def _with_command(arguments: Sequence[str]) -> list[str]:
    """An address that another program passes on is shown."""
    words = list(arguments)
    at = next((place for place, word in enumerate(words) if word.lower().startswith(_ADDRESS)), None)
    return words if at is None or not _is_first_word(words, at) else [*words[:at], "show", *words[at:]]


def _is_first_word(words: Sequence[str], at: int) -> bool:
    """Whether only options of the whole program stand before that place."""
    before = list(words[:at])
    while before:
        if before[0] == "--data-dir" and len(before) > 1:
            del before[:2]
        elif before[0].startswith("--"):
            del before[0]
        else:
            return False
    return True


def _tell_notes(notes: Sequence[SettingsNote]) -> None:
    """What in the settings does not apply."""
    for note in notes:
        print(f"akin: {note}", file=sys.stderr)
    for advice in dict.fromkeys(note.advice for note in notes):
        print(advice, file=sys.stderr)


def _complete_restore(folder: Path) -> None:
    if (folder / RESTORE_READY).exists():
        from app.store.restore import finish_restore

        finish_restore(folder)
