"""Files as they lie on the disk, whatever they hold: opened with care, within bounds, held to their description."""
