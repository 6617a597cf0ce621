"""Zip containers: what one would unpack to is known, and refused, before anything is unpacked."""

import zipfile

from app.domain.errors import FailedFileError, SkippedFileError
from app.extract.limits import MEGABYTE, Limits

MOST_MEMBERS = 100_000


def check_container(path: str, limits: Limits) -> None:
    """Raise SkippedFileError where a zip container would unpack to too much, FailedFileError where it is damaged."""
    try:
        with zipfile.ZipFile(path) as container:
            members = container.infolist()
    except (zipfile.BadZipFile, NotImplementedError, ValueError, EOFError) as error:
        raise FailedFileError("The file is damaged: it cannot be unpacked.") from error
    packed = sum(member.compress_size for member in members)
    unpacked = sum(member.file_size for member in members)
    if len(members) > MOST_MEMBERS or unpacked > limits.unpacked_bytes or _too_tight(packed, unpacked, limits):
        raise SkippedFileError(
            f"The file would unpack to {unpacked // MEGABYTE} MB; it was left alone, since it may be a zip bomb."
        )


def _too_tight(packed: int, unpacked: int, limits: Limits) -> bool:
    return unpacked > limits.free_unpacked_bytes and unpacked > limits.unpack_ratio * max(packed, 1)
