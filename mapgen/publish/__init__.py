"""The way out: files and whole sites put in place in one step, or not at all."""
