"""Wet kwaliteitsborging voor het bouwen: gevolgklasse 1 and its notifications (Bbl afdeling 2.2a)."""
