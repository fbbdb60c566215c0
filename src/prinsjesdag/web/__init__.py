"""Pages and API: what people look at and what others build on. No arithmetic of their own, and nothing is stored."""
