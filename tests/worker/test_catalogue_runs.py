"""Every model of the catalogue runs as what it is said to be: a tiny one of its architecture, under its own id."""

import json
import math
from collections.abc import Callable
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from app.domain.catalogue import CatalogueEntry, ModelKind
from app.domain.errors import ModelError
from app.models.catalogue import load_catalogue
from app.models.runtimes.extras import Runtime, is_installed
from app.models.text_preparation import prepare_text_model
from app.runtime.paths import MODELS_DIR_VARIABLE
from app.runtime.settings_writing import set_setting
from app.worker.choosing import picture_side, text_side
from app.worker.engine import Engine
from tests.models import tiny_bert
from tests.models.tiny import FAMILIES, list_files, tiny_model, tiny_repository, write_json
from tests.models.tiny_open_clip import tiny_open_clip
from tests.models.tiny_pictures import save_graph, tiny_picture_model
from tests.models.tiny_rerankers import list_files as list_reranker
from tests.models.tiny_rerankers import write_word_scorer
from tests.models.tiny_sparse import write_splade
from tests.models.tiny_weights import WIDTH

Group = tuple[ModelKind, str, str]  # kind, family, and the first runtime
Make = Callable[[Path, str], object]
ENTRIES = [entry for entry in load_catalogue().entries if entry.runs and not entry.shipped]


def group_of(entry: CatalogueEntry) -> Group:
    return entry.kind, entry.family.id, entry.runtimes[0]


def text_of(family: str) -> Make:
    return lambda models, model_id: tiny_model(family, models, model_id)


def own_network(models: Path, model_id: str) -> None:
    """A repository of a family that Akin does not convert, with a network of its own."""
    made = prepare_text_model(tiny_model("bert", models, "bge-small"), entry_of("bge-small"), models, int8=False)
    folder = tiny_repository("bert", models / model_id, config={"model_type": "jina_bert"})
    (folder / "onnx").mkdir()
    (folder / "onnx" / "model.onnx").write_bytes(made.onnx.read_bytes())
    (folder / "model.safetensors").unlink()
    list_files(folder)


def by_transformers(models: Path, model_id: str) -> None:
    """A Mistral, which only torch runs, with the tokenizer of another family."""
    import transformers

    folder = tiny_repository("qwen2", models / model_id, pooling="lasttoken")
    (folder / "model.safetensors").unlink()
    sizes = {"hidden_size": WIDTH, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 2}
    config = transformers.MistralConfig(vocab_size=300, intermediate_size=48, pad_token_id=0, **sizes)
    transformers.MistralModel(config).save_pretrained(folder)
    list_files(folder)


def cross_encoder(family: str, *layers: tuple[str, int]) -> Make:
    """An encoder with these layers on top, each by its name and how many numbers it gives."""

    def make(models: Path, model_id: str) -> None:
        folder = tiny_repository(family, models / model_id, modules=False)
        tensors = load_file(folder / "model.safetensors")
        for number, (name, outputs) in enumerate(layers):
            tensors |= tiny_bert.linear_layer(outputs, WIDTH, number, name)
        if family == "modernbert":
            tensors |= {"head.norm.weight": np.ones(WIDTH, np.float32)}
        save_file(tensors, folder / "model.safetensors", {"format": "pt"})
        list_files(folder)

    return make


def own_scorer(models: Path, model_id: str) -> None:
    write_word_scorer(models / model_id, {"tide": 2.0, "moon": 1.0})
    list_reranker(models / model_id, model_id)


def judge(models: Path, model_id: str) -> None:
    tiny_model("qwen2", models, model_id, modules=False, config={"max_position_embeddings": 2048})


def gemma_judge(models: Path, model_id: str) -> None:
    import transformers

    folder = tiny_repository("xlm-roberta", models / model_id, modules=False)
    (folder / "model.safetensors").unlink()
    sizes = {"hidden_size": WIDTH, "num_hidden_layers": 2, "num_attention_heads": 4, "num_key_value_heads": 1}
    config = transformers.GemmaConfig(
        vocab_size=300, intermediate_size=48, head_dim=8, pad_token_id=1, bos_token_id=0, **sizes
    )
    transformers.GemmaForCausalLM(config).save_pretrained(folder)
    list_files(folder)


def splade(models: Path, model_id: str) -> None:
    write_splade(models / model_id, ["tide", "moon", "sea"], model_id)


def distilled_splade(models: Path, model_id: str) -> None:
    """As models are whose queries need no network: an encoder of the family with its head, and weights of words."""
    folder = tiny_repository("distilbert", models / model_id, modules=False)
    tensors = {f"distilbert.{name}": value for name, value in load_file(folder / "model.safetensors").items()}
    words = len(tensors["distilbert.embeddings.word_embeddings.weight"])
    tensors |= tiny_bert.linear_layer(WIDTH, WIDTH, 1, "vocab_transform")
    tensors |= {
        "vocab_layer_norm.weight": np.ones(WIDTH, np.float32),
        "vocab_layer_norm.bias": np.zeros(WIDTH, np.float32),
    }
    tensors |= {"vocab_projector.bias": np.full(words, 0.5, np.float32)}
    save_file(tensors, folder / "model.safetensors", {"format": "pt"})
    write_json(folder / "idf.json", {"t": 2.0, "##i": 1.0, "##d": 1.0, "##e": 0.5})
    list_files(folder)


def colbert(family: str) -> Make:
    """As PyLate writes one: an encoder, and a folder with the layer that shortens the vectors of tokens."""

    def make(models: Path, model_id: str) -> None:
        folder = tiny_repository(family, models / model_id, modules=False)
        (folder / "1_Dense").mkdir()
        linear = tiny_bert.linear_layer(12, WIDTH, 1, "linear", biased=False)
        save_file(linear, folder / "1_Dense" / "model.safetensors")
        parts = [("sentence_transformers.models.Transformer", ""), ("pylate.models.Dense.Dense", "1_Dense")]
        (folder / "modules.json").write_text(json.dumps([{"type": kind, "path": path} for kind, path in parts]))
        told = {"query_length": 16, "document_length": 64, "query_prefix": "[CLS]", "document_prefix": "[SEP]"}
        write_json(folder / "config_sentence_transformers.json", told)
        list_files(folder)

    return make


def pictures(family: str) -> Make:
    return lambda models, model_id: tiny_picture_model(family, models, model_id)


def seeing_for_nomic(models: Path, model_id: str) -> None:
    folder = models / model_id
    (folder / "onnx").mkdir(parents=True)
    write_json(folder / "config.json", {"model_type": "nomic_bert", "n_embd": WIDTH})
    write_json(folder / "preprocessor_config.json", {"size": {"height": 16, "width": 16}})
    save_graph(folder / "onnx" / "model.onnx", pictures=True, width=WIDTH)
    list_files(folder)
    tiny_model("nomic-bert", models, "nomic")


def open_clip(models: Path, model_id: str) -> None:
    tiny_open_clip(models / model_id)


def mobile_clip(models: Path, model_id: str) -> None:
    """The smallest network that open_clip builds for the family: its own part for pictures, a tiny one for texts."""
    vision = {"timm_model_name": "fastvit_mci0", "timm_model_pretrained": False, "timm_pool": "avg", "timm_proj": None}
    text = {"context_length": 77, "vocab_size": 49408, "width": 32, "heads": 2, "layers": 2, "no_causal_mask": True}
    shape = {"embed_dim": 24, "vision_cfg": vision | {"image_size": 64}, "text_cfg": text, "custom_text": True}
    tiny_open_clip(models / model_id, shape)


TEXT, RERANKER, PICTURES = ModelKind.TEXT, ModelKind.RERANKER, ModelKind.PICTURES
MAKERS: dict[Group, Make] = {
    **{(TEXT, family, "onnx"): text_of(family) for family in FAMILIES},
    (TEXT, "jina-bert", "onnx"): own_network,
    **{(TEXT, family, "torch"): text_of(family) for family in ("qwen2", "qwen3")},
    (TEXT, "mistral", "torch"): by_transformers,
    (RERANKER, "bert", "onnx"): cross_encoder("bert", ("pooler.dense", WIDTH), ("classifier", 1)),
    (RERANKER, "xlm-roberta", "onnx"): cross_encoder(
        "xlm-roberta", ("classifier.dense", WIDTH), ("classifier.out_proj", 1)
    ),
    (RERANKER, "modernbert", "onnx"): cross_encoder("modernbert", ("head.dense", WIDTH), ("classifier", 1)),
    (RERANKER, "jina-roberta", "onnx"): own_scorer,
    (RERANKER, "qwen2", "onnx"): judge,
    (RERANKER, "gemma", "torch"): gemma_judge,
    (ModelKind.SPARSE, "bert", "onnx"): splade,
    (ModelKind.SPARSE, "distilbert", "onnx"): distilled_splade,
    (ModelKind.LATE_INTERACTION, "bert", "onnx"): colbert("bert"),
    (ModelKind.LATE_INTERACTION, "modernbert", "onnx"): colbert("modernbert"),
    (PICTURES, "clip", "onnx"): pictures("clip"),
    (PICTURES, "siglip", "onnx"): pictures("siglip"),
    (PICTURES, "siglip2", "onnx"): pictures("siglip"),  # of fixed sizes: the same network
    (PICTURES, "nomic-vision", "onnx"): seeing_for_nomic,
    (PICTURES, "open-clip", "torch"): open_clip,
    (PICTURES, "mobileclip", "torch"): mobile_clip,
}
GROUPS = {group_of(entry): entry for entry in reversed(ENTRIES)}  # the first entry of each
QUICK = {(RERANKER, "qwen2", "onnx"), (ModelKind.SPARSE, "distilbert", "onnx"), (PICTURES, "siglip2", "onnx")}


def entry_of(model_id: str) -> CatalogueEntry:
    found = load_catalogue().find(model_id)
    assert found is not None
    return found


def test_every_entry_is_run_here_or_says_that_it_is_not() -> None:
    assert set(GROUPS) <= set(MAKERS)
    assert {group for group in MAKERS if group not in GROUPS} <= {(TEXT, family, "onnx") for family in FAMILIES}
    for entry in load_catalogue().entries:
        assert entry.runs or entry.not_yet.endswith("."), entry.id
        assert entry.shipped or entry.repository, entry.id
        assert entry.runs or not entry.recommended, entry.id


def test_what_does_not_run_is_not_used_either(tmp_path: Path) -> None:
    for model_id in ("jina-v3", "jina-clip-1"):
        (tmp_path / model_id).mkdir()
        list_files(tmp_path / model_id)
    with pytest.raises(ModelError, match="cannot run"):
        text_side("jina-v3", 0, tmp_path, Engine(tmp_path).settings)
    with pytest.raises(ModelError, match="cannot run") as caught:
        picture_side("jina-clip-1", tmp_path)
    assert "akin models" in caught.value.advice


@pytest.mark.filterwarnings("ignore")  # what torch's libraries warn of is theirs
@pytest.mark.parametrize(
    "group",
    [pytest.param(group, id="-".join(group), marks=[] if group in QUICK else [pytest.mark.slow]) for group in GROUPS],
)
def test_a_tiny_one_runs_under_its_id(group: Group, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    kind, _, runtime = group
    if not is_installed(Runtime(runtime)):
        pytest.skip(f"{runtime} is not installed.")
    entry, data = GROUPS[group], tmp_path / "data"
    data.mkdir()
    monkeypatch.setenv(MODELS_DIR_VARIABLE, str(tmp_path / "models"))
    MAKERS[group](tmp_path / "models", entry.id)
    CHECKS[kind](data, entry.id)


def check_text(data: Path, model_id: str) -> None:
    set_setting(data, "text_model", model_id)
    engine = Engine(data)
    assert engine.notes(engine.settings) == ()
    vectors = engine.embedder().embed_passages(["The tide turns.", "moon"])
    assert vectors.shape == (2, engine.wish.text.width)
    assert np.linalg.norm(vectors, axis=1) == pytest.approx(np.ones(2), abs=1e-4)
    assert abs(float(vectors[0] @ vectors[1])) < 0.9999


def check_pictures(data: Path, model_id: str) -> None:
    set_setting(data, "picture_model", model_id)
    engine = Engine(data)
    assert engine.notes(engine.settings) == ()
    embedder = engine.picture_embedder()
    pixels = np.random.RandomState(1).randint(0, 256, (2, embedder.size, embedder.size, 3)).astype(np.uint8)
    vectors = embedder.embed(list(pixels))
    assert vectors.shape == (2, engine.wish.pictures.width)
    query = engine.embedders.picture_query("the moon above the sea", None)
    for vector in (*vectors, query):
        assert np.linalg.norm(vector) == pytest.approx(1, abs=1e-4)


def check_reranker(data: Path, model_id: str) -> None:
    set_setting(data, "reranker", model_id)
    load = Engine(data).embedders.reranking.load
    assert load is not None
    scores = load().scores("the tide", ["The tide turns twice a day.", "A moon.", "bread"])
    assert len(set(scores)) > 1
    assert all(map(math.isfinite, scores))


def check_sparse(data: Path, model_id: str) -> None:
    set_setting(data, "sparse_model", model_id)
    load = Engine(data).embedders.sparse
    assert load is not None
    (passage,) = load().weigh_passages(["The tide of the sea."])
    query = load().weigh_query("tide")
    assert len(passage.terms)
    assert (passage.weights > 0).all()
    assert len(query.terms)


CHECKS = {
    TEXT: check_text,
    PICTURES: check_pictures,
    RERANKER: check_reranker,
    ModelKind.LATE_INTERACTION: check_reranker,
    ModelKind.SPARSE: check_sparse,
}
