"""One map as a frozen model, what it is composed of, and the composing."""
