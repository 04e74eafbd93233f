"""The structure of the house, as far as the import contracts cannot say it."""

from graphlib import CycleError, TopologicalSorter

import grimp


def needed_by(graph: grimp.ImportGraph, module: str) -> set[str]:
    """What must be loaded before a module: all that it imports, and the packages these stand in."""
    imported = graph.find_modules_directly_imported_by(module)
    parts = [one.split(".") for one in imported | {module}]
    packages = {".".join(each[:depth]) for each in parts for depth in range(1, len(each))}
    own = {one for one in packages if module.startswith(one + ".")}
    return (imported | packages) - {module} - own


def test_every_module_can_be_the_first_one_imported():
    """No module waits for one that waits for it, so that a single test or tool may begin anywhere."""
    graph = grimp.build_graph("bot", "core", "adapters", cache_dir=None)
    sorter = TopologicalSorter({one: needed_by(graph, one) for one in graph.modules})
    try:
        sorter.prepare()
    except CycleError as error:
        cycle = " → ".join(error.args[1])
        raise AssertionError(cycle) from None
