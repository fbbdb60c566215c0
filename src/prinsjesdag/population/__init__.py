"""Synthetic households, weighted so that each municipality's published margins are met (docs/bevolking.md)."""
