"""What is made once of a model's weights and kept in a folder of its own: made whole or not at all, and verified.

What lies there may be deleted at any time; the next use makes it again.
"""

import json
import shutil
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from filelock import FileLock

from app.domain.errors import ModelError
from app.models.checksum import sha256_of
from app.runtime.whole_file import write_whole

MANIFEST_FILE = "manifest.json"


def made_once(folder: Path, model_id: str, of: str, make: Callable[[Path], dict[str, Any]]) -> None:
    """Sees to it that `folder` holds, intact, what `make` makes of the model's weights, whose checksum is `of`.

    `make` fills the empty folder that it is given, and returns what the manifest should say beside the checksums of its
    files. Safe against being called by several processes at once and against being killed half-way. Raises ModelError
    where it cannot be made or written.
    """
    if is_intact(folder, of):
        return
    try:
        folder.parent.mkdir(parents=True, exist_ok=True)
        with FileLock(folder.parent / f"{model_id}.lock"):
            if not is_intact(folder, of):
                _make(folder, of, make)
    except OSError as error:
        raise ModelError(
            f"The model {model_id} could not be written to {folder.parent}: {error.strerror or error}.",
            "Free some disk space or check the folder's permissions, then try again.",
        ) from error


def is_intact(folder: Path, of: str) -> bool:
    """Whether the folder holds what was made of these weights, every file as it was written."""
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST_FILE).read_bytes())
        files: dict[str, str] = manifest["files"]
        return (
            manifest["of"] == of
            and len(files) > 0
            and all(sha256_of(folder / name) == checksum for name, checksum in files.items())
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError):
        return False


def _make(folder: Path, of: str, make: Callable[[Path], dict[str, Any]]) -> None:
    for litter in folder.parent.glob(f".{folder.name}-*"):  # of a process that was killed while it made this
        shutil.rmtree(litter, ignore_errors=True)
    with tempfile.TemporaryDirectory(dir=folder.parent, prefix=f".{folder.name}-") as temporary:
        staged = Path(temporary) / "staged"
        staged.mkdir()
        said = make(staged)
        files = {made.name: sha256_of(made) for made in sorted(staged.iterdir())}
        write_whole(staged / MANIFEST_FILE, json.dumps({"of": of, "files": files, **said}, indent=2))
        if folder.exists():  # damaged, or of other weights: put aside, so that the swap is one rename
            folder.replace(Path(temporary) / "before")
        staged.replace(folder)
