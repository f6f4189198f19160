"""MT940 statements and MT942 interim reports of SWIFT, in the banks' dialects.

The public description is category 9, "Cash Management and Customer Status", of the
SWIFT User Handbook; of the German field :86: the "Anlage 3" of the DFÜ agreement of the
Deutsche Kreditwirtschaft; of the Dutch one the banks' own manuals.
"""
