"""The preview of a hit: its page, text or picture, in a pane beside the results or large over the window."""
