"""BAI2, the cash management format of banks in the United States."""
