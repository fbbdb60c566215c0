"""The bruidsschat: the State's rules in every omgevingsplan's temporary part, until a municipality changes them."""
