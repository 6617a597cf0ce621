"""What is told of the failures of runtimes, which say much, and not always for people."""

_LONGEST = 300  # characters


def line_of(error: BaseException) -> str:
    """What an error says in one line, not longer than can be read, without a full stop at its end."""
    words = " ".join(str(error).split()) or type(error).__name__
    return words.rstrip(".") if len(words) <= _LONGEST else f"{words[:_LONGEST]}…"
