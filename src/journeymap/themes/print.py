"""Black on white, for paper that is copied: lines, weights and greys tell apart what colours do elsewhere."""

from journeymap.roles import Paint

COLOURS = {
    "paper": "#ffffff",
    "ink": "#000000",
    "text": "#0a0a0a",
    "quiet": "#262626",
    "hairline": "#9c9c9c",
    "dash": "#6e6e6e",
    "strong": "#2b2b2b",
    "band": "#fafafa",
    "panel": "#f4f4f4",
    "outline": "#4d4d4d",
    "accent": "#000000",
    "on-colour": "#000000",
    "link": "#000000",
    # stages are framed, every other one on grey; curves are told apart by their strokes
    "stage-0": "#ffffff",
    "stage-1": "#e2e2e2",
    "stage-2": "#ffffff",
    "stage-3": "#e2e2e2",
    "stage-4": "#ffffff",
    "stage-5": "#e2e2e2",
    "curve-0": "#000000",
    "curve-1": "#000000",
    "curve-2": "#000000",
    "curve-3": "#000000",
    "curve-4": "#000000",
    "curve-5": "#000000",
    # the emotion scale runs from black to white; mouths tell what copies do not
    "face--2": "#000000",
    "face--1": "#555555",
    "face-0": "#cfcfcf",
    "face-1": "#efefef",
    "face-2": "#ffffff",
    "face-ink": "#000000",
    "field-top": "#ffffff",
    "field-middle": "#fafafa",
    "field-bottom": "#ebebeb",
    # cards: greys that grow with severity
    "chip": "#ffffff",
    "chip-disc": "#ffffff",
    "chip-ink": "#000000",
    "pain": "#f7f7f7",
    "pain-medium": "#e4e4e4",
    "pain-high": "#cfcfcf",
    "pain-edge": "#000000",
    "gain": "#ffffff",
    "gain-edge": "#000000",
    "opportunity": "#ffffff",
    "opportunity-edge": "#000000",
    "metric": "#f4f4f4",
    "evidence": "#000000",
    "moment": "#000000",
    "moment-icon": "#000000",
    "moment-tint": "#ffffff",
}
CORNERS = "slight"

# A stroke's weight, and its dashes.
_CURVES: tuple[tuple[float, tuple[float, ...]], ...] = (
    (2.5, ()),
    (2.5, (9, 5)),
    (3, (0.1, 6)),
    (2.5, (12, 5, 0.1, 5)),
    (1, ()),
    (4.5, ()),
)
PAINTS = {
    **{f"stage-{n}": Paint(fill=f"stage-{n}", stroke="ink", stroke_width=1.5) for n in range(6)},
    **{
        f"curve-{n}": Paint(stroke="ink", stroke_width=width, dash=dash, round=True)
        for n, (width, dash) in enumerate(_CURVES)
    },
    **{f"curve-{n}.gap": Paint(stroke="ink", stroke_width=0.75, dash=(1.5, 4)) for n in range(6)},
    **{f"face.{n}": Paint(fill=f"face-{n}", stroke="paper") for n in (-2, -1)},
    "avatar.text": Paint(fill="paper"),
    # pains have a frame of their weight on grey, gains a thin one, opportunities a dashed one
    "pain.card": Paint(fill="pain", stroke="ink", stroke_width=0.75),
    "pain.card.medium": Paint(fill="pain-medium", stroke="ink", stroke_width=1.25),
    "pain.card.high": Paint(fill="pain-high", stroke="ink", stroke_width=2.25),
    "gain.card": Paint(fill="gain", stroke="ink", stroke_width=0.75),
    "gain.edge": Paint(fill="dash"),
    "opportunity.card": Paint(fill="opportunity", stroke="ink", dash=(4, 3)),
    "opportunity.edge": Paint(fill="strong"),
    "chip": Paint(fill="chip", stroke="ink", stroke_width=0.75),
    "header.card": Paint(fill="paper", stroke="ink", stroke_width=0.75),
    "wide": Paint(fill="panel", stroke="outline", stroke_width=0.75),
    "moment.card": Paint(fill="moment-tint", stroke="ink", stroke_width=2.5),
    # flow: people go on, back, and away
    "flow.stage": Paint(fill="panel", stroke="outline", stroke_width=0.75),
    "flow.step": Paint(fill="paper", stroke="ink", stroke_width=0.75),
    "flow.step.moment": Paint(fill="paper", stroke="ink", stroke_width=2.5),
    "flow.leave.card": Paint(fill="pain-medium", stroke="ink", stroke_width=1.5),
    # the layers of a blueprint, and the quadrants of a matrix
    "action.card": Paint(fill="pain-medium", stroke="ink", stroke_width=1.25),
    "onstage.card": Paint(fill="panel", stroke="ink", stroke_width=0.75),
    "hidden.card": Paint(fill="paper", stroke="ink", stroke_width=0.75, dash=(4, 3)),
    "quadrant.quick-wins": Paint(fill="pain-medium"),
    "quadrant.big-bets": Paint(fill="panel"),
    "quadrant.fill-ins": Paint(fill="panel"),
    "quadrant.money-pit": Paint(fill="paper"),
    "rule.matrix": Paint(stroke="hairline"),
    "strip.step.ground": Paint(fill="paper", stroke="ink", stroke_width=0.75),
}
