"""Orders as pain.001 and pain.008 of ISO 20022."""
