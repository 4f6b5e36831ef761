"""The one import of results: a file and what is known of it, to the results of one contest."""
