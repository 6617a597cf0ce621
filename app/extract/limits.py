"""Limits: how much time, memory, input and output the reading of one file may take."""

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """The bounds of one extraction; all sizes are bytes unless they say otherwise.

    `seconds` is granted to every file and `seconds_per_megabyte` on top of it, up to `most_seconds`.
    `file_bytes` bounds files that are held in memory as a whole, `streamed_bytes` those that are read piece by piece.
    `unpacked_bytes` and `unpack_ratio` bound what a zip container may expand to; a container under
    `free_unpacked_bytes` is never refused for its ratio, since small office files are packed very tightly.
    `pixels` bounds pictures before any of them is decoded.
    """

    seconds: float = 30.0
    seconds_per_megabyte: float = 2.0
    most_seconds: float = 600.0
    memory_bytes: int = 1536 * MEGABYTE
    file_bytes: int = 256 * MEGABYTE
    streamed_bytes: int = 4096 * MEGABYTE
    characters: int = 10_000_000
    unpacked_bytes: int = 512 * MEGABYTE
    unpack_ratio: float = 200.0
    free_unpacked_bytes: int = 32 * MEGABYTE
    pixels: int = 300_000_000

    def seconds_for(self, size: int) -> float:
        """The seconds that a file of `size` bytes may take."""
        return min(self.seconds + self.seconds_per_megabyte * size / MEGABYTE, max(self.most_seconds, self.seconds))
