"""Pictures that were sent with a mail (eml), attached or inside its text."""

from collections.abc import Iterator
from contextlib import contextmanager, suppress
from email import message_from_bytes, policy
from email.message import Message
from pathlib import Path

from app.domain.documents import EmbeddedPicture
from app.extract.detect import DetectedFile
from app.extract.limits import Limits
from app.extract.pictures_inside.caption import described
from app.extract.pictures_inside.packed import LEAST_BYTES, Packed, Place

_BASE64_SHARE = 0.75


@contextmanager
def packed_in(file: DetectedFile, limits: Limits) -> Iterator[Packed]:  # noqa: ARG001 - as for all formats
    """The pictures in their order; the name of a file is their caption where a person gave it."""
    data = Path(file.path).read_bytes()
    if file.path.lower().endswith(".emlx"):
        data = data.partition(b"\n")[2]  # the first line is the length
    parts = dict(enumerate(_picture_parts(message_from_bytes(data, policy=policy.default))))
    places = [Place(str(number), caption=_named(part)) for number, part in parts.items()]
    yield Packed(places, lambda number: _bytes(parts[int(number)]))


def sent_with(message: Message) -> tuple[EmbeddedPicture, ...]:
    """The pictures that a mail seems to bring, without decoding them."""
    with suppress(Exception):  # a part that promises parts and has none
        return tuple(EmbeddedPicture(None) for part in _picture_parts(message) if _is_large(part))
    return ()


def _picture_parts(message: Message) -> Iterator[Message]:
    return (part for part in message.walk() if part.get_content_maintype() == "image")


def _is_large(part: Message) -> bool:
    return len(str(part.get_payload())) * _BASE64_SHARE >= LEAST_BYTES


def _bytes(part: Message) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _named(part: Message) -> str:
    with suppress(Exception):  # a file name may be encoded in ways that cannot be decoded
        stem = (part.get_filename() or "").rpartition(".")[0]
        return described(stem.replace("_", " "))
    return ""
