"""What the settings choose to weigh terms, found among the installed models and loaded."""

from pathlib import Path

from app.domain.catalogue import ModelKind
from app.domain.errors import ModelError
from app.embed.shared import LoadEncoder
from app.embed.sparse import SparseEncoder
from app.models.catalogue import load_catalogue
from app.models.encoder import Encoder
from app.models.model_files import find_model_files
from app.models.sparse import prepare_sparse

OFF = "off"  # of the setting `sparse_model`, beside the ids of models
_ADVICE = "Go on without it: akin config set sparse_model off"


def load_sparse(model_id: str, models_dir: Path, threads: int, load: LoadEncoder = Encoder) -> SparseEncoder:
    """The installed sparse model of that id, loaded, its network by `load`.

    Raises ModelError where there is none, or it cannot be used.
    """
    entry = load_catalogue().find(model_id)
    if entry is None:
        raise ModelError(f"There is no model {model_id}.", "`akin models` lists the sparse models.")
    files = find_model_files(model_id, models_dir)
    if files is None:
        raise ModelError(
            f"The sparse model {entry.title} is not installed.", f"{_ADVICE}; or: akin models install {model_id}"
        )
    if entry.kind not in (ModelKind.SPARSE, ModelKind.TEXT):  # some text models weigh terms beside their vectors
        raise ModelError(f"{entry.title} weighs no terms.", _ADVICE)
    return SparseEncoder(prepare_sparse(files, entry, models_dir), threads, load)
