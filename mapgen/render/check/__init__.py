"""What a check of results found, as a page."""
