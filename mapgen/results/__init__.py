"""Results: a file and what is known of it to one contest, each of its votes accounted for."""
