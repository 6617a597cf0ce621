"""Families of encoders: each writes its models' networks as ONNX graphs, from their weights and without torch."""
