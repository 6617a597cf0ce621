"""What was in hand when the process died is told, and who was in hand in three deaths is to blame; nobody else."""

import threading
from collections.abc import Callable, Iterator
from contextlib import closing
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.store.in_hand import InHand, forget_deaths, forgive, left_by_the_dead
from app.store.ledger import Ledger

Live = Callable[..., InHand]


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with closing(Ledger(tmp_path / "ledger.sqlite")) as opened:
        yield opened


@pytest.fixture
def live(ledger: Ledger, tmp_path: Path) -> Live:
    """A new life of the indexer; leaving it without `close` is its death."""
    return lambda **options: InHand(ledger, tmp_path / "in-hand", **options)


def test_an_orderly_end_leaves_nothing(live: Live, tmp_path: Path) -> None:
    with live() as hand:
        hand.take([1, 2])
        assert left_by_the_dead(tmp_path / "in-hand") == {1, 2}
    assert not (tmp_path / "in-hand").exists()
    assert live().suspects == frozenset()
    with pytest.raises(KeyError):
        _fail_with(live(), 1)
    assert live().suspects == frozenset()  # an error is no death


def _fail_with(hand: InHand, key: int) -> None:
    with hand:
        hand.take([key])
        raise KeyError(key)


def test_a_death_makes_suspects_of_what_was_in_hand(live: Live) -> None:
    hand = live()
    hand.take([1, 2, 3])
    hand.done([2])
    after = live()
    assert (after.suspects, after.blamed) == ({1, 3}, frozenset())


def test_who_was_in_hand_in_three_deaths_is_to_blame_and_the_others_are_not(live: Live) -> None:
    live().take([1, 2, 3])
    for _ in range(2):
        hand = live()
        assert 2 in hand.suspects
        hand.take([1])
        hand.done([1])
        hand.take([2])
    last = live()
    assert last.blamed == {2}
    assert (last.suspects, last.deaths(3), last.deaths(7)) == ({3}, 1, 0)  # it never had its turn
    last.take([3])
    last.done([3])
    last.close()
    assert (live().blamed, live().suspects) == ({2}, frozenset())


def test_three_deaths_at_different_files_blame_nobody(live: Live) -> None:
    for key in (1, 2, 3, 4, 5):
        hand = live()
        assert hand.blamed == frozenset()
        for suspect in hand.suspects:
            hand.take([suspect])
            hand.done([suspect])
        hand.take([key])
    last = live()
    assert (last.blamed, last.suspects) == (frozenset(), {5})
    last.acquit()
    assert live().suspects == frozenset()


def test_a_retry_and_a_forgotten_folder_begin_afresh(live: Live, ledger: Ledger) -> None:
    for _ in range(3):
        live().take([1])
    assert live().blamed == {1}
    assert live(retry=True).blamed == frozenset()
    assert live().blamed == frozenset()
    live().take([1])
    assert live().suspects == {1}
    forget_deaths(ledger)
    assert live().suspects == frozenset()


def test_an_end_on_purpose_and_a_power_cut_blame_nobody(live: Live, tmp_path: Path) -> None:
    file = tmp_path / "in-hand"
    live().take([1])
    forgive(file)
    assert live().suspects == frozenset()
    live().take([1])
    boot, *lines = file.read_text().splitlines(keepends=True)
    file.write_text("".join(["another start of the system\n", *lines]))
    assert boot.strip()
    assert live().suspects == frozenset()


def test_what_is_taken_twice_is_in_hand_until_it_is_done_twice(live: Live, tmp_path: Path) -> None:
    hand = live()
    hand.take([1])
    hand.take([1])
    hand.done([1])
    assert left_by_the_dead(tmp_path / "in-hand") == {1}
    hand.done([1])
    hand.done([1, 7])  # never taken
    assert left_by_the_dead(tmp_path / "in-hand") == frozenset()


def test_the_file_stays_small(live: Live, tmp_path: Path) -> None:
    hand = live()
    hand.take([5])
    for key in range(10**18, 10**18 + 20_000):
        hand.take([key])
        hand.done([key])
    assert (tmp_path / "in-hand").stat().st_size < 100_000
    assert left_by_the_dead(tmp_path / "in-hand") == {5}


@pytest.mark.parametrize("content", [b"", b"\n", b"\xff\xfe", b"boot\n+x\n", b"+1\n+2\n"])
def test_a_damaged_file_blames_nobody(live: Live, tmp_path: Path, content: bytes) -> None:
    (tmp_path / "in-hand").write_bytes(content)
    assert live().suspects == frozenset()


def test_a_line_that_was_cut_short_does_not_count(live: Live, tmp_path: Path) -> None:
    live().take([12])
    with (tmp_path / "in-hand").open("ab") as stream:
        stream.write(b"+34")
    assert left_by_the_dead(tmp_path / "in-hand") == {12}


def test_many_threads_may_use_it(live: Live, tmp_path: Path) -> None:
    hand = live()

    def work(first: int) -> None:
        for key in range(first, first + 200):
            hand.take([key])
            hand.done([key])

    threads = [threading.Thread(target=work, args=(1000 * number,)) for number in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert left_by_the_dead(tmp_path / "in-hand") == frozenset()


def test_without_a_file_nothing_is_kept(tmp_path: Path) -> None:
    before = set(tmp_path.iterdir())
    with InHand() as hand:
        hand.take([1])
        hand.done([1])
    assert (hand.suspects, hand.blamed) == (frozenset(), frozenset())
    assert set(tmp_path.iterdir()) == before


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(
    st.lists(st.lists(st.integers(0, 6), min_size=1, max_size=4, unique=True), max_size=12), st.sets(st.integers(0, 6))
)
def test_only_killers_are_blamed_and_every_killer_is(
    tmp_path_factory: pytest.TempPathFactory, groups: list[list[int]], killers: set[int]
) -> None:
    """Lives until all work is done: a killer ends the process whenever it is worked on."""
    folder = tmp_path_factory.mktemp("lives")
    with closing(Ledger(folder / "ledger.sqlite")) as ledger:
        finished: set[int] = set()
        lives = 0
        while True:
            lives += 1
            hand = InHand(ledger, folder / "in-hand")
            work = [[key for key in group if key not in finished | hand.blamed | hand.suspects] for group in groups]
            work += [[key] for key in sorted(hand.suspects, key=hand.deaths)]
            if _survives(hand, work, killers, finished):
                break
        everything = {key for group in groups for key in group}
        assert hand.blamed == everything & killers
        assert finished == everything - killers
        assert lives <= 1 + 3 * len(killers)


def _survives(hand: InHand, work: list[list[int]], killers: set[int], finished: set[int]) -> bool:
    for group in work:
        hand.take(group)
        if killers & set(group):
            return False
        hand.done(group)
        finished |= set(group)
    hand.close()
    return True
