"""The embed: one small file for somebody else's page."""
