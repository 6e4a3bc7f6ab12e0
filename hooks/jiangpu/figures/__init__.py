"""Figures: how they are written, their sources, the ledger, totals, reconciliation and rules."""
