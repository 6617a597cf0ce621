"""What the model is measured by: recall of a caption's own photo, and the class of a photo's nearest neighbour."""

import numpy as np
import numpy.typing as npt

Floats = npt.NDArray[np.float32]
RANKS = (1, 5, 10)


def recalls(photos: Floats, captions: Floats) -> dict[int, float]:
    """For each of `RANKS`, the percentage of captions whose own photo is among so many best.

    `photos` is (n, dimensions) and `captions` (n, captions of each, dimensions), all of length one. A tie counts
    against the photo.
    """
    scores = captions.reshape(-1, captions.shape[-1]) @ photos.T
    own = np.repeat(np.arange(len(photos)), captions.shape[1])
    better = (scores >= scores[np.arange(len(own)), own][:, None]).sum(1) - 1
    return {rank: 100 * float((better < rank).mean()) for rank in RANKS}


def neighbours_alike(photos: Floats, classes: npt.NDArray[np.intp]) -> float:
    """The percentage of photos whose nearest other photo is of the same class (leave one out)."""
    scores = photos @ photos.T
    np.fill_diagonal(scores, -np.inf)
    return 100 * float((classes[scores.argmax(1)] == classes).mean())


def gallery_alike(
    photos: Floats, classes: npt.NDArray[np.intp], gallery: Floats, gallery_classes: npt.NDArray[np.intp]
) -> float:
    """The percentage of photos whose nearest photo in the gallery is of the same class."""
    return 100 * float((gallery_classes[(photos @ gallery.T).argmax(1)] == classes).mean())
