"""How the vectors of passages are kept: how many bits a number takes, and what that adds to an index's fingerprint."""

import re
from enum import StrEnum

_PART = "stored-"


class VectorKind(StrEnum):
    """From the most exact to the smallest; what each loses stands in docs/decisions/0019-stored-vectors.md.

    `INT8` keeps the signs of the numbers too, by which the nearest are looked for where there are many; `BINARY` keeps
    the signs alone.
    """

    FLOAT32 = "float32"
    FLOAT16 = "float16"
    INT8 = "int8"
    BINARY = "binary"

    @classmethod
    def in_fingerprint(cls, text: str) -> "VectorKind":
        """The kind of the index that has this fingerprint, in which `fingerprint_part` stands."""
        found = re.search(rf"\|{_PART}(\w+)", text)
        return cls.FLOAT16 if found is None else cls(found.group(1))

    @property
    def fingerprint_part(self) -> str:
        """What ends the fingerprint of an index; nothing for what every index had before there was a choice."""
        return "" if self is VectorKind.FLOAT16 else f"|{_PART}{self.value}"


NEW_KIND = VectorKind.INT8  # of a library that is made now
