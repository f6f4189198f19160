"""CODA, the coded statements of Belgian banks."""
