"""CODA, the coded statements of Belgian banks, versions 1 and 2.

The public description is "Coded statement of account (CODA)" of Febelfin.
"""
