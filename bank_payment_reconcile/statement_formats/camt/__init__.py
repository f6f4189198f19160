"""CAMT: camt.052 reports, camt.053 statements and camt.054 notifications.

The public description is the message definition report "Bank-to-Customer Cash
Management" of ISO 20022, in all versions from 001 on.
"""
