"""Which numbers count something, and which are ages, names, addresses, hours or ends of a change."""
