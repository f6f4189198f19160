"""BAI2, the cash management format of banks in the USA, Canada and the UK.

The public description is "Cash Management Balance Reporting Specifications Version 2"
of the Bank Administration Institute.
"""
