"""Statements as a bank's settings want them: balances turned, payments collected."""
