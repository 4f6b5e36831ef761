"""Every word a reader sees, and the one formatter of numbers."""
