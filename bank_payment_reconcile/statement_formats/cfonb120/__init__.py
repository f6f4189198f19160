"""CFONB 120, the account statements of French banks ("relevé de compte").

The public description is "Relevé de compte sur support informatique" (120 characters)
of the Comité français d'organisation et de normalisation bancaires.
"""
