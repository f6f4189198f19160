"""OFX 1 and 2, also as QFX and QBO, of banks and cards."""
