"""Other programs: which ones open a file, at which page, and how it is shown in the file manager."""
