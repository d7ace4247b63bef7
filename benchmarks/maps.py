"""Realistic maps of any size, the same ones every time, for benchmarks and for trying big ones."""

from __future__ import annotations

import sys

_WORDS = """
    reads compares asks waits orders checks the price letter offer date slot form call answer
    support agent again twice before after contract address plan month bill delivery setup
""".split()
_SEVERITIES = ("low", "medium", "high")
_CHANNELS = ("web", "app", "phone", "email", "store", "chat")


def sentence(seed: int, words: int) -> str:
    """Some words that look like a note on a map."""
    picked = [_WORDS[(seed * 7 + index * 11 + index * index) % len(_WORDS)] for index in range(words)]
    return " ".join(picked).capitalize()


def journey(stages: int, steps: int, title: str = "Switch to a new provider", branching: bool = False) -> str:
    """The text of a map with all common lanes filled; `steps` are spread over the stages.

    A `branching` one has ways in and out, jumps and loops at every fourth step.
    """
    lines = [
        "journeymap: 1",
        f"title: {title}",
        "lang: en",
        "state: current",
        "basis: research",
        "persona:",
        "  name: Priya Shah",
        "  role: Switcher",
        "  quotes: [{text: I cannot have a single day offline., source: Interview 07}]",
        "scenario: The contract ends in five weeks and the price is about to double.",
        "goal: Faster broadband, installed before the old contract ends.",
        "owner: team-acquisition",
        "reviewed: 2026-10-02",
        "stages:",
    ]
    for stage in range(stages):
        first, last = stage * steps // stages, (stage + 1) * steps // stages
        lines += [f"  - name: {sentence(stage + 3, 2)} {stage + 1}", f"    goal: {sentence(stage, 6)}"]
        lines.append("    steps:")
        for step in range(first, last):
            lines += [
                f"      - name: {sentence(step, 3)} {step + 1}",
                f"        doing: {sentence(step + 1, 9)}",
                f"        thinking: {sentence(step + 2, 7)}",
                f"        emotion: {(step * 13 % 9 - 4) / 2}",
                "        touchpoints:",
                f"          - {_CHANNELS[step % 6]}: {sentence(step + 4, 2)}",
                "        pains:",
                f"          - {{text: {sentence(step + 5, 6)}, severity: {_SEVERITIES[step % 3]}}}",
                "        opportunities:",
                f"          - text: {sentence(step + 6, 6)}",
                f"            value: {step % 5 + 1}",
                "            effort: 2",
                f"            owner: team-{step % 3}",
                f"        evidence: [{{kind: interview, count: {step + 3}, date: 2026-08}}]",
                f"        backstage: {sentence(step + 8, 5)}",
            ]
            if step == steps // 2:
                lines.append("        moment_of_truth: It works at once, or they are gone")
            if branching:
                lines.append(f"        id: s{step}")
            if branching and step % 4 == 3 and step + 2 < steps:
                lines += [
                    f"        enters: [{{from: {sentence(step, 2)}, share: 1%}}]",
                    "        next:",
                    f"          - {{to: s{step + 1}, share: 70%}}",
                    f"          - {{to: s{step + 2}, when: {sentence(step + 1, 4)}}}",
                    f"          - {{to: s{step - 3}, share: 8%, when: {sentence(step + 2, 5)}}}",
                    "        leaves:",
                    f"          - {{to: {sentence(step + 3, 2)}, share: 12%, why: {sentence(step, 6)}}}",
                ]
    return "\n".join(lines) + "\n"


if __name__ == "__main__":
    sys.stdout.write(journey(int(sys.argv[1]), int(sys.argv[2])))
