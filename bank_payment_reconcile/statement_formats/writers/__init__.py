"""What writes statements again: CAMT 053, OFX 2 and CSV."""
