"""The catalogue that comes with Akin, held against its schema and against the code; and catalogues that are wrong."""

import copy
import tomllib
from collections.abc import Callable
from itertools import pairwise
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from app.domain.catalogue import Catalogue, ModelKind, Suits, Uses
from app.domain.errors import ModelError
from app.extract.ocr.engine import LANGUAGES
from app.models.catalogue import FILE, catalogue_of, load_catalogue, parse_catalogue
from app.models.picture_models import pocket_model
from app.models.text_models import MINILM
from app.runtime.resources import resource_path

CONTENT: dict[str, Any] = tomllib.loads(resource_path(FILE).read_text(encoding="utf-8"))
REQUIRED = ("title", "purpose", "kind", "family", "licence", "languages", "suits", "runtimes")
WRONG: dict[str, object] = {
    "title": "  ",
    "purpose": 3,
    "kind": "novel",
    "family": "elm",
    "licence": "whatever",
    "languages": ["English"],
    "suits": "toaster",
    "runtimes": ["magic"],
    "repository": "no-owner",
    "revision": "v1",
    "onnx_revision": "main branch",
    "passage_revision": "0" * 39,
    "onnx_repository": "https://example.org/a/b",
    "passage_repository": "a/b/c",
    "parameters": -1,
    "dimensions": 384.5,
    "matryoshka": [64, 128],
    "matryoshka_least": 0,
    "shortens": "yes",
    "tokens": True,
    "pooling": "most",
    "normalise": 1,
    "dense_layer": None,
    "query_prefix": ["query: "],
    "passage_prefix": 7,
    "own_prompts": "no",
    "quality": [{"measure": "BEIR-14", "value": 154, "source": "somewhere"}],
    "pairs_per_second": float("nan"),
    "trained_for_search": 0,
    "recommended": "very",
    "shipped": 2,
    "not_yet": "",
    "note": "",
}


@pytest.fixture(scope="module")
def catalogue() -> Catalogue:
    return load_catalogue()


def without(key: str, entry: str = "leaf-ir") -> dict[str, Any]:
    changed = copy.deepcopy(CONTENT)
    del changed["models"][entry][key]
    return changed


def changed(key: str, value: object, entry: str = "leaf-ir") -> dict[str, Any]:
    content = copy.deepcopy(CONTENT)
    content["models"][entry][key] = value
    return content


def refusal(content: object) -> str:
    with pytest.raises(ModelError) as caught:
        catalogue_of(content)
    assert caught.value.advice
    return str(caught.value)


def test_every_kind_family_and_licence_is_used(catalogue: Catalogue) -> None:
    assert {entry.kind for entry in catalogue.entries} == set(ModelKind)
    assert {entry.suits for entry in catalogue.entries} == set(Suits)
    assert {entry.family.id for entry in catalogue.entries} == set(CONTENT["families"])
    assert {entry.licence.name for entry in catalogue.entries} == {
        each["name"] for each in CONTENT["licences"].values()
    }
    assert len({entry.title for entry in catalogue.entries}) == len(catalogue.entries)


def test_models_of_a_kind_stand_together(catalogue: Catalogue) -> None:
    kinds = [entry.kind for entry in catalogue.entries]
    assert len(set(kinds)) == 1 + sum(one is not other for one, other in pairwise(kinds))


def test_what_comes_with_akin_is_described_as_the_code_runs_it(catalogue: Catalogue) -> None:
    text, pictures, recognition = [entry for entry in catalogue.entries if entry.shipped]
    assert (text.id, text.title, text.dimensions, text.tokens) == (
        MINILM.id,
        MINILM.title,
        MINILM.dimensions,
        MINILM.max_tokens,
    )
    assert (text.pooling, text.licence.name) == (MINILM.pooling.value, MINILM.licence)
    assert (text.query_prefix, text.passage_prefix) == (MINILM.query_prefix, MINILM.passage_prefix)
    pocket = pocket_model()
    assert (pictures.id, pictures.title, pictures.dimensions) == (pocket.id, pocket.title, pocket.dimensions)
    assert recognition.languages == LANGUAGES


def test_text_models_tell_what_their_vectors_depend_on(catalogue: Catalogue) -> None:
    for entry in catalogue.entries:
        if entry.kind is ModelKind.TEXT and "onnx" in entry.runtimes and entry.pooling is not None:
            assert entry.dimensions, entry.id
            assert entry.tokens, entry.id
            assert entry.normalise, entry.id


def test_models_that_follow_an_instruction_have_one_or_bring_one(catalogue: Catalogue) -> None:
    for entry in catalogue.entries:
        if entry.runs and entry.kind is ModelKind.TEXT and "follows an instruction" in entry.purpose:
            assert entry.own_prompts or entry.query_prefix.startswith("Instruct: "), entry.id


def test_licences_say_in_words_what_they_forbid(catalogue: Catalogue) -> None:
    for entry in catalogue.entries:
        licence = entry.licence
        forbids = "commercial use" in licence.words or "non-commercial" in licence.words
        assert forbids == (licence.uses is Uses.NON_COMMERCIAL), licence.name
        assert ("-NC" in licence.name) <= (licence.uses is Uses.NON_COMMERCIAL)
        assert not (entry.recommended and licence.uses is not Uses.ANY), entry.id


@pytest.mark.parametrize(
    "model_id",
    ["jina-v3", "linq-mistral", "nv-embed-2", "jina-v4", "splade-3", "jina-clip-2", "mobileclip-s2", "pocket"],
)
def test_models_that_are_not_for_commercial_use_say_so(catalogue: Catalogue, model_id: str) -> None:
    entry = catalogue.find(model_id)
    assert entry is not None
    assert entry.licence.uses is Uses.NON_COMMERCIAL


def test_encoders_that_were_never_trained_for_search_say_so(catalogue: Catalogue) -> None:
    untrained = {entry.id for entry in catalogue.entries if not entry.trained_for_search}
    assert untrained == {"unixcoder", "graphcodebert", "codebert", "legal-bert", "finbert"}


def test_no_commit_is_made_up(catalogue: Catalogue) -> None:
    assert not any(entry.pinned for entry in catalogue.entries)


@pytest.mark.parametrize("key", REQUIRED)
def test_a_missing_key_is_named_with_its_entry(key: str) -> None:
    assert f"{key} of models.leaf-ir is missing" in refusal(without(key))


@pytest.mark.parametrize("key", WRONG)
def test_a_wrong_value_is_named_with_its_entry_and_key(key: str) -> None:
    told = refusal(changed(key, WRONG[key]))
    assert "models.leaf-ir" in told
    assert key in told


def test_every_key_is_held_against_a_wrong_value() -> None:
    assert {key for entry in CONTENT["models"].values() for key in entry} <= set(WRONG)


@pytest.mark.parametrize("place", [(), ("models", "leaf-ir"), ("licences", "mit"), ("families", "bert")])
def test_unknown_keys_are_refused(place: tuple[str, ...]) -> None:
    content = copy.deepcopy(CONTENT)
    table = content
    for name in place:
        table = table[name]
    table["colour"] = "red"
    told = refusal(content)
    assert "colour" in told
    assert ".".join(place) in told


def _cut_to_more(content: dict[str, Any]) -> None:
    content["models"]["leaf-ir"]["matryoshka"] = [1024]


def _two_prompts(content: dict[str, Any]) -> None:
    content["models"]["leaf-ir"]["own_prompts"] = True


def _no_revision(content: dict[str, Any]) -> None:
    del content["models"]["leaf-ir"]["revision"]


def _loud_id(content: dict[str, Any]) -> None:
    content["models"]["Leaf IR"] = content["models"].pop("leaf-ir")


def _file_outside(content: dict[str, Any]) -> None:
    content["families"]["bert"]["files"] = ["../config.json"]


def _no_table(content: dict[str, Any]) -> None:
    content["models"]["leaf-ir"] = "a model"


@pytest.mark.parametrize("spoil", [_cut_to_more, _two_prompts, _no_revision, _loud_id, _file_outside, _no_table])
def test_what_does_not_fit_together_is_refused(spoil: Callable[[dict[str, Any]], None]) -> None:
    content = copy.deepcopy(CONTENT)
    spoil(content)
    assert "damaged" in refusal(content)


def test_a_pinned_commit_is_taken() -> None:
    entry = catalogue_of(changed("revision", "0123456789abcdef" * 2 + "01234567")).find("leaf-ir")
    assert entry is not None
    assert entry.pinned


def test_a_catalogue_that_is_missing_or_no_text(tmp_path: Any) -> None:
    with pytest.raises(ModelError, match="cannot be read"):
        load_catalogue(tmp_path / "none.toml")
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(ModelError, match="cannot be read"):
        load_catalogue(tmp_path / "binary.toml")


VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=5,
)


@settings(deadline=None)
@given(st.sampled_from(sorted(WRONG)), VALUES)
def test_any_value_of_any_key_is_taken_or_refused_by_name(key: str, value: object) -> None:
    small = {**CONTENT, "models": {"leaf-ir": {**CONTENT["models"]["leaf-ir"], key: value}}}
    try:
        (entry,) = catalogue_of(small).entries
    except ModelError as error:
        assert "models.leaf-ir" in str(error)  # noqa: PT017
    else:
        assert entry.id == "leaf-ir"


@settings(deadline=None)
@given(VALUES)
def test_any_content_is_taken_or_refused(content: object) -> None:
    with pytest.raises(ModelError):
        catalogue_of(content)


@settings(deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_refused(text: str) -> None:
    with pytest.raises(ModelError):
        parse_catalogue(text)
