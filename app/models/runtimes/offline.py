"""Keeps the libraries around torch from the network while they load a model."""

import os
import sys
import threading
from collections.abc import Iterator
from contextlib import contextmanager

_OFFLINE = {
    "HF_HUB_OFFLINE": "1",
    "TRANSFORMERS_OFFLINE": "1",
    "HF_DATASETS_OFFLINE": "1",
    "HF_HUB_DISABLE_TELEMETRY": "1",
    "DO_NOT_TRACK": "1",
    "TOKENIZERS_PARALLELISM": "false",  # else it warns where a process is forked
    "HF_HUB_DISABLE_PROGRESS_BARS": "1",
    "TRANSFORMERS_VERBOSITY": "error",
}
_LOCK = threading.RLock()


@contextmanager
def offline() -> Iterator[None]:
    """Within it the libraries of Hugging Face ask no server, whatever they are told.

    Afterwards the process may download again, when the person asks for it; an installation that runs in another thread
    at this very moment fails and can be repeated.
    """
    with _LOCK:
        before = {name: os.environ.get(name) for name in _OFFLINE}
        os.environ.update(_OFFLINE)
        constants = sys.modules.get("huggingface_hub.constants")
        was_offline = getattr(constants, "HF_HUB_OFFLINE", False) if constants else before["HF_HUB_OFFLINE"] == "1"
        _set_offline(on=True)
        try:
            yield
        finally:
            for name, value in before.items():
                if value is None:
                    del os.environ[name]
                else:
                    os.environ[name] = value
            _set_offline(on=was_offline)


def _set_offline(*, on: bool) -> None:
    """The library reads the environment once, when it is loaded."""
    constants = sys.modules.get("huggingface_hub.constants")
    if constants is not None:
        constants.HF_HUB_OFFLINE = on  # type: ignore[attr-defined]
