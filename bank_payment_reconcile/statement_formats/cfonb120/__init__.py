"""CFONB 120, the account statements of French banks."""
