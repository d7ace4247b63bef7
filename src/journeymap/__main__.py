"""The way in from a shell: `journeymap`, or `python -m journeymap`."""

import gc
import os


def main() -> None:
    """Run the command line of this process, and end it with its exit code."""
    # Starting makes many objects that live until the end; looking for garbage among them costs a
    # twentieth of the time of a short command.
    gc.set_threshold(100_000, 20, 20)
    # pydantic would read the metadata of every package installed to look for plug-ins.
    os.environ.setdefault("PYDANTIC_DISABLE_PLUGINS", "__all__")
    from journeymap.cli import main as run

    run()


if __name__ == "__main__":
    main()
