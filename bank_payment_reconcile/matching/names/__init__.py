"""Names compared: of partners, of accounts, and of those who pay for others."""
