"""The answers a line may have among open items, payments, mappings and transfers."""
