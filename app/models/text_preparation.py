"""Makes an installed text model ready to be loaded: reads what it is, and converts its networks where need be."""

from dataclasses import replace
from pathlib import Path

from app.domain.catalogue import CatalogueEntry
from app.domain.errors import ModelError
from app.models.derived import VERSION, WEIGHTS, Derived, derived_encoder
from app.models.families import KINDS
from app.models.installed import InstalledModel, Tower
from app.models.model_config import modules_of, read_json
from app.models.model_files import ModelFiles, verify_model_files
from app.models.text_facts import dense_layers, fingerprint_of, text_model_of

PASSAGES = "passage/"  # before the names of the files of a second network, for passages only
TOKENIZER = "tokenizer.json"
_OWN_ONNX = (  # as repositories call them; the full network first
    "onnx/model.onnx",
    "model.onnx",
    "onnx/model_fp16.onnx",
    "onnx/model_quantized.onnx",
    "onnx/model_int8.onnx",
    "onnx/model_qint8_avx512_vnni.onnx",
    "onnx/model_quint8_avx2.onnx",
    "onnx/model_qint8_arm64.onnx",
)


def prepare_text_model(
    files: ModelFiles, entry: CatalogueEntry, models_dir: Path, dimensions: int | None = None, *, int8: bool = True
) -> InstalledModel:
    """The text model of these files, converted below `models_dir` first where it has to be.

    Its weights are converted where Akin knows the family; else the repository's own ONNX file is run, if it has one.
    `dimensions` are the numbers of a vector, all where it is None or 0. Raises ModelError where none of this can be,
    or a file is missing or damaged.
    """
    model = text_model_of(files, entry, dimensions or None)
    verify_model_files(replace(files, files={name: files.files[name] for name in _small(files)}))
    queries, how = _tower(files, _home(files), models_dir, int8=int8)
    passages = None
    if f"{PASSAGES}config.json" in files.files:
        passages, _ = _tower(files, PASSAGES, models_dir, int8=int8)
    return InstalledModel(
        model, queries.onnx, queries.tokenizer, fingerprint_of(model, how), dense=dense_layers(files), passage=passages
    )


def _home(files: ModelFiles) -> str:
    """What stands before the names of the network's files: older repositories keep them in a folder."""
    folder = next((folder for kind, folder in modules_of(files) if kind == "Transformer"), "")
    return f"{folder}/" if folder and f"{folder}/config.json" in files.files else ""


def own_onnx(files: ModelFiles, part: str = "") -> Path | None:
    """The ONNX file that the repository itself carries, verified, None where it has none. Raises ModelError."""
    name = next((name for name in _OWN_ONNX if part + name in files.files), None)
    if name is None:
        return None
    with_data = [each for each in files.files if each.startswith(part + name)]
    verify_model_files(replace(files, files={each: files.files[each] for each in with_data}))
    return files.path(part + name)


def _tower(files: ModelFiles, part: str, models_dir: Path, *, int8: bool) -> tuple[Tower, str]:
    """A network with its tokenizer, and what to call the way in which it is run."""
    tokenizer = files.path(part + TOKENIZER)
    config = read_json(files, f"{part}config.json")
    known = config.get("model_type") in KINDS and f"{part}{WEIGHTS}" in _whole_names(files)
    try:
        if known:
            derived = Derived(int8=int8, part=part)
            onnx = derived_encoder(files, config, derived, models_dir)
            return Tower(onnx, tokenizer), f"{'int8' if int8 else 'fp32'}-{VERSION}"
    except ModelError:
        onnx_of_its_own = own_onnx(files, part)
        if onnx_of_its_own is None:
            raise
        return Tower(onnx_of_its_own, tokenizer), "own"
    found = own_onnx(files, part)
    if found is None:
        raise ModelError(
            f"Akin cannot run {files.id} by itself: it knows no models of the kind {config.get('model_type')!r},"
            " and the model brings no ONNX file.",
            "Choose another model (akin models), or install the extra for torch: pip install 'akin-desktop[torch]'.",
        )
    return Tower(found, tokenizer), "own"


def _whole_names(files: ModelFiles) -> set[str]:
    """The names of the files, and of those that were published in parts."""
    return {name.removesuffix(".index.json") for name in files.files}


def _small(files: ModelFiles) -> list[str]:
    """The files that are read at every load as they were installed."""
    dense = [f"{folder}/{WEIGHTS}" for folder in {name.rpartition("/")[0] for name in files.files} if "Dense" in folder]
    return [name for name in files.files if name.endswith(".json") or name in dense]
