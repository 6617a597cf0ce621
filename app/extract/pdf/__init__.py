"""PDF pages to headings and paragraphs in reading order."""
