"""Indexing's share of the machine: its priority, its threads and its cores."""

import os
import subprocess
import sys

import pytest

from app.runtime.priority import Cores, bound_threads

_CHILD = """
import os, threading, time
from app.runtime.priority import Cores, lower_priority
lower_priority()
cores = Cores()
ready, go = threading.Event(), threading.Event()
seen = []
def work():
    ready.set()
    go.wait()
    seen.append(len(os.sched_getaffinity(threading.get_native_id())))
thread = threading.Thread(target=work)
thread.start()
ready.wait()
cores.limit(1)
go.set()
thread.join()
late = []
other = threading.Thread(target=lambda: late.append(len(os.sched_getaffinity(0))))
other.start()
other.join()
cores.limit(512)
print(os.nice(0), len(os.sched_getaffinity(0)), *seen, *late)
"""


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="Only Linux tells the cores of a thread.")
def test_a_process_is_bounded_with_its_threads_and_freed_again() -> None:
    told = subprocess.run([sys.executable, "-c", _CHILD], capture_output=True, text=True, check=True).stdout.split()
    assert told == ["10", str(len(os.sched_getaffinity(0))), "1", "1"]


def test_threads_of_libraries_are_bounded_but_not_against_the_persons_word() -> None:
    environment = {"OMP_NUM_THREADS": "7"}
    bound_threads(2, environment)
    assert environment["OMP_NUM_THREADS"] == "7"
    assert environment["LANCE_CPU_THREADS"] == "2"


def test_as_many_cores_as_there_are_change_nothing() -> None:
    before = os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None
    Cores().limit(512)
    assert before == (os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else None)
