"""Files as they lie on the disk: opened with care, whatever they hold."""
