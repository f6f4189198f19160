"""Advices of customers, and payouts of providers that nobody described: tables, the
text of mails, prints with columns of a fixed width, and PDF with text."""
