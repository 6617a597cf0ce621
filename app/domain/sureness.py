"""How sure it is that a picture is meant by words: what makes it of cosines, and the scales on which these lie."""

from dataclasses import dataclass
from math import exp


@dataclass(frozen=True, slots=True)
class ScoreScale:
    """The mean and the standard deviation of the cosines between a query and a whole collection."""

    mean: float
    deviation: float

    def brought(self, score: float, other: "ScoreScale") -> float:
        """A score of this scale at the same number of deviations from the mean of the other."""
        return other.mean + other.deviation * (score - self.mean) / max(self.deviation, 1e-6)


# What is usual for the models that come with Akin: photos of Flickr8k for captions, abstracts of SciFact for claims.
USUAL_PICTURES = ScoreScale(0.010, 0.122)
USUAL_PASSAGES = ScoreScale(0.106, 0.100)


@dataclass(frozen=True, slots=True)
class Mixing:
    """How sure it is that a picture is meant by words, as a logit: what was fitted for the models that come with Akin.

    The logit is `cosine` x the picture's cosine + `passage` x the cosine of the best passage + `offset`
    (docs/decisions/0009-pictures.md). It was not fitted for other models: with these `brings_pictures` or
    `brings_passages` is set, and their cosines are first brought to what is usual for the fitted ones, by mean and
    deviation over the collection (docs/decisions/0016-choosing-models.md).
    """

    cosine: float
    passage: float
    offset: float
    brings_pictures: bool = False
    brings_passages: bool = False

    def sureness(
        self,
        cosine: float,
        best_passage: float,
        pictures: ScoreScale = USUAL_PICTURES,
        passages: ScoreScale = USUAL_PASSAGES,
    ) -> float:
        """From 0 to 1; the scales are those of the query's cosines over this library."""
        if self.brings_pictures:
            cosine = pictures.brought(cosine, USUAL_PICTURES)
        if self.brings_passages:
            best_passage = passages.brought(best_passage, USUAL_PASSAGES)
        logit = self.cosine * cosine + self.passage * best_passage + self.offset
        return 1 / (1 + exp(-max(min(logit, 60.0), -60.0)))

    @property
    def is_fitted(self) -> bool:
        """Whether it was fitted for the models it is used with."""
        return not (self.brings_pictures or self.brings_passages)
