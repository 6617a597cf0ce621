"""Trains the pocket picture model: a small picture encoder whose vectors live in the space of the text model."""

import app  # noqa: F401 - before anything here loads ONNX Runtime: it switches its reports off
