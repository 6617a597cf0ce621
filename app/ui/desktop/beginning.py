"""How the window's program begins: one that runs already takes over what is asked, else this one shows the window."""

import ctypes
import os
from dataclasses import replace
from pathlib import Path

from app.domain.calls import Call
from app.ui.desktop.addresses import is_address, query_of
from app.ui.desktop.rendezvous import rendezvous
from app.ui.desktop.single_instance import SingleInstance
from app.ui.qt_application import make_application

_TOKEN = "XDG_ACTIVATION_TOKEN"


def open_window(data_dir: Path, named: Path, call: Call) -> int:
    """Shows the window of the library in `data_dir`, here or in the program that runs; returns the exit status.

    A query that is an address of Akin asks for what that names. Raises AkinError where the address is wrong, and where
    a program runs that does not answer.
    """
    call = replace(_with_words(call), token=os.environ.get(_TOKEN, ""))
    make_application()
    _let_the_other_come_up()
    instance = SingleInstance(rendezvous(data_dir))
    if not instance.become_first(call):
        return 0
    try:
        from app.ui.application import run  # so late, since a second start needs nothing of it

        return run(data_dir, call.query, call.hidden, named=named, instance=instance, launcher=call.launcher)
    finally:
        instance.close()


def use_token(call: Call) -> None:
    """Qt uses what the desktop gave to the other start, so that the window of this one may come up (Wayland)."""
    if call.token:
        os.environ[_TOKEN] = call.token


def _let_the_other_come_up() -> None:
    """Windows lets a program come to the front only by leave of the one that the person has just started."""
    windll = getattr(ctypes, "windll", None)
    if windll is not None:
        windll.user32.AllowSetForegroundWindow(-1)


def _with_words(call: Call) -> Call:
    return replace(call, query=query_of(call.query)) if is_address(call.query) else call
