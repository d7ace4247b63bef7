"""White paper, black outlines, square corners, the loud colours of a poster: for walls and for stages."""

from journeymap.roles import Paint

COLOURS = {
    "paper": "#ffffff",
    "ink": "#0b0b10",
    "text": "#24242c",
    "quiet": "#51515c",
    "hairline": "#d5d5dc",
    "dash": "#9a9aa6",
    "strong": "#24242c",
    "band": "#fffbea",
    "panel": "#fff0b0",
    "outline": "#0b0b10",
    "accent": "#d80f63",
    "on-colour": "#ffffff",
    "link": "#3b20d0",
    # stages, and the personas' curves and avatars
    "stage-0": "#5a2be2",
    "stage-1": "#d30f66",
    "stage-2": "#0a62d4",
    "stage-3": "#087a40",
    "stage-4": "#c4420a",
    "stage-5": "#1d1d25",
    "curve-0": "#0b0b10",
    "curve-1": "#087f5f",
    "curve-2": "#d30f8c",
    "curve-3": "#a35c00",
    "curve-4": "#0a62d4",
    "curve-5": "#6b6b78",
    # the emotion scale runs from red to violet, which stay apart for every kind of eye
    "face--2": "#b81400",
    "face--1": "#d2500c",
    "face-0": "#757584",
    "face-1": "#2f76e8",
    "face-2": "#3a12c8",
    "face-ink": "#ffffff",
    "field-top": "#ddd6ff",
    "field-middle": "#ffffff",
    "field-bottom": "#ffdccb",
    # cards: a tint to stand on, an edge to be known by
    "chip": "#ffffff",
    "chip-disc": "#ffe14d",
    "chip-ink": "#0b0b10",
    "pain": "#ffe6dc",
    "pain-medium": "#ffd0be",
    "pain-high": "#ffb8a0",
    "pain-edge": "#d02b00",
    "gain": "#e3deff",
    "gain-edge": "#4a22e0",
    "opportunity": "#c9f4dc",
    "opportunity-edge": "#007a46",
    "metric": "#fff0b0",
    "evidence": "#00663a",
    "moment": "#704300",
    "moment-icon": "#946000",
    "moment-tint": "#ffe873",
}
CORNERS = "square"
PAINTS = {
    **{
        f"{card}.card": Paint(fill=card, stroke="ink", stroke_width=1.5)
        for card in ("pain", "gain", "opportunity")
    },
    **{
        f"pain.card.{grade}": Paint(fill=f"pain-{grade}", stroke="ink", stroke_width=1.5)
        for grade in ("medium", "high")
    },
    **{f"curve-{n}": Paint(stroke=f"curve-{n}", stroke_width=4, round=True) for n in range(6)},
    **{f"curve-{n}.gap": Paint(stroke=f"curve-{n}", stroke_width=3, dash=(6, 6)) for n in range(6)},
    **{f"curve-{n}.halo": Paint(stroke="paper", stroke_width=8, round=True) for n in range(6)},
    "chip": Paint(fill="chip", stroke="ink", stroke_width=1.25),
    "header.card": Paint(fill="panel", stroke="ink", stroke_width=1.5),
    "action.card": Paint(fill="gain", stroke="ink", stroke_width=1.5),
    "onstage.card": Paint(fill="opportunity", stroke="ink", stroke_width=1.5),
    "hidden.card": Paint(fill="paper", stroke="ink", stroke_width=1.5),
    "flow.step": Paint(fill="paper", stroke="ink", stroke_width=1.5),
    "flow.step.moment": Paint(fill="moment-tint", stroke="ink", stroke_width=1.5),
    "strip.step.ground": Paint(fill="chip", stroke="ink", stroke_width=1.25),
}
