"""What a map shows, as frozen values: the one thing that everything which draws is given."""
