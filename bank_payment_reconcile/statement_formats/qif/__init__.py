"""QIF, the interchange format of Quicken."""
