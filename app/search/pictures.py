"""The pictures arm: the pictures nearest to a target, with scores that compare with those of documents."""

from collections.abc import Sequence
from dataclasses import dataclass

from app.domain.sureness import USUAL_PASSAGES, Mixing, ScoreScale
from app.search.fuse import Scale
from app.store.passages import Scored

SURE = 12.0  # the score of a picture that is meant beyond doubt; good documents reach 5 to 9
LEAST_SURE = 0.1  # of a picture that answers words at all
LEAST_SHARE = 0.5  # of the way from the mean of all pictures to the best one


@dataclass(frozen=True, slots=True)
class PictureMatch:
    """The best picture of a document, its cosine to the target, and its score on the scale of fused documents."""

    picture_id: int
    document_id: int
    cosine: float
    score: float


def matches_of_words(
    found: Sequence[Scored], scale: Scale, mixing: Mixing, best_passage: float, passages: Scale | None = None
) -> list[PictureMatch]:
    """The pictures that words may mean, one for each document, best first.

    How sure that is follows from how well a picture fits and how well the best passage does: a question that a paper
    answers is not answered with a photo. Where the list ends depends on the query's own distribution (`scale`): half
    of the way from the mean of all pictures to the best; no fixed cosine could tell, since good ones differ from query
    to query. `passages` is the scale of the query's cosines over all passages, None where there are none.
    """
    matches = []
    own = ScoreScale(scale.mean, scale.deviation)
    texts = ScoreScale(passages.mean, passages.deviation) if passages else USUAL_PASSAGES
    least = scale.mean + LEAST_SHARE * (found[0].score - scale.mean) if found else 0.0
    for hit in _best_of_documents(found):
        sureness = mixing.sureness(hit.score, best_passage, own, texts)
        if sureness >= LEAST_SURE and hit.score >= least:
            matches.append(PictureMatch(hit.id, hit.document_id, hit.score, SURE * sureness))
    return matches


def matches_of_pictures(found: Sequence[Scored], scale: Scale) -> list[PictureMatch]:
    """The pictures that look like another, one for each document, best first, by their standardised scores."""
    return [
        PictureMatch(hit.id, hit.document_id, hit.score, scale.standardised(hit.score))
        for hit in _best_of_documents(found)
    ]


def _best_of_documents(found: Sequence[Scored]) -> list[Scored]:
    best: dict[int, Scored] = {}
    for hit in found:
        best.setdefault(hit.document_id, hit)
    return list(best.values())
