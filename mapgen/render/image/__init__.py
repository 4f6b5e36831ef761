"""A sheet as SVG, PDF and PNG, and the social card."""
