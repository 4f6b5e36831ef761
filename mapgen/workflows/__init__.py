"""One module for each job: what is read, computed and written, in order."""
