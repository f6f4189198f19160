"""The reports of providers, a description each."""
