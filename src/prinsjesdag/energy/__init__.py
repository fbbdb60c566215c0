"""Energy at home: what insulation saves, costs and is paid for, for one home and for the homes of a municipality."""
