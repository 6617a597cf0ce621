"""The first code of the indexer's process: its share of the machine is settled before anything heavy is imported.

Threads inherit priority and cores from the one that starts them, and libraries read how many they may start when they
are loaded.
"""

import os
import signal
from multiprocessing.connection import Connection
from pathlib import Path

from app.runtime.priority import Cores, bound_threads, lower_priority
from app.runtime.settings_file import load_settings


def enter_indexer_process(data_dir: Path, connection: Connection) -> None:
    """The body of the child; it ends when it is told to, or when its parent is gone."""
    for number in (signal.SIGINT, signal.SIGTERM):  # a terminal sends Ctrl-C to all: the parent tells when to stop
        signal.signal(number, signal.SIG_IGN)
    os.umask(0o077)  # what is written is the owner's alone
    threads = load_settings(data_dir).settings.threads
    lower_priority()
    bound_threads(threads)
    cores = Cores()
    cores.limit(threads)
    from app.worker.process import run_indexer_process  # only now: it imports LanceDB

    run_indexer_process(data_dir, connection, cores)
