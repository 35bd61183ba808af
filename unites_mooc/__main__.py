"""Run the command line as ``python -m unites_mooc``."""

from unites_mooc.cli.main import main

if __name__ == "__main__":
    main()
