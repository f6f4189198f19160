"""From the answers of all lines to one proposal each."""
