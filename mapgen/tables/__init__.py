"""Pure functions on tables keyed by GEOID: tally, join, classify, compare, split."""
