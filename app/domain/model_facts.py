"""What there is to say about a model: what it does, where it lies, under which terms, and whether it is intact."""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.checks import Check, Verdict


class ModelRole(StrEnum):
    """What a model is for."""

    TEXT = "text"
    PICTURES = "pictures"
    RECOGNITION = "recognition"


@dataclass(frozen=True, slots=True)
class ModelFacts:
    """The facts of one model that Akin uses.

    `languages` are ISO 639-1 codes. `size` is in bytes, 0 where nothing is there. `licence` is its short name, `notice`
    what the person should know of its terms; `restricted` where these do not allow every use. `place` is the folder of
    its files. `checks` say whether they are what they should be.
    """

    id: str
    title: str
    role: ModelRole
    languages: tuple[str, ...]
    size: int
    licence: str
    notice: str
    restricted: bool
    place: Path | None
    checks: tuple[Check, ...]

    @property
    def verdict(self) -> Verdict:
        """The worst of its checks."""
        order = (Verdict.PROBLEM, Verdict.WARNING, Verdict.OK)
        return min((check.verdict for check in self.checks), key=order.index, default=Verdict.OK)
