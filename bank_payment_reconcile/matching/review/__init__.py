"""Whether a person has to look before an answer is posted."""
