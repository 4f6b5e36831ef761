"""The way in: files to verified tables. The only code, beside `publish`, that touches the disk."""
