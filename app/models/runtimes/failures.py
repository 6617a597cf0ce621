"""What is told of the failures of runtimes, which say much, and not always for people."""

import logging

_LOG = logging.getLogger(__name__)
_LONGEST = 300  # characters


def line_of(error: BaseException) -> str:
    """What an error says in one line, not longer than can be read, without a full stop at its end."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words.rstrip(".") if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"


def note_lost_card(error: BaseException) -> None:
    """Notes why a model goes on without its graphics card; the error is not kept, since it holds what was computed."""
    _LOG.warning("a model goes on with the processor: %s", type(error).__name__)
