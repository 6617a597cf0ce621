"""What an examination of this machine or of a library finds."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """How a check came out: a warning leaves Akin usable, a problem takes something away."""

    OK = "ok"
    WARNING = "warning"
    PROBLEM = "problem"


@dataclass(frozen=True, slots=True)
class Check:
    """One thing that was examined: `message` is a sentence that says how it is, `advice` what to do where not well."""

    name: str
    verdict: Verdict
    message: str
    advice: str = ""
