"""Bytes to text: which encoding a text file is written in, and whether it is text at all."""

import codecs
import re

from app.domain.errors import SkippedFileError

SAMPLE_BYTES = 64 * 1024
MOST_CONTROLS = 0.02

_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_CONTROLS = re.compile(rb"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]")


def looks_like_text(sample: bytes) -> bool:
    """Whether the first bytes of a file can be text in any encoding that `decode` knows."""
    if any(sample.startswith(mark) for mark, _ in _MARKS) or _wide_encoding(sample):
        return True
    return bool(sample) and len(_CONTROLS.findall(sample)) <= MOST_CONTROLS * len(sample) and b"\0" not in sample


def decode(data: bytes) -> str:
    """The text of a file's bytes, with line ends as newlines.

    Undecodable bytes become U+FFFD. Raises SkippedFileError where the bytes are no text.
    """
    sample = data[:SAMPLE_BYTES]
    if not looks_like_text(sample):
        raise SkippedFileError("The file holds binary data and no text.")
    text = data.decode(_encoding(data, sample), errors="replace")
    return text.replace("\r\n", "\n").replace("\r", "\n").replace("\0", "")


def _encoding(data: bytes, sample: bytes) -> str:
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    wide = _wide_encoding(sample)
    if wide:
        return wide
    return "utf-8" if _is_utf8(data) else _guess(sample)


def _is_utf8(data: bytes) -> bool:
    """Whether all bytes are UTF-8, but for a last character that may be cut off."""
    try:
        codecs.getincrementaldecoder("utf-8")().decode(data)
    except UnicodeDecodeError:
        return False
    return True


def _wide_encoding(sample: bytes) -> str | None:
    """UTF-16 without a mark: nearly every second byte of western text is zero."""
    if len(sample) < 4 or b"\0" not in sample:
        return None
    even, odd = sample[0::2], sample[1::2]
    if odd.count(0) > 0.7 * len(odd) and even.count(0) < 0.05 * len(even):
        return "utf-16-le"
    if even.count(0) > 0.7 * len(even) and odd.count(0) < 0.05 * len(odd):
        return "utf-16-be"
    return None


def _guess(sample: bytes) -> str:
    """The best guess for an eight-bit or East Asian encoding; the library is loaded for such files only (start-up)."""
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best else "cp1252"
