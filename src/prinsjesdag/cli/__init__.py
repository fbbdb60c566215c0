"""The command line. Each command only reads, asks the rooms below and shows; it calculates nothing itself."""

import sys


def main() -> None:
    """Entry point: input that can't be used ends in one clear line and exit status 2."""
    from prinsjesdag.cli.app import app
    from prinsjesdag.engine import EngineError
    from prinsjesdag.errors import InputError, one_line, why

    try:
        app(prog_name="prinsjesdag")
    except (InputError, EngineError) as error:
        print(f"prinsjesdag: {one_line(str(error), 600)}", file=sys.stderr)
        sys.exit(2)
    except BrokenPipeError:
        sys.stderr.close()
        sys.exit(0)
    except OSError as error:  # a full disk behind the screen, or under a temporary file
        print(f"prinsjesdag: {error.filename or 'niet te schrijven'}: {why(error)}", file=sys.stderr)
        sys.stdout = None  # what waits there can't be written either
        sys.exit(2)
    except KeyboardInterrupt:
        sys.exit(130)
