"""One municipality's outcome: its households from published figures, and what the law means for them."""
