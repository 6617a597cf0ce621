from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import numpy as np
import pytest

from app.domain.errors import ModelError
from app.models.installed import InstalledModel
from app.models.provider_checks import check_providers
from app.models.provider_session import available_providers, open_session
from app.models.provider_trial import in_child, measure_provider
from app.models.providers import (
    LEAST_COSINE,
    Measured,
    Provider,
    ProviderChoice,
    choice_file,
    choose_provider,
    keep_choice,
    kept_choice,
    least_cosine,
    providers_among,
)
from app.models.session import load_session, provider_of, session_on

VECTORS = np.random.default_rng(3).normal(size=(4, 16)).astype(np.float32)
ALL = tuple(Provider)


@dataclass
class Bench:
    """Measures by a table: seconds and what is added to the vectors; an error stands for what cannot be used."""

    table: Mapping[Provider, tuple[float, float] | str]

    def __call__(self, provider: Provider) -> Measured:
        found = self.table.get(provider, "it is not here.")
        if isinstance(found, str):
            raise ModelError(found)
        seconds, noise = found
        return Measured(VECTORS + np.float32(noise) * np.roll(VECTORS, 1), seconds)


@pytest.mark.parametrize(
    ("table", "chosen", "told"),
    [
        ({Provider.CPU: (1, 0), Provider.CUDA: (0.1, 0)}, Provider.CUDA, "CUDA is 10.0 times as fast"),
        ({Provider.CPU: (1, 0), Provider.CUDA: (0.1, 0.9)}, Provider.CPU, "its vectors differ"),
        ({Provider.CPU: (1, 0), Provider.CUDA: (2.5, 0)}, Provider.CPU, "2.5 times as long"),
        ({Provider.CPU: (1, 0), Provider.CUDA: "no driver."}, Provider.CPU, "CUDA cannot be used: no driver."),
        (
            {Provider.CPU: (1, 0), Provider.DIRECTML: (0.5, 0), Provider.OPENVINO: (0.2, 0)},
            Provider.OPENVINO,
            "5.0 times",
        ),
        (
            {Provider.CPU: (1, 0), Provider.CUDA: (0.1, 0.9), Provider.COREML: (0.5, 0)},
            Provider.COREML,
            "Core ML is 2.0",
        ),
        ({Provider.CPU: (1, 0), Provider.CUDA: (0.1, float("nan"))}, Provider.CPU, "differ"),
        ({Provider.CPU: "it fell over.", Provider.CUDA: (0.1, 0)}, Provider.CPU, "The processor cannot be used"),
    ],
)
def test_the_fastest_with_the_same_vectors_is_chosen(
    table: Mapping[Provider, tuple[float, float] | str], chosen: Provider, told: str
) -> None:
    choice = choose_provider(tuple(table), Bench(table))
    assert choice.provider is chosen
    assert told in choice.reason


def test_each_that_was_tried_has_its_reason() -> None:
    choice = choose_provider(ALL, Bench({Provider.CPU: (1, 0), Provider.CUDA: (0.5, 0), Provider.DIRECTML: "crash."}))
    assert {trial.provider for trial in choice.trials} == set(ALL)
    assert all(trial.reason for trial in choice.trials)


def test_vectors_that_do_not_fit_are_not_alike() -> None:
    assert least_cosine(VECTORS, VECTORS) == pytest.approx(1.0)
    assert least_cosine(VECTORS, VECTORS[:, :8]) == -1.0
    assert least_cosine(VECTORS, VECTORS * np.float32("inf")) == -1.0
    assert least_cosine(VECTORS, np.concatenate([VECTORS[:3], -VECTORS[3:]])) == pytest.approx(-1.0)


def test_only_providers_that_are_known_are_tried() -> None:
    names = ["TensorrtExecutionProvider", "CUDAExecutionProvider", "CPUExecutionProvider"]
    assert providers_among(names) == (Provider.CPU, Provider.CUDA)
    assert providers_among([]) == (Provider.CPU,)


def test_a_choice_is_kept_with_its_reasons(tmp_path: Path) -> None:
    onnx = tmp_path / "model.onnx"
    choice = choose_provider(ALL, Bench({Provider.CPU: (1, 0), Provider.CUDA: (0.5, 0)}))
    assert kept_choice(onnx) is None
    keep_choice(onnx, choice, "here")
    assert kept_choice(onnx, "here") == kept_choice(onnx) == choice
    assert kept_choice(onnx, "elsewhere") is None
    for damaged in ("", "[]", '{"version": 1}', choice_file(onnx).read_text().replace("CUDAExec", "WARPExec")):
        choice_file(onnx).write_text(damaged)
        assert kept_choice(onnx) is None


@pytest.fixture
def onnx(tmp_path: Path, text_model: InstalledModel) -> Path:
    """The network of the default text model, with its tokenizer, in a folder of its own."""
    (tmp_path / "tokenizer.json").symlink_to(text_model.tokenizer)
    (tmp_path / "model.onnx").symlink_to(text_model.onnx)
    return tmp_path / "model.onnx"


@pytest.mark.skipif(Provider.CUDA in available_providers(), reason="This ONNX Runtime has CUDA.")
def test_a_provider_that_is_listed_and_cannot_be_loaded_is_left_out(onnx: Path) -> None:
    choice = provider_of(onnx, 1, [Provider.CUDA, Provider.CPU])
    assert choice.provider is Provider.CPU
    assert "CUDA cannot be used: its libraries or its driver are missing" in choice.reason
    assert kept_choice(onnx) == choice
    again = provider_of(onnx, 1, [Provider.CUDA, Provider.CPU], lambda *_: pytest.fail("it was tried before"))
    assert again == choice


def test_where_there_is_nothing_else_nothing_is_tried(onnx: Path) -> None:
    choice = provider_of(onnx, 1, [Provider.CPU], lambda *_: pytest.fail("there is nothing to try"))
    assert choice.provider is Provider.CPU
    assert not choice_file(onnx).exists()


def test_sentences_are_run_through_the_network(onnx: Path) -> None:
    found = measure_provider(onnx, Provider.CPU, threads=2)
    assert found.vectors.shape == (16, 384)
    assert found.seconds > 0
    assert np.corrcoef(found.vectors[:4]).min() < 0.9, "the sentences are different ones"
    assert least_cosine(found.vectors[:1], found.vectors[1:2]) < LEAST_COSINE, "and would not pass for each other"


@pytest.mark.parametrize(
    ("trial", "told"),
    [
        ("import os; os.abort()", r"ended its process \(code -?\d+\)"),
        ("raise RuntimeError('CUDA error 999')", "CUDA error 999"),
    ],
)
def test_a_provider_that_crashes_ends_its_own_process_only(trial: str, told: str) -> None:
    with pytest.raises(ModelError, match=told):
        in_child(partial(exec, trial), seconds=60)  # type: ignore[arg-type]


def test_a_provider_that_hangs_is_ended() -> None:
    with pytest.raises(ModelError, match="did not answer"):
        in_child(partial(exec, "while True: pass"), seconds=0.5)  # type: ignore[arg-type]


def test_a_chosen_provider_that_is_gone_makes_way_for_the_processor(onnx: Path) -> None:
    if Provider.OPENVINO in available_providers():
        pytest.skip("This ONNX Runtime has OpenVINO.")
    session = session_on(onnx, 1, ProviderChoice(Provider.OPENVINO, "It was faster."))
    ids = np.array([[101, 102]])
    (tokens,) = session.run(None, {"input_ids": ids, "attention_mask": np.ones_like(ids)})
    assert tokens.shape == (1, 2, 384)
    kept = kept_choice(onnx)
    assert kept is not None
    assert kept.provider is Provider.CPU
    assert "OpenVINO failed while it was in use" in kept.reason


def test_what_cannot_be_loaded_says_what_it_is(tmp_path: Path) -> None:
    (tmp_path / "model.onnx").write_bytes(b"no network")
    load: tuple[Callable[[], object], ...] = (
        lambda: load_session(tmp_path / "model.onnx", 1, "text model"),
        lambda: load_session(tmp_path / "missing.onnx", 1, "text model"),
    )
    for each in load:
        with pytest.raises(ModelError, match="The text model could not be loaded"):
            each()
    with pytest.raises(ModelError):
        open_session(tmp_path / "model.onnx", 1, Provider.CPU)


def test_the_doctor_tells_what_was_chosen_and_why(onnx: Path) -> None:
    alone = check_providers(onnx.parent, [Provider.CPU])
    assert "nothing else" in alone.message
    untried = check_providers(onnx.parent, [Provider.CUDA, Provider.CPU])
    assert "first loaded" in untried.message
    keep_choice(onnx, choose_provider(ALL, Bench({Provider.CPU: (1, 0), Provider.CUDA: (0.5, 0)})), "here")
    told = check_providers(onnx.parent.parent, [Provider.CUDA, Provider.CPU]).message
    assert f"{onnx.parent.name}: CUDA is 2.0 times as fast" in told
