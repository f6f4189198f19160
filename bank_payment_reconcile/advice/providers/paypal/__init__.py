"""PayPal: what its users download, and the report of settlements."""
