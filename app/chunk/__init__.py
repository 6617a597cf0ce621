"""From a Document to Chunks that fit the text model."""
