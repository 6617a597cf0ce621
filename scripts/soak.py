"""Lets an indexer live with odd and hostile files that change under it, and says whether it stays as small as it was.

    uv run python scripts/soak.py --data ../shared/data --minutes 30 [--json FILE]

Every few seconds some files are written anew, cut short, renamed, deleted or brought back, now and then a whole folder
moves, while a child process indexes them as `akin serve` does. Memory is the proportional set size of that process and
all below it, without which shared pages would count several times. Ends with status 1 where the last third of the time
has more memory, processes or open files than the one before it (`SLACK`), or where processes are left.
"""

import argparse
import json
import os
import random
import shutil
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from pathlib import Path
from statistics import median

import psutil

sys.path.insert(0, str(Path(__file__).parent.parent))

from app.store.folders import WatchedFolder
from app.worker.client import IndexerClient
from app.worker.engine import Engine
from app.worker.messages import Finished, Trouble

SOURCES = ("documents", "images_hostile")
SETTINGS = 'busy_percent = 100\nbattery_percent = 0\nfull_screen_waits = false\ntext_recognition = "auto"\n'
SAMPLE_SECONDS, CHANGE_SECONDS = 5.0, 3.0
CHANGES = 12  # files of a round
SLACK = {"memory_mb": 1.15, "processes": 1.0, "open_files": 1.1}
MEGABYTE = 1_000_000


@dataclass(frozen=True, slots=True)
class Sample:
    """What the indexer took at one moment: it alone (`own_mb`), and with all processes below it."""

    seconds: float
    own_mb: float
    memory_mb: float
    processes: int
    open_files: int


def main() -> int:
    """Runs it and prints what was seen."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, required=True, metavar="DIR", help="the folder with the odd files")
    parser.add_argument("--minutes", type=float, default=30.0)
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every sample there")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="akin-soak-") as temporary:
        soak = Soak(Path(temporary), [arguments.data / name for name in SOURCES])
        soak.run(60 * arguments.minutes)
    if arguments.json:
        arguments.json.write_text(json.dumps([asdict(sample) for sample in soak.samples]), "utf-8")
    return soak.tell()


class Soak:
    """One library, one indexer, and somebody who never stops changing files."""

    def __init__(self, place: Path, sources: Sequence[Path]) -> None:
        self._data, self._files = place / "data", place / "files"
        self._originals = [file for source in sources for file in sorted(source.rglob("*")) if file.is_file()]
        self._draw = random.Random(1)
        self._data.mkdir()
        (self._data / "settings.toml").write_text(SETTINGS)
        for number, file in enumerate(self._originals):
            self._bring(number, file)
        self.samples: list[Sample] = []
        self.runs = self.changes = self.left = 0
        self.troubles: list[str] = []

    def run(self, seconds: float) -> None:
        """Returns after so many seconds; the first run over all files is among them."""
        with Engine(self._data).open_library() as library:
            library.folders.add(WatchedFolder(os.path.realpath(self._files)))
        client = IndexerClient(self._data)
        client.start()
        began, sampled, changed = time.monotonic(), 0.0, 0.0
        while (now := time.monotonic() - began) < seconds:
            for event in client.poll(0.2):
                self.runs += isinstance(event, Finished)
                if isinstance(event, Trouble):
                    self.troubles.append(event.message)
            if now - sampled >= SAMPLE_SECONDS and client.process_id is not None:
                sampled = now
                self._sample(client.process_id, now)
            if self.runs and now - changed >= CHANGE_SECONDS:
                changed = now
                self._change()
        self._end(client)

    def _end(self, client: IndexerClient) -> None:
        tree = psutil.Process(client.process_id).children(recursive=True) if client.process_id else []
        client.stop()
        _, left = psutil.wait_procs(tree, timeout=10)
        self.left = len(left)

    def _sample(self, process: int, now: float) -> None:
        with suppress(psutil.Error):
            own = psutil.Process(process)
            every = [own, *own.children(recursive=True)]
            sizes = []
            for each in every:
                with suppress(psutil.Error):
                    full = each.memory_full_info()
                    sizes.append(getattr(full, "pss", full.uss) / MEGABYTE)
            files = own.num_fds() if hasattr(own, "num_fds") else len(own.open_files())
            self.samples.append(Sample(now, sizes[0], sum(sizes), len(every), files))

    def _change(self) -> None:
        here = [file for file in self._files.rglob("*") if file.is_file()]
        for file in self._draw.sample(here, min(CHANGES, len(here))):
            self.changes += 1
            with suppress(OSError):
                self._draw.choice((self._write_anew, self._cut, self._rename, self._remove))(file)
        for number in self._draw.sample(range(len(self._originals)), CHANGES // 2):
            self._bring(number, self._originals[number])
        if self._draw.random() < 0.1:
            folder = self._draw.choice([each for each in self._files.iterdir() if each.is_dir()])
            folder.rename(folder.with_name(f"moved {self._draw.randrange(10**6)}"))

    def _bring(self, number: int, file: Path) -> None:
        place = self._files / f"part {number % 7}" / f"{number} {file.name}"
        place.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(file, place)

    def _write_anew(self, file: Path) -> None:
        """As editors do: to another name, then over the old one."""
        other = file.with_name(f".{file.name}.new")
        other.write_bytes(file.read_bytes() + self._draw.randbytes(64))
        other.replace(file)

    def _cut(self, file: Path) -> None:
        with file.open("r+b") as opened:
            opened.truncate(self._draw.randrange(1 + file.stat().st_size))

    def _rename(self, file: Path) -> None:
        file.rename(file.with_name(f"{self._draw.randrange(1000)} {file.name[-80:]}"))

    def _remove(self, file: Path) -> None:
        file.unlink()

    def tell(self) -> int:
        """Prints what was seen; 1 where something has grown."""
        third = max(1, len(self.samples) // 3)
        parts = [self.samples[place : place + third] for place in (0, third, 2 * third)]
        print(f"{len(self._originals)} files, {self.changes} changes, {self.runs} runs, {len(self.samples)} samples")
        grown = []
        for name, slack in (("own_mb", None), *SLACK.items()):
            values = [[getattr(sample, name) for sample in part] for part in parts]
            middles = [median(part) for part in values]
            print(f"{name}: medians {', '.join(f'{value:.0f}' for value in middles)}, most {max(map(max, values)):.0f}")
            if slack is not None and middles[2] > slack * middles[1]:
                grown.append(name)
        print(f"troubles: {len(self.troubles)}{''.join(f'; {each}' for each in sorted(set(self.troubles))[:5])}")
        print(f"processes left at the end: {self.left}")
        print(f"grown: {', '.join(grown) or 'nothing'}")
        return int(bool(grown) or self.left > 0)


if __name__ == "__main__":
    sys.exit(main())
