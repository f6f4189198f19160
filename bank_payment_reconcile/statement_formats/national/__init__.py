"""Files of the banks of one country each, in records of a fixed width or of names and
values. A format is a file here; some tell the payments of a day and no balance."""
