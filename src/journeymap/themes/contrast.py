"""Black on white with deep colours and drawn edges: WCAG 2.2 AAA, for weak eyes and weak projectors."""

from journeymap.roles import Paint

COLOURS = {
    "paper": "#ffffff",
    "ink": "#000000",
    "text": "#141414",
    "quiet": "#333333",
    "hairline": "#767676",
    "dash": "#4d4d4d",
    "strong": "#000000",
    "band": "#f7f7f7",
    "panel": "#f2f2f2",
    "outline": "#000000",
    "accent": "#1f1f8f",
    "on-colour": "#ffffff",
    "link": "#0000b3",
    # stages, and the personas' curves and avatars
    "stage-0": "#33299e",
    "stage-1": "#004a8c",
    "stage-2": "#00564c",
    "stage-3": "#7a3300",
    "stage-4": "#6a1b85",
    "stage-5": "#8c0b3f",
    "curve-0": "#000000",
    "curve-1": "#006056",
    "curve-2": "#99106f",
    "curve-3": "#6e4a00",
    "curve-4": "#0053a6",
    "curve-5": "#545454",
    # the emotion scale runs from dark red to dark blue, lighter towards the middle
    "face--2": "#7d1200",
    "face--1": "#a84a00",
    "face-0": "#5f6673",
    "face-1": "#2f5fc7",
    "face-2": "#1b1791",
    "face-ink": "#ffffff",
    "field-top": "#e6eaff",
    "field-middle": "#ffffff",
    "field-bottom": "#ffe9de",
    # cards: a tint to stand on, an edge to be known by
    "chip": "#f2f2f2",
    "chip-disc": "#ffffff",
    "chip-ink": "#000000",
    "pain": "#fff3ee",
    "pain-medium": "#ffe3d8",
    "pain-high": "#ffd0bf",
    "pain-edge": "#9a2500",
    "gain": "#eef1ff",
    "gain-edge": "#2a2fae",
    "opportunity": "#e6f6f1",
    "opportunity-edge": "#005c50",
    "metric": "#f2f2f2",
    "evidence": "#00483f",
    "moment": "#573600",
    "moment-icon": "#8a5500",
    "moment-tint": "#fff1c9",
}
PAINTS = {
    **{f"{card}.card": Paint(fill=card, stroke=f"{card}-edge") for card in ("pain", "gain", "opportunity")},
    **{
        f"pain.card.{grade}": Paint(fill=f"pain-{grade}", stroke="pain-edge", stroke_width=width)
        for grade, width in (("medium", 1.5), ("high", 2.25))
    },
    **{f"curve-{n}": Paint(stroke=f"curve-{n}", stroke_width=3.25, round=True) for n in range(6)},
    **{f"curve-{n}.gap": Paint(stroke=f"curve-{n}", stroke_width=2.5, dash=(5, 5)) for n in range(6)},
    "chip": Paint(fill="chip", stroke="strong"),
    "header.card": Paint(fill="panel", stroke="strong"),
    "divider.stage": Paint(stroke="dash", stroke_width=1.25, dash=(3, 3)),
    "visibility": Paint(stroke="strong", stroke_width=2, dash=(5, 4)),
    "strip.step.ground": Paint(fill="chip", stroke="strong"),
}
