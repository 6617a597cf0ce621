"""Which runtime an installed model needs, whatever it is for."""

from app.domain.catalogue import CatalogueEntry, ModelKind
from app.models.asking import is_judge
from app.models.families import KINDS
from app.models.model_config import read_json
from app.models.model_files import ModelFiles
from app.models.runtimes.extras import Runtime
from app.models.runtimes.prepare import runtime_for
from app.models.runtimes.torch_pictures import is_open_clip


def needed_runtime(files: ModelFiles, entry: CatalogueEntry) -> Runtime:
    """What runs the model where the settings ask for nothing else; reads small files only.

    Raises ModelError where nothing can.
    """
    match entry.kind:
        case ModelKind.TEXT:
            return runtime_for(files, entry)
        case ModelKind.PICTURES if is_open_clip(files):
            return Runtime.TORCH
        case ModelKind.RERANKER if is_judge(files):
            converted = read_json(files, "config.json").get("model_type") in KINDS
            return Runtime.ONNX if converted else Runtime.TORCH
        case _:
            return Runtime.ONNX
