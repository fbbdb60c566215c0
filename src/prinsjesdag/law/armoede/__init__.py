"""Whether a household is poor: the line of CBS, SCP and Nibud, and income beside the sociaal minimum."""
