"""Starts the program; what it then does is up to the command line."""

import sys

from cjm_desktop import cli


def main() -> int:
    """Run the command line with the arguments of this process; returns its exit status."""
    return cli.main(sys.argv[1:])


if __name__ == "__main__":
    sys.exit(main())
