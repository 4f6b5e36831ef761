"""Areas: what a map is drawn of, their names and codes, and where their boundaries come from."""
