"""A map's figures as tables, and what describes them."""
