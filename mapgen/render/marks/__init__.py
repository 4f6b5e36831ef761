"""What lies over the colours: textures, and how they become lines and dots."""
