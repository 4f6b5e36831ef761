"""A file of returns that nobody has described: its layout recognised, its rows summed, its places found."""
