"""Boundaries to a drawing: projected, taken apart into shared lines, simplified, set on one grid."""
