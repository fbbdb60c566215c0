"""Reports that people take with them. No arithmetic of their own: they show what municipality/ gives."""
