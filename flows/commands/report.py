"""``meldt report``: the daily report, opened or served."""

from typing import Annotated

import typer

from flows.commands import options


def report(
    data: options.Data = None,
    serve: Annotated[bool, typer.Option("--serve", help="Serve it on this machine until Ctrl-C.")] = False,
    port: Annotated[int, typer.Option("--port", min=0, max=65535, help="Port to serve on; 0 for any.")] = 8631,
    browse: Annotated[bool, typer.Option(help="Whether to open a browser.")] = True,
) -> None:
    """Open the daily report: pages to read, by day, region, source and outlet.

    The pages are brought up to date with the published snapshot first. They
    are plain files: they open from disk, from any web server, and from an
    archive.

    [bold]Examples[/bold]

      meldt report
      meldt report --data demo-data
      meldt report --serve --port 8080 --no-browse
    """
    import sys
    import webbrowser

    from extract.errors import BusyError
    from flows import console, locks, settings
    from flows.report import building, serving

    chosen = settings.load(data=data)
    folder = chosen.report_folder
    if building.is_behind(chosen.published, folder):
        try:
            with locks.hold(chosen.data):
                building.build(chosen.published, folder)
        except BusyError:
            if not (folder / "index.html").exists():
                raise
            console.note("A run is at work here and will bring the pages up to date.")
    index = folder / "index.html"
    if not serve:
        sys.stdout.write(f"{index}\n")
        sys.stdout.flush()
        if browse and sys.stdout.isatty():
            webbrowser.open(index.absolute().as_uri())
        return
    with serving.bind(folder, port=port) as server:
        address = f"http://{serving.HOST}:{server.server_port}/"
        sys.stdout.write(f"{address}\n")
        sys.stdout.flush()
        if browse and sys.stdout.isatty():
            webbrowser.open(address)
        server.serve_forever()
