from pathlib import Path
from typing import Any

import pytest

from app.domain.catalogue import CatalogueEntry, TokenPooling
from app.domain.errors import ModelError
from app.models.catalogue import load_catalogue
from app.models.text_facts import dense_layers, fingerprint_of, text_model_of
from tests.models.tiny import list_files, tiny_model
from tests.models.tiny import write_json as write

PROMPTS = {"query": "Find: ", "document": "Text: "}


def entry(model_id: str = "bge-small") -> CatalogueEntry:
    found = load_catalogue().find(model_id)
    assert found is not None
    return found


def test_files_win_over_the_catalogue(tmp_path: Path) -> None:
    said = entry("e5-small")
    assert (said.pooling, said.query_prefix, said.tokens) == (TokenPooling.MEAN, "query: ", 512)
    model = text_model_of(tiny_model("bert", tmp_path, pooling="cls", prompts=PROMPTS), said)
    assert (model.pooling, model.query_prefix, model.passage_prefix) == (TokenPooling.CLS, "Find: ", "Text: ")
    assert (model.max_tokens, model.dimensions) == (160, 32)


def test_the_catalogue_tells_what_files_do_not(tmp_path: Path) -> None:
    said = entry("e5-small")
    for prompts in ({}, {"query": "", "document": ""}):
        model = text_model_of(tiny_model("bert", tmp_path, prompts=prompts), said)
        assert (model.query_prefix, model.passage_prefix) == ("query: ", "passage: ")
    plain = tiny_model("bert", tmp_path, "plain", modules=False)
    assert text_model_of(plain, entry("bge-small")).pooling is TokenPooling.CLS
    assert text_model_of(plain, said).pooling is TokenPooling.MEAN


def test_prompts_are_found_under_the_names_that_are_in_use(tmp_path: Path) -> None:
    for prompts, expected in (
        ({"query": "q ", "passage": "p "}, ("q ", "p ")),
        ({"search_query": "q ", "search_document": "p "}, ("q ", "p ")),
        ({"query": "q "}, ("q ", "")),
        ({"sts_query": "s ", "web_search_query": "q "}, ("q ", "")),
        ({"other": "o "}, ("query: ", "passage: ")),
    ):
        model = text_model_of(tiny_model("bert", tmp_path, prompts=prompts), entry("e5-small"))
        assert (model.query_prefix, model.passage_prefix) == expected
    folder = tiny_model("bert", tmp_path, prompts={"all": "a "}).folder
    write(folder / "config_sentence_transformers.json", {"prompts": {"all": "a "}, "default_prompt_name": "all"})
    model = text_model_of(list_files(folder), entry("e5-small"))
    assert (model.query_prefix, model.passage_prefix) == ("a ", "a ")


@pytest.mark.parametrize(
    ("said", "pooling"),
    [
        ({"pooling_mode_cls_token": True, "pooling_mode_mean_tokens": False}, TokenPooling.CLS),
        ({"pooling_mode_mean_tokens": True}, TokenPooling.MEAN),
        ({"pooling_mode_mean_sqrt_len_tokens": True}, TokenPooling.MEAN),
        ({"pooling_mode_lasttoken": True, "pooling_mode_cls_token": False}, TokenPooling.LAST),
        ({"pooling_mode": "mean"}, TokenPooling.MEAN),
        ({"pooling_mode": ["lasttoken"]}, TokenPooling.LAST),
    ],
)
def test_pooling_is_read_in_both_ways_of_writing_it(
    said: dict[str, Any], pooling: TokenPooling, tmp_path: Path
) -> None:
    folder = tiny_model("bert", tmp_path).folder
    write(folder / "1_Pooling" / "config.json", said)
    assert text_model_of(list_files(folder), entry()).pooling is pooling


@pytest.mark.parametrize(
    "said",
    [
        {"pooling_mode_max_tokens": True},
        {"pooling_mode_mean_tokens": True, "pooling_mode_cls_token": True},
        {"pooling_mode": "weightedmean"},
        {"pooling_mode_mean_tokens": True, "include_prompt": False},
    ],
)
def test_what_cannot_be_pooled_is_said_unless_another_runtime_pools(said: dict[str, Any], tmp_path: Path) -> None:
    folder = tiny_model("bert", tmp_path).folder
    write(folder / "1_Pooling" / "config.json", said)
    files = list_files(folder)
    with pytest.raises(ModelError, match="Akin cannot do"):
        text_model_of(files, entry())
    assert text_model_of(files, entry(), any_pooling=True).dimensions == 32


def test_how_many_tokens_a_model_reads(tmp_path: Path) -> None:
    folder = tiny_model("bert", tmp_path).folder
    write(folder / "sentence_bert_config.json", {"max_seq_length": 48})
    assert text_model_of(list_files(folder), entry()).max_tokens == 48
    (folder / "sentence_bert_config.json").unlink()
    assert text_model_of(list_files(folder), entry()).max_tokens == 160
    endless = tiny_model("bert", tmp_path, "endless", modules=False).folder
    write(endless / "config.json", {"model_type": "bert", "hidden_size": 32})
    write(endless / "tokenizer_config.json", {"model_max_length": 10**30})
    assert text_model_of(list_files(endless), entry()).max_tokens == entry().tokens
    roberta = tiny_model("roberta", tmp_path, config={"max_position_embeddings": 130})
    assert text_model_of(roberta, entry()).max_tokens == 128
    nomic = tiny_model("nomic-bert", tmp_path, config={"rotary_scaling_factor": 2, "max_trained_positions": 100})
    assert text_model_of(nomic, entry()).max_tokens == 100


def test_dense_layers_tell_the_length_of_a_vector(tmp_path: Path) -> None:
    files = tiny_model("bert", tmp_path, dense=(48, 24))
    assert text_model_of(files, entry()).dimensions == 24
    assert [layer.matrix.shape for layer in dense_layers(files)] == [(48, 32), (24, 48)]
    write(files.folder / "2_Dense" / "config.json", {"activation_function": "torch.nn.modules.activation.Mish"})
    with pytest.raises(ModelError, match="Mish"):
        dense_layers(list_files(files.folder))


def test_a_vector_is_cut_to_what_it_has_at_most(tmp_path: Path) -> None:
    files = tiny_model("bert", tmp_path)
    assert text_model_of(files, entry(), 8).dimensions == 8
    for wrong in (33, -1):
        with pytest.raises(ModelError, match="32 numbers"):
            text_model_of(files, entry(), wrong)
    with pytest.raises(ModelError, match="no vectors of texts"):
        text_model_of(files, entry("siglip-b16"))


def test_a_fingerprint_changes_with_all_that_changes_vectors(tmp_path: Path) -> None:
    models = [
        text_model_of(tiny_model("bert", tmp_path), entry()),
        text_model_of(tiny_model("bert", tmp_path), entry(), 8),
        text_model_of(tiny_model("bert", tmp_path), entry("e5-small")),
        text_model_of(tiny_model("bert", tmp_path, seed=1), entry()),
        text_model_of(tiny_model("bert", tmp_path, pooling="cls"), entry()),
    ]
    assert len({fingerprint_of(model, "int8-1") for model in models}) == len(models)
    assert fingerprint_of(models[0], "int8-1") != fingerprint_of(models[0], "own")
