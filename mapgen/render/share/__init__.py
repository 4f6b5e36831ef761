"""What is pasted into other people's pages, and what the web is told of a map."""
