"""Trains the pocket picture model: a small picture encoder whose vectors live in the space of the text model."""
