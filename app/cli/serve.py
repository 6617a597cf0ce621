"""`akin serve`: keeps the library up to date until it is interrupted."""

import argparse
import signal
import threading
from pathlib import Path

from rich.console import Console

from app.cli.index import tell
from app.cli.progress import ProgressBars
from app.worker.client import IndexerClient
from app.worker.messages import Event, Finished, Resting, Trouble, Working

_TURN = 0.5


def serve(data_dir: Path, arguments: argparse.Namespace) -> int:
    """Runs the indexer as a child process and shows what it does; Ctrl-C ends both."""
    console = Console(stderr=True, highlight=False, soft_wrap=True, quiet=arguments.quiet)
    stop = threading.Event()
    before = {number: signal.signal(number, lambda *_: stop.set()) for number in (signal.SIGINT, signal.SIGTERM)}
    client = IndexerClient(data_dir)
    screen = _Screen(console)
    failed = False
    try:
        client.start()
        console.print("Watching the folders of the library. Ctrl-C ends this.")
        while not stop.is_set() and not client.has_ended:
            for event in client.poll(_TURN):
                screen.show(event)
                failed |= isinstance(event, Trouble) and event.fatal
    finally:
        screen.close()
        console.print("Stopping…")
        client.stop()
        for number, handler in before.items():
            signal.signal(number, handler)
    return int(failed)


class _Screen:
    """Progress bars while a run goes on, a line for everything else."""

    def __init__(self, console: Console) -> None:
        self._console = console
        self._bars: ProgressBars | None = None

    def show(self, event: Event) -> None:
        match event:
            case Working(progress):
                if self._bars is None:
                    self._bars = ProgressBars(self._console).__enter__()
                self._bars.show(progress)
            case Finished(report):
                self.close()
                tell(report, self._console)
            case Resting(notes):
                for note in notes:
                    self._console.print(note, markup=False)
            case Trouble(message, advice):
                self.close()
                self._console.print(f"{message}\n{advice}".rstrip(), style="yellow", markup=False)

    def close(self) -> None:
        """Takes the bars away."""
        if self._bars is not None:
            self._bars.__exit__(None, None, None)
            self._bars = None
