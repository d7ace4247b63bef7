"""JM209: a map that the workspace does not have."""

from __future__ import annotations

from collections.abc import Iterator

from journeymap.findings import Hit, did_you_mean, meant, quoted
from journeymap.model import Journey
from journeymap.rules import Subject, rule
from journeymap.source import Where


@rule("JM209", level="error", of=Journey, needs="Settings", across=True)
def unknown_map(subject: Subject) -> Iterator[Hit]:
    """`improves`, `parent` or `journey` names a map, or a step of one, that the workspace lacks.

    A map goes by its `id`, or by its file's name before `.journey.yaml`. Without a workspace file a
    map can name no other map.

    Source: IBM Journey Designer: every reference must lead somewhere. Kalbach, Mapping Experiences: see the
    current and the future state together.

    Bad, journeymap.yaml:
        journeymap: 1

    Bad, city-life.journey.yaml:
        journeymap: 1
        title: A year in the city
        steps: [{name: Moves in}, {name: Buys a bike}]

    Bad:
        journeymap: 1
        title: Buy a bike
        parent: city-live#buys-a-bike
        steps: [{name: Looks at bikes}]

    Good, journeymap.yaml:
        journeymap: 1

    Good, city-life.journey.yaml:
        journeymap: 1
        title: A year in the city
        steps: [{name: Moves in}, {name: Buys a bike}]

    Good:
        journeymap: 1
        title: Buy a bike
        parent: city-life#buys-a-bike
        steps: [{name: Looks at bikes}]
    """
    own = subject.outline
    named = [(Where(("improves",)), own.improves), (Where(("parent",)), own.parent)]
    named += [(at / "journey", detail) for at, _, detail in own.details]
    for where, reference in named:
        id, _, step = reference.partition("#")
        if not id:
            continue
        if not subject.workspace.declared:
            help = "put a `journeymap.yaml` beside the maps, so that they can name each other"
            yield Hit(where, f"there is no workspace in which to look for the map {quoted(id)}", help=help)
            continue
        maps = subject.workspace.outlines
        if id not in maps:
            help = did_you_mean(id, maps, "write the id of a map of this workspace")
            near = meant(id, maps)
            put = near and near + reference[len(id) :]
            yield Hit(where, f"unknown map {quoted(id)}", help=help, put=put)
        elif step and maps[id][0].whole:
            steps = maps[id][0].step_ids
            if step not in steps:
                help = did_you_mean(step, steps, f"write the id of a step of {quoted(id)}")
                near = meant(step, steps)
                message = f"the map {quoted(id)} has no step {quoted(step)}"
                yield Hit(where, message, help=help, put=near and f"{id}#{near}")
