"""QIF, the interchange format of Quicken, as many banks offer it.

The public description is "Quicken Interchange Format (QIF) files" of Intuit.
"""
