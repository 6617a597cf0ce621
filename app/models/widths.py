"""How many numbers the vectors of an installed text model have, by its files and without loading it."""

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.models.model_config import modules_of, read_json
from app.models.model_files import ModelFiles, again

_KEYS = ("hidden_size", "n_embd", "dim", "d_model")  # of the width, by family


def text_width(files: ModelFiles, entry: CatalogueEntry) -> int:
    """The numbers of a whole vector: of the last dense layer, else of the network, else what the catalogue says.

    Raises ModelError where none of these tells.
    """
    config = read_json(files, "config.json")
    width = next((config[key] for key in _KEYS if isinstance(config.get(key), int)), entry.dimensions)
    for kind, folder in modules_of(files):
        if kind == "Dense":
            width = read_json(files, f"{folder}/config.json").get("out_features", width)
    if not isinstance(width, int) or width < 1:
        raise ModelError(f"The files of {entry.title} do not tell how long its vectors are.", again(files.id))
    return width
