"""FEEL: text to tokens (lexer), tokens to a tree (parser, grammar.lark), the tree to Python closures (compiler)."""
