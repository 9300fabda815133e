"""Which period a count is of: the date that belongs to it and the window it opens."""
