"""Tables that nobody described: what their columns are, as far as that is sure."""
