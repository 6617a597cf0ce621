"""Which models are recommended follows from the machine, the language and the licence, and from nothing else."""

import pytest

from app.domain.catalogue import Suits, Uses
from app.domain.machine import Machine
from app.domain.recommending import recommend
from app.models.catalogue import entry_named, load_catalogue

WEAK, DESKTOP, STRONG = Machine(2, 4_000_000_000), Machine(6, 8_000_000_000), Machine(16, 32_000_000_000)
GRAPHICS = Machine(16, 32_000_000_000, graphics=True)


def ids(machine: Machine, language: str) -> set[str]:
    return {each.id for each in recommend(load_catalogue().entries, machine, language)}


def test_a_small_machine_is_asked_for_little() -> None:
    assert ids(WEAK, "en") == {"leaf-ir", "ettin-17m"}
    assert ids(WEAK, "de") == set()


def test_what_is_recommended_reads_the_language_and_suits_the_machine() -> None:
    assert {"leaf-ir", "siglip-b16"} <= ids(STRONG, "en")
    for machine in (WEAK, DESKTOP, STRONG, GRAPHICS):
        for model_id in ids(machine, "de"):
            entry = entry_named(model_id)
            assert "mul" in entry.languages
            assert machine.suits(entry.suits)
    assert "granite-97m" in ids(DESKTOP, "de")


@pytest.mark.parametrize("language", ["en", "de"])
def test_nothing_is_recommended_that_may_not_be_used_or_does_not_run(language: str) -> None:
    for model_id in ids(GRAPHICS, language):
        entry = entry_named(model_id)
        assert entry.licence.uses is Uses.ANY
        assert entry.runs
        assert not entry.shipped
        assert "onnx" in entry.runtimes


def test_the_reason_compares_what_can_be_compared() -> None:
    (text,) = [each for each in recommend(load_catalogue().entries, WEAK, "en") if each.id == "leaf-ir"]
    assert (text.measure, text.value, text.present) == ("BEIR-14 nDCG@10", 54.5, 42.3)
    (order,) = [each for each in recommend(load_catalogue().entries, WEAK, "en") if each.id == "ettin-17m"]
    assert order.measure == ""


def test_a_graphics_card_suits_everything_and_a_weak_processor_little() -> None:
    assert all(GRAPHICS.suits(each) for each in Suits)
    assert [each for each in Suits if WEAK.suits(each)] == [Suits.ANY]
    assert not STRONG.suits(Suits.GPU)
