"""Reads what a server answers by the OpenAI embeddings protocol; believes none of it."""

from collections.abc import Mapping
from email.utils import parsedate_to_datetime
from typing import Any

import numpy as np
import orjson

from app.domain.embedding import Floats
from app.domain.errors import ModelError

_LONGEST_REASON = 200  # characters
_OTHER_SERVER = "Check the address and the name of the model: akin models server"


def vectors_in(body: bytes, expected: int) -> Floats:
    """The vectors of an answer, (expected, dimensions), in the order of what was asked.

    Raises ModelError where the answer is anything else than the protocol says.
    """
    try:
        rows = orjson.loads(body)["data"]
        placed = {_whole(row.get("index", place)): row["embedding"] for place, row in enumerate(rows)}
        if len(rows) != expected or sorted(placed) != list(range(expected)):
            raise ValueError(f"{len(rows)} vectors for {expected} texts")
        vectors = np.array([placed[place] for place in range(expected)], np.float64)
        if vectors.ndim != 2 or not vectors.size or not np.isfinite(vectors).all():
            raise ValueError("vectors of different lengths, or of what is no number")
        if not np.abs(vectors).max(axis=1).all():
            raise ValueError("a vector of zeros")
    except (ValueError, TypeError, KeyError, AttributeError) as error:  # orjson's error is a ValueError
        raise ModelError(f"The server's answer is not what was asked for: {_short(error)}.", _OTHER_SERVER) from error
    return np.asarray(vectors, np.float32)


def _whole(value: object) -> int:
    if not isinstance(value, int) or isinstance(value, bool):
        raise TypeError("an index that is no whole number")
    return value


def reason_in(body: bytes) -> tuple[str, str]:
    """What a server says of an error, in one short line, and its code; empty where it says nothing that can be read.

    Only what the protocol means for people is taken: other servers repeat there what was sent to them.
    """
    try:
        content: Any = orjson.loads(body)
    except ValueError:
        return "", ""
    error = content.get("error", content) if isinstance(content, dict) else content
    if isinstance(error, dict):
        told, code = error.get("message"), error.get("code")
        return (_short(told) if isinstance(told, str) else ""), (code if isinstance(code, str) else "")
    return (_short(error) if isinstance(error, str) else ""), ""


def _short(words: object) -> str:
    line = " ".join(str(words).split()).rstrip(".")
    return line if len(line) <= _LONGEST_REASON else f"{line[:_LONGEST_REASON]}…"


def asked_wait(headers: Mapping[str, str], now: float) -> float | None:
    """The seconds that a server asks to wait (Retry-After, RFC 9110 10.2.3); None where it does not say.

    `now` is in seconds since 1970.
    """
    told = headers.get("retry-after", "").strip()
    try:
        if told.isascii() and told.isdigit():
            return float(told[:9])
        return max(0.0, parsedate_to_datetime(told).timestamp() - now)
    except (ValueError, TypeError, IndexError, OverflowError):
        return None
