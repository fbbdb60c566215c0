"""What municipalities decide themselves: rules here, values in measures/gemeente (the law has none)."""
