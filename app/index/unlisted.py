"""Files that were indexed once and lie in none of the listed folders: what has become of them since."""

from collections.abc import Callable, Iterable, Iterator
from itertools import groupby
from pathlib import Path

from app.domain.files import FileStamp
from app.index.plan import Plan, make_plan
from app.index.scan import stamp_of
from app.store.files import KnownFile


def plan_unlisted(
    known: Iterable[KnownFile], *, retry: bool, on_look: Callable[[], None] = lambda: None
) -> Iterator[tuple[str, Plan]]:
    """For each folder of these files a plan that reads changed ones again and forgets deleted ones; none is new.

    `on_look` is called before each folder is looked at. A file that is not there while its folder is away too, or on
    another drive than the file was, stays as it is.
    """
    ordered = sorted(known, key=_folder_of)
    for folder, group in groupby(ordered, _folder_of):
        on_look()
        files = list(group)
        device = _device_of(folder)
        stamps = [stamp for file in files if (stamp := _stamp_now(file)) is not None]
        hidden = [file.stamp.path for file in files if file.stamp.device != device]
        yield folder, make_plan(stamps, files, hidden, retry=retry)


def _folder_of(file: KnownFile) -> str:
    return str(Path(file.stamp.path).parent)


def _stamp_now(file: KnownFile) -> FileStamp | None:
    path = Path(file.stamp.path)
    try:
        return stamp_of(file.stamp.path) if path.is_file() and not path.is_symlink() else None
    except OSError:
        return None


def _device_of(folder: str) -> int | None:
    try:
        return Path(folder).stat().st_dev
    except OSError:
        return None
