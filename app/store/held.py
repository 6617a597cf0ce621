"""The vectors of a library that is small enough to be held in memory, where a query takes a millisecond and no scan."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from app.domain.selection import Selection
from app.store.passages import Scored

Floats = npt.NDArray[np.float32]
Ids = npt.NDArray[np.int64]


@dataclass(frozen=True, slots=True)
class HeldVectors:
    """All rows of a table as they were at `version`: ids, (rows,), and unit vectors, (rows, dimensions)."""

    version: int
    ids: Ids
    document_ids: Ids
    vectors: Floats

    def nearest(self, query: Floats, limit: int, selection: Selection | None) -> list[Scored]:
        """The rows with the highest cosine to the unit vector `query`, best first."""
        scores = self.vectors @ query
        places = np.arange(len(scores)) if selection is None else np.flatnonzero(self._inside(selection))
        if len(places) > limit:
            places = places[np.argpartition(-scores[places], limit - 1)[:limit]]
        best = places[np.argsort(-scores[places], kind="stable")]
        columns = (self.ids[best], self.document_ids[best], scores[best])
        return [Scored(*row) for row in zip(*(column.tolist() for column in columns), strict=True)]

    def _inside(self, selection: Selection) -> npt.NDArray[np.bool_]:
        ids = np.fromiter(selection.ids, np.int64, len(selection.ids))
        return np.isin(self.document_ids, ids, invert=selection.excluded)

    def sharing(self, query: Floats, ids: Sequence[int]) -> dict[int, float]:
        """The cosine to `query` of each of the rows `ids` that are here."""
        places = np.flatnonzero(np.isin(self.ids, np.asarray(ids, np.int64)))
        return dict(zip(self.ids[places].tolist(), (self.vectors[places] @ query).tolist(), strict=True))
