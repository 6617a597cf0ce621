"""The pictures inside documents, format by format."""
