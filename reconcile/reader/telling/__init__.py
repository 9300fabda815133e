"""How a figure is told: how sure, in what role, by whom."""
