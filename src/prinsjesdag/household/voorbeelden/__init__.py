"""39 documented voorbeeldhuishoudens, one YAML file each; read them with `household.examples`."""
