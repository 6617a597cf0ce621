"""What other processes ask of the one that writes: requests as small files in the data folder, taken one by one."""

import json
import time
import uuid
from dataclasses import asdict, dataclass
from pathlib import Path

from app.runtime.whole_file import write_whole
from app.store.library import REQUESTS_FOLDER


@dataclass(frozen=True, slots=True)
class IndexRequest:
    """Bring the library up to date; with `retry` failed files are read again. The list of folders is read anew."""

    retry: bool = False


def post(data_dir: Path, request: IndexRequest) -> Path:
    """Hands a request over; the file that is returned is there until the writer has taken it. Raises OSError."""
    folder = data_dir / REQUESTS_FOLDER
    folder.mkdir(mode=0o700, exist_ok=True)
    file = folder / f"{time.time_ns()}-{uuid.uuid4().hex}.json"
    write_whole(file, json.dumps(asdict(request)))
    return file


def take(data_dir: Path) -> list[IndexRequest]:
    """The requests that wait, oldest first; they are gone afterwards. One that cannot be read is dropped."""
    taken = []
    for file in sorted((data_dir / REQUESTS_FOLDER).glob("*.json")):
        try:
            content = json.loads(file.read_bytes())
            file.unlink()
            taken.append(IndexRequest(retry=bool(content.get("retry"))))
        except (OSError, ValueError, AttributeError):
            file.unlink(missing_ok=True)
    return taken
