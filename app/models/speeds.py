"""The speeds of models that were measured on this machine, kept beside them; they are lost without harm."""

import json
from collections.abc import Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from filelock import FileLock

from app.domain.errors import ModelError
from app.domain.model_speed import Measured, ModelSpeed
from app.runtime.whole_file import write_whole

FILE = "speeds.json"
_VERSION = 1


def read_speeds(models_dir: Path) -> Mapping[tuple[str, str], ModelSpeed]:
    """What was measured, by the models' ids and checksums; what cannot be read counts as not measured."""
    found = {}
    for model_id, said in _read(models_dir).items():
        try:
            speed = ModelSpeed(float(said["per_second"]), Measured(said["of"]), int(said["threads"]), said["measured"])
            if 0 < speed.per_second < float("inf"):
                found[model_id, str(said["checksum"])] = speed
        except (KeyError, TypeError, ValueError, OverflowError):
            continue
    return found


def keep_speed(models_dir: Path, model_id: str, checksum: str, speed: ModelSpeed) -> None:
    """Keeps it in the place of what was measured of the model before. Raises ModelError where it cannot be written."""
    try:
        models_dir.mkdir(parents=True, exist_ok=True)
        with FileLock(models_dir / f"{FILE}.lock"):
            speeds = {**_read(models_dir), model_id: {"checksum": checksum, **asdict(speed)}}
            write_whole(models_dir / FILE, json.dumps({"version": _VERSION, "speeds": speeds}, indent=2))
    except OSError as error:
        raise ModelError(
            f"What was measured could not be kept in {models_dir}: {error.strerror or error}.",
            "Free some disk space or check the folder's permissions.",
        ) from error


def _read(models_dir: Path) -> dict[str, Any]:
    try:
        content = json.loads((models_dir / FILE).read_bytes())
        speeds = content["speeds"] if content["version"] == _VERSION else {}
    except (OSError, ValueError, KeyError, TypeError, RecursionError):
        return {}
    return {str(name): said for name, said in speeds.items()} if isinstance(speeds, dict) else {}
