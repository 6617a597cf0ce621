"""What the settings choose to weigh terms, found among the installed models and loaded."""

from pathlib import Path

from app.domain.catalogue import ModelKind
from app.embed.shared import LoadEncoder
from app.embed.sparse import SparseEncoder
from app.models.encoder import Encoder
from app.models.model_files import verify_for_loading
from app.models.sparse import prepare_sparse
from app.worker.installed_model import installed_model

OFF = "off"  # of the setting `sparse_model`, beside the ids of models
_ADVICE = "To go on without it: akin config set sparse_model off."


def load_sparse(model_id: str, models_dir: Path, threads: int, load: LoadEncoder = Encoder) -> SparseEncoder:
    """The installed sparse model of that id, loaded, its network by `load`.

    Raises ModelError where there is none, or it cannot be used.
    """
    kinds = (ModelKind.SPARSE, ModelKind.TEXT)  # some text models weigh terms beside their vectors
    entry, files = installed_model(model_id, models_dir, *kinds, otherwise=_ADVICE)
    verify_for_loading(files)
    return SparseEncoder(prepare_sparse(files, entry, models_dir), threads, load)
