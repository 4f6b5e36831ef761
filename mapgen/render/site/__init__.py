"""The front page, and what the maps of a site share when they are rendered."""
