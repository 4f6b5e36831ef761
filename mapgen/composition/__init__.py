"""A contest, its counties and a scheme put together: what a map shows, before anybody draws it."""
