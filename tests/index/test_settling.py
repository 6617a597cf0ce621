"""Files are told when they stand still; many changes at once are told as folders."""

from itertools import product
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.index.settling import (
    AT_REST_SECONDS,
    BURST_SECONDS,
    BYTES_PER_SECOND,
    GONE_SECONDS,
    MOST_FOLDERS,
    MOST_PATHS,
    MOST_STILL_SECONDS,
    OPEN_SECONDS,
    PATIENCE_SECONDS,
    QUIET_SECONDS,
    STILL_SECONDS,
    Settling,
    Sight,
    sight_of,
)

TURN = 0.05


class Disk:
    """What is on a disk that exists in this test only."""

    def __init__(self) -> None:
        self.sights: dict[str, Sight] = {}
        self.looks = 0

    def look(self, path: str) -> Sight:
        self.looks += 1
        return self.sights.get(path)


@pytest.fixture
def disk() -> Disk:
    return Disk()


@pytest.fixture
def settling(disk: Disk) -> Settling:
    return Settling(lambda path: "/top" if path.startswith("/top") else "/other", disk.look)


def told(settling: Settling, since: float, until: float) -> list[tuple[float, frozenset[str]]]:
    """What is told between two moments, where somebody asks as often as the watcher does."""
    found = []
    for step in range(round((until - since) / TURN) + 1):
        now = since + step * TURN
        if settling.next_look() <= now and (paths := settling.take(now)):
            found.append((now, paths))
    return found


def test_a_saved_file_is_told_soon_and_once(settling: Settling, disk: Disk) -> None:
    disk.sights["/top/a"] = (10, 1)
    settling.note("/top/a", 0.0)
    ((moment, paths),) = told(settling, 0.0, 20.0)
    assert paths == {"/top/a"}
    assert STILL_SECONDS <= moment <= STILL_SECONDS + 2 * TURN
    assert disk.looks == 2
    assert len(settling) == 0


def test_a_copy_without_events_is_waited_for(settling: Settling, disk: Disk) -> None:
    settling.note("/top/a", 0.0, is_open=True)
    for second in range(30):
        for half in (0.0, 0.5):
            disk.sights["/top/a"] = (second * 1000 + int(half * 10), 1)
            assert told(settling, second + half, second + half + 0.45) == []
    ((moment, _),) = told(settling, 30.0, 40.0)
    assert moment == pytest.approx(29.5 + MOST_STILL_SECONDS, abs=STILL_SECONDS + 2 * TURN)


def test_a_copy_that_pauses_is_waited_for_until_it_is_closed(settling: Settling, disk: Disk) -> None:
    disk.sights["/top/a"] = (10, 1)
    settling.note("/top/a", 0.0, is_open=True)
    assert told(settling, 0.0, OPEN_SECONDS - TURN) == []
    settling.note("/top/a", OPEN_SECONDS - TURN, is_open=False)
    ((moment, _),) = told(settling, OPEN_SECONDS, 10.0)
    assert moment < OPEN_SECONDS + 1


def test_events_alone_keep_a_file_waiting(settling: Settling, disk: Disk) -> None:
    """A file that is written through memory may keep its size and time."""
    disk.sights["/top/a"] = (10, 1)
    for step in range(100):
        settling.note("/top/a", step * 0.1)
        assert settling.take(step * 0.1) == frozenset()
    assert told(settling, 10.0, 20.0)[0][1] == {"/top/a"}


def test_a_file_that_never_stands_still_is_told_at_last(settling: Settling, disk: Disk) -> None:
    settling.note("/top/log", 0.0)
    moments = []
    for step in range(int(PATIENCE_SECONDS * 2) + 40):
        disk.sights["/top/log"] = (step, step)
        moments += [step / 2] if settling.take(step / 2) else []
    assert moments[0] == pytest.approx(PATIENCE_SECONDS, abs=6)


def saved(settling: Settling, disk: Disk, every: float, size: int, until: float) -> list[float]:
    """The moments at which a file is told that is written and closed again and again."""
    moments = []
    for step in range(int(until / every)):
        disk.sights["/top/log"] = (size, step)
        settling.note("/top/log", step * every)
        moments += [moment for moment, _ in told(settling, step * every, (step + 1) * every - TURN)]
    return moments


def test_a_large_file_that_changes_for_ever_is_told_ever_more_rarely(settling: Settling, disk: Disk) -> None:
    moments = saved(settling, disk, every=4.0, size=1_000_000, until=2_400.0)
    assert moments[:3] == pytest.approx([0.5, 4.5, 8.5], abs=0.2), "the first changes are told at once"
    assert len(moments) < 60
    assert 100 < moments[-1] - moments[-2] <= 1_000_000 / BYTES_PER_SECOND + 5


def test_a_small_file_that_is_saved_again_and_again_is_told_soon_every_time(settling: Settling, disk: Disk) -> None:
    assert len(saved(settling, disk, every=4.0, size=3_000, until=800.0)) == 200


def test_a_large_file_is_as_any_other_after_a_rest(settling: Settling, disk: Disk) -> None:
    saved(settling, disk, every=4.0, size=1_000_000, until=1_200.0)
    last = told(settling, 1_200.0, 2_000.0)[-1][0]
    for pause in (1_000.0, AT_REST_SECONDS):
        last += pause
        disk.sights["/top/log"] = (1_000_000, int(last))
        settling.note("/top/log", last)
        ((moment, _),) = told(settling, last, last + 10)
        assert moment == pytest.approx(last + STILL_SECONDS, abs=0.2)


def test_an_atomic_save_is_one_change_of_the_final_name(settling: Settling, disk: Disk) -> None:
    settling.note("/top/.a.swp1", 0.0)
    disk.sights["/top/a"] = (12, 5)
    settling.note("/top/.a.swp1", 0.01)
    settling.note("/top/a", 0.01)
    ((_, paths),) = told(settling, 0.05, 20.0)
    assert paths == {"/top/.a.swp1", "/top/a"}  # the first is gone, and nothing is known of it


def test_what_has_gone_waits_for_what_is_still_copied(settling: Settling, disk: Disk) -> None:
    settling.note("/top/film", 0.0)
    for step in range(40):
        disk.sights["/top/film"] = (step, step)
        assert told(settling, step * 0.1, step * 0.1 + 0.05) == []
    settling.note("/other/film", 4.0)
    order = [path for _, paths in told(settling, 4.0, 12.0) for path in sorted(paths, reverse=True)]
    assert order == ["/top/film", "/other/film"]


def test_what_has_gone_does_not_wait_for_ever(settling: Settling, disk: Disk) -> None:
    settling.note("/top/gone", 0.0)
    settling.note("/top/log", 0.0)
    moments = {}
    for step in range(200):
        disk.sights["/top/log"] = (step, step)
        for moment, paths in told(settling, step * 0.1, step * 0.1 + 0.05):
            moments |= dict.fromkeys(paths, moment)
    assert moments == {"/top/gone": pytest.approx(GONE_SECONDS, abs=0.6)}


def test_a_burst_becomes_its_folders(settling: Settling, disk: Disk) -> None:
    for number in range(10_000):
        settling.note(f"/top/{number % 7}/{number}", number / 10_000)
        assert len(settling) <= MOST_PATHS
    ((moment, paths),) = told(settling, 1.0, 20.0)
    assert paths == {f"/top/{number}" for number in range(7)}
    assert moment == pytest.approx(1.0 + QUIET_SECONDS, abs=2 * TURN)
    assert disk.looks == 0


def test_a_burst_all_over_becomes_the_watched_folder(settling: Settling) -> None:
    for number, part in product(range(MOST_FOLDERS), range(50)):
        settling.note(f"/top/{number}/{part}/file", 0.0)
    assert len(settling) == 1
    assert settling.take(BURST_SECONDS) == {"/top"}


def test_an_endless_burst_is_told_now_and_then(settling: Settling) -> None:
    for number in range(MOST_PATHS + 1):
        settling.note(f"/top/a/{number}", 0.0)
    moments = []
    for step in range(350):
        settling.note(f"/top/b/{step}", step / 10)
        moments += [step / 10] if settling.take(step / 10) == {"/top/a", "/top/b"} else []
    assert moments == [pytest.approx(BURST_SECONDS, abs=1)]


@given(st.lists(st.tuples(st.sampled_from("abc"), st.floats(0, 3), st.booleans()), max_size=20))
def test_whatever_happens_every_path_is_told_as_it_is_in_the_end(happenings: list[tuple[str, float, bool]]) -> None:
    disk = Disk()
    settling = Settling(lambda _: "/top", disk.look)
    last: dict[str, Sight] = {}
    now = 0.0
    for name, pause, is_there in happenings:
        told(settling, now, now + pause)
        now += pause
        disk.sights[f"/top/{name}"] = (1, int(now * 1e9)) if is_there else None
        settling.note(f"/top/{name}", now)
        last[f"/top/{name}"] = disk.sights[f"/top/{name}"]
    final = told(settling, now, now + GONE_SECONDS + 10)
    assert settling.next_look() == float("inf")
    assert len(settling) == 0
    if happenings:
        assert f"/top/{happenings[-1][0]}" in set().union(*(paths for _, paths in final))


def test_what_is_at_a_path(tmp_path: Path) -> None:
    file = tmp_path / "a"
    assert sight_of(str(file)) is None
    file.write_bytes(b"12345")
    assert sight_of(str(file)) == (5, file.stat().st_mtime_ns)
    assert sight_of(str(file / "below")) is None
    assert sight_of("\0") == (0, 0)
