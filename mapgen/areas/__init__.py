"""Areas: what a map is drawn of, and where their boundaries come from."""
