"""Finds and reads the lines of text in one picture, with RapidOCR and the models that its package carries.

The models are PP-OCRv6 small (detection and recognition) and a classifier for lines that stand upside down, all under
Apache-2.0. They read Chinese, Japanese and the languages in Latin letters that `LANGUAGES` names; no Cyrillic, Greek,
Arabic, Hebrew, Korean or Indian script. They are named by their path, so that RapidOCR never looks for a download.
"""

from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from functools import cache
from importlib import metadata
from pathlib import Path
from typing import Any, NamedTuple

import numpy as np
import numpy.typing as npt

from app.domain.errors import ModelError
from app.extract.ocr.layout import ReadLine

_CODES = (
    "af az bs ca cs cy da de en es et eu fi fr ga gl hr hu id is it ja ku la lb lt lv mi ms mt nl no oc pl pt qu rm ro"
    " sk sl sq sr sv sw tl tr uz zh"
)
LANGUAGES = tuple(_CODES.split())  # ISO 639-1; Serbian in Latin letters
DETECTION_SIDE = 960  # pixels of the longer side that the detector sees
SQUEEZE = 0.85  # of a line's width: less costs time in proportion, more loses letters that stand close
SURE = 0.9  # lines below are read once more at their full width
LINES_PER_BATCH = 1  # more of them cost memory, and save nothing on a processor
LEAST_CONFIDENCE = 0.7  # what is read below is not there
LEAST_OF_A_LETTER = 0.9  # a shape in a photo is easily taken for one letter
TALL = 1.5
SAMPLE = 8
READ_BOTH_WAYS = 3
CLASSIFIED = 4  # heights of a line that the classifier sees

Pixels = npt.NDArray[np.uint8]


class ReadPicture(NamedTuple):
    """What stands in a picture: its lines, in pixels of the picture after `turns` quarter turns against the clock."""

    lines: tuple[ReadLine, ...]
    turns: int
    width: int
    height: int


class _Found(NamedTuple):
    """Lines of text that were found: their pictures, and their corners as (lines, 4, 2)."""

    crops: tuple[Pixels, ...]
    corners: npt.NDArray[np.float64]


class Engine:
    """The loaded models; `threads` bounds the processor cores that it uses. Not safe to call from several threads."""

    def __init__(self, threads: int) -> None:
        """Raises ModelError where the package lacks a model."""
        self._threads = threads
        self._detector = _rapidocr(threads)
        self._reader = _rapidocr(1)  # many short lines: one thread for each line leaves no core waiting

    def read(self, picture: Pixels) -> ReadPicture:
        """The lines of an RGB picture, (height, width, 3); it is turned upright where its text is not."""
        picture = np.ascontiguousarray(picture[:, :, ::-1])
        found, turns = self._find(picture), 0
        if _is_sideways(found):
            picture, turns = np.ascontiguousarray(np.rot90(picture)), 1
            found = self._find(picture)
        if self._is_upside_down(found):
            picture, turns = np.ascontiguousarray(np.rot90(picture, 2)), turns + 2
            found = self._find(picture)
        height, width = picture.shape[:2]
        return ReadPicture(tuple(self._read(found)), turns, width, height)

    def _find(self, picture: Pixels) -> _Found:
        from rapidocr.main import RapidOCRError

        record: dict[str, dict[str, int]] = {}
        try:
            crops, found = self._detector.detect_and_crop(picture, record)
        except RapidOCRError:  # which is how it says that there is none
            return _Found((), np.empty((0, 4, 2)))
        corners = np.asarray(found.boxes, np.float64)
        corners[:, :, 1] -= record["padding_1"]["top"]
        return _Found(tuple(crops), corners)

    def _is_upside_down(self, found: _Found) -> bool:
        """Whether most of the longest lines stand on their heads, and are read with more certainty the other way."""
        longest = sorted(found.crops, key=lambda crop: crop.shape[1] / crop.shape[0])[-SAMPLE:]
        if not longest:
            return False
        starts = [crop[:, : CLASSIFIED * crop.shape[0]] for crop in longest]
        answers = self._reader.cls_and_rotate(starts)[1].cls_res
        if sum(label == "180" for label, _ in answers) <= len(longest) / 2:
            return False
        read = longest[-READ_BOTH_WAYS:]
        return self._certainty([crop[::-1, ::-1] for crop in read]) > self._certainty(read)

    def _certainty(self, crops: Sequence[Pixels]) -> float:
        return sum(confidence for _, confidence in self._recognised(crops))

    def _read(self, found: _Found) -> list[ReadLine]:
        lines = []
        for corners, (text, confidence) in zip(found.corners, self._texts(found.crops), strict=True):
            text = " ".join(text.split())
            if text and confidence >= (LEAST_CONFIDENCE if len(text) > 1 else LEAST_OF_A_LETTER):
                lines.append(ReadLine(text, tuple((float(x), float(y)) for x, y in corners), float(confidence)))
        return lines

    def _texts(self, crops: Sequence[Pixels]) -> list[tuple[str, float]]:
        """The text of each line and how sure it is."""
        texts = self._recognised([_squeezed(crop) for crop in crops])
        unsure = [index for index, (_, confidence) in enumerate(texts) if confidence < SURE]
        for index, again in zip(unsure, self._recognised([crops[index] for index in unsure]), strict=True):
            texts[index] = max(texts[index], again, key=lambda answer: answer[1])
        return texts

    def _recognised(self, narrow: Sequence[Pixels]) -> list[tuple[str, float]]:
        """What the network makes of each line; each thread takes its share of the long and of the short ones."""
        order = sorted(range(len(narrow)), key=lambda index: narrow[index].shape[1] / narrow[index].shape[0])
        shares = [share for first in range(self._threads) if (share := order[first :: self._threads])]
        texts: list[tuple[str, float]] = [("", 0.0)] * len(narrow)
        with ThreadPoolExecutor(self._threads) as threads:
            answers = threads.map(lambda share: self._reader.recognize_txt([narrow[index] for index in share]), shares)
            for share, answer in zip(shares, answers, strict=True):
                for index, text, confidence in zip(share, answer.txts, answer.scores, strict=True):
                    texts[index] = text, confidence
        return texts


@cache
def load(threads: int) -> Engine:
    """The engine of this process, loaded when the first picture needs it (its models take half a second)."""
    return Engine(threads)


def _is_sideways(found: _Found) -> bool:
    """Whether most of the text runs up or down the picture, by the area of its lines."""
    across = np.linalg.norm(found.corners[:, 1] - found.corners[:, 0], axis=1)
    down = np.linalg.norm(found.corners[:, 3] - found.corners[:, 0], axis=1)
    area = across * down
    return bool(area[down > TALL * across].sum() > area[across > TALL * down].sum())


def _squeezed(crop: Pixels) -> Pixels:
    """The line made narrower for the network, which scales every line to the same height."""
    import cv2

    height, width = crop.shape[:2]
    return np.asarray(cv2.resize(crop, (max(int(width * SQUEEZE), 1), height), interpolation=cv2.INTER_AREA), np.uint8)


def _rapidocr(threads: int) -> Any:
    """RapidOCR with the models in its package; each is loaded when it is first used."""
    from rapidocr import RapidOCR

    settings: dict[str, Any] = {
        "Global.log_level": "critical",
        "EngineConfig.onnxruntime.intra_op_num_threads": threads,
        "EngineConfig.onnxruntime.inter_op_num_threads": 1,
        "EngineConfig.onnxruntime.enable_cpu_mem_arena": False,  # it would keep room for the largest page ever seen
        "Det.limit_side_len": DETECTION_SIDE,
        "Det.limit_type": "max",
        "Rec.rec_batch_num": LINES_PER_BATCH,
        "Rec.rec_img_shape": [3, 48, 96],
    }
    return RapidOCR(params=settings | {f"{part}.model_path": str(_model(part)) for part in ("Det", "Cls", "Rec")})


def _model(part: str) -> Path:
    """The one model of the package for "Det", "Cls" or "Rec"."""
    files = metadata.files("rapidocr") or []
    found = [file for file in files if file.suffix == ".onnx" and f"_{part.lower()}_" in file.name]
    if len(found) != 1:
        raise ModelError("The models for text recognition are missing.", "Install Akin again.")
    return Path(str(found[0].locate()))
