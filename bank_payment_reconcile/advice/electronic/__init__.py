"""Messages for machines: EDIFACT REMADV, ANSI X12 820, ISO 20022."""
