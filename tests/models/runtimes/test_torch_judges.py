"""Language models as rerankers, held against the models of transformers with the same weights."""

from pathlib import Path
from typing import Any

import pytest
from tokenizers import Tokenizer

from app.domain.errors import ModelError
from app.embed.judge import LanguageModelJudge
from app.models.judges import prepare_judge
from app.models.runtimes.torch_encoder import TorchEncoder
from tests.embed.test_judge import QUERY, TEXTS, read_as_published
from tests.models.tiny import list_files, tiny_repository
from tests.models.tiny_rerankers import entry_of
from tests.models.tiny_weights import WIDTH

torch = pytest.importorskip("torch", reason="The extra `torch` is not installed.")
transformers = pytest.importorskip("transformers", reason="The extra `torch` is not installed.")
pytestmark = pytest.mark.filterwarnings("ignore")

SIZES: dict[str, Any] = {"hidden_size": WIDTH, "num_hidden_layers": 2, "num_attention_heads": 4, "vocab_size": 300}
SIZES |= {"intermediate_size": 48, "num_key_value_heads": 1, "max_position_embeddings": 2048, "initializer_range": 0.3}


def saved(folder: Path, like: str, network: Any) -> Any:
    """The network in the folder, with a tokenizer; the same in fp32."""
    tiny_repository(like, folder, modules=False)
    (folder / "model.safetensors").unlink()
    network.eval().save_pretrained(folder)
    return network


def logits(network: Any, ids: list[int]) -> Any:
    with torch.inference_mode():
        return network(input_ids=torch.tensor([ids])).logits[0, -1].numpy()


@pytest.mark.parametrize("tied", [True, False])
def test_a_qwen_scores_as_transformers_does(tied: bool, tmp_path: Path) -> None:
    torch.manual_seed(3)
    config = transformers.Qwen2Config(**SIZES, tie_word_embeddings=tied)
    network = saved(tmp_path / "tiny", "qwen2", transformers.Qwen2ForCausalLM(config))
    tokenizer = Tokenizer.from_file(str(tmp_path / "tiny" / "tokenizer.json"))
    yes, no = (tokenizer.token_to_id(word) for word in "10")
    expected = []
    for text in TEXTS:
        found = logits(network, read_as_published(tokenizer, text))
        expected.append(float(found[yes] - found[no]))
    judged = prepare_judge(list_files(tmp_path / "tiny"), entry_of("tiny"), tmp_path, int8=False)
    assert judged.onnx is not None
    assert LanguageModelJudge(judged, 1).scores(QUERY, TEXTS) == pytest.approx(expected, abs=2e-2)


def test_a_gemma_scores_as_transformers_does(tmp_path: Path) -> None:
    torch.manual_seed(3)
    config = transformers.GemmaConfig(**SIZES, head_dim=8, pad_token_id=1, bos_token_id=0)
    network = saved(tmp_path / "tiny", "xlm-roberta", transformers.GemmaForCausalLM(config))
    tokenizer = Tokenizer.from_file(str(tmp_path / "tiny" / "tokenizer.json"))
    prompt = (
        "Given a query A and a passage B, determine whether the passage contains an answer to the query by providing a"
        " prediction of either 'Yes' or 'No'."
    )

    def ids(text: str) -> list[int]:
        return list(tokenizer.encode(text, add_special_tokens=False).ids)

    yes = ids("Yes")[0]
    expected = []
    for text in TEXTS:
        whole = [0, *ids(f"A: {QUERY}"), *ids("\n"), *ids(f"B: {text}"), *ids("\n"), *ids(prompt)]
        expected.append(float(logits(network, whole)[yes]))
    judged = prepare_judge(list_files(tmp_path / "tiny"), entry_of("tiny"), tmp_path)
    assert judged.onnx is None
    assert LanguageModelJudge(judged, 1).scores(QUERY, TEXTS) == pytest.approx(expected, abs=1e-3)


def test_a_card_that_fails_makes_way_for_the_processor(tmp_path: Path) -> None:
    config = transformers.GemmaConfig(**SIZES, head_dim=8, pad_token_id=1, bos_token_id=0)
    saved(tmp_path / "tiny", "xlm-roberta", transformers.GemmaForCausalLM(config))
    judged = prepare_judge(list_files(tmp_path / "tiny"), entry_of("tiny"), tmp_path)
    judge = LanguageModelJudge(judged, 1)
    expected = judge.scores(QUERY, TEXTS)
    assert isinstance(judge._network, TorchEncoder)
    network, run = judge._network._network, judge._network._run

    def fail(ids: Any, mask: Any) -> Any:
        if network.device != "cpu":
            raise torch.AcceleratorError("device-side assert")
        return run(ids, mask)

    network.device, judge._network._run = "card", fail  # type: ignore[method-assign]
    assert judge.scores(QUERY, TEXTS) == pytest.approx(expected, abs=1e-5)
    assert network.device == "cpu"


def test_other_weights_are_refused(tmp_path: Path) -> None:
    config = transformers.GemmaConfig(**SIZES, head_dim=8, pad_token_id=1, bos_token_id=0)
    saved(tmp_path / "tiny", "xlm-roberta", transformers.GemmaForCausalLM(config))
    (tmp_path / "tiny" / "model.safetensors").write_bytes(b"no weights")
    with pytest.raises(ModelError, match="could not be loaded"):
        TorchEncoder(tmp_path / "tiny", "tiny", "Tiny", 1)
