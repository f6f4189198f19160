"""Bank lines matched with our own bank entries."""
