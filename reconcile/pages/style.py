"""How pages look: in light and dark, on paper, without colour."""

from typing import Final

# a notebook has a page and colours of its own: these follow them
NOTEBOOK: Final = """
.rc-account { --edge: color-mix(in srgb, currentColor 22%, transparent); --dispute: #d55e00;
  max-width: 62rem; font: .9rem/1.5 system-ui, sans-serif; }
.rc-account table { border-collapse: collapse; margin: .2em 0 .6em; width: auto; color: inherit; }
.rc-account caption { caption-side: top; text-align: left; color: inherit; font-weight: 600; padding: .2em 0 .4em; }
.rc-account :is(th, td) { padding: .3em .9em .3em 0; text-align: left; vertical-align: top; background: none;
  border: 0; border-bottom: 1px solid var(--edge); max-width: 26rem; white-space: normal; }
.rc-account tbody :is(th, td) { overflow-wrap: anywhere; }
.rc-account tbody .rc-short { white-space: nowrap; }
.rc-account tr { background: none; }
.rc-account thead th { font-weight: 600; opacity: .75; border-bottom-width: 2px; }
.rc-account .rc-number { text-align: right; font-variant-numeric: tabular-nums; white-space: nowrap; }
.rc-account .rc-total { font-weight: 700; white-space: nowrap; }
.rc-account .rc-aside { opacity: .75; }
.rc-account .rc-kind { display: inline-block; padding: 0 .5em; border: 1px solid currentColor; border-radius: 99px;
  font-size: .82em; font-weight: 600; color: var(--dispute); }
.rc-account .rc-settled { color: inherit; opacity: .75; }
.rc-account ul { margin: .2em 0 .6em; padding-left: 1.2em; }
.rc-account p { margin: .3em 0; max-width: 46rem; overflow-wrap: anywhere; }
"""

PAGE: Final = """
:root { --ink: #1c2024; --page: #ffffff; --soft: #56606b; --edge: #d8dde3; --card: #f6f8fa; --accent: #0b5cad;
  --band: #b9cfe4; --hatch: #8fafcf; --best: #14213d; --grid: #e3e7ec; --goal: #6b5900; --dispute: #b84e00;
  color-scheme: light dark; }
@media (prefers-color-scheme: dark) { :root { --ink: #e6e9ed; --page: #16191d; --soft: #a3adb8; --edge: #363d45;
  --card: #1e2328; --accent: #7db8ff; --band: #2f4a66; --hatch: #4f7196; --best: #f2f5f9; --grid: #2a3037;
  --goal: #d9c25a; --dispute: #ff8a3d; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem 1.5rem 4rem; max-width: 62rem; color: var(--ink); background: var(--page);
  font: 1rem/1.55 system-ui, sans-serif; }
h1 { font-size: 1.7rem; line-height: 1.2; margin: 0 0 .3rem; }
h2 { font-size: 1.25rem; margin: 2.6rem 0 .8rem; padding-top: .8rem; border-top: 1px solid var(--edge); }
h3 { font-size: 1.02rem; margin: 1.4rem 0 .4rem; }
h1, h2, h3, p, li, tbody :is(td, th) { overflow-wrap: anywhere; }
p { margin: .4rem 0; max-width: 48rem; }
a { color: var(--accent); }
nav ul { display: flex; flex-wrap: wrap; gap: .2rem 1.2rem; margin: 1rem 0 0; padding: 0; list-style: none; }
.rc-soft, figcaption, caption { color: var(--soft); }
table { border-collapse: collapse; width: 100%; font-size: .9rem; }
caption { text-align: left; padding: 0 0 .4rem; }
th, td { padding: .38rem .8rem .38rem 0; text-align: left; vertical-align: top; border-bottom: 1px solid var(--edge); }
thead th { color: var(--soft); font-weight: 600; border-bottom-width: 2px; }
tbody th { font-weight: 600; }
.rc-number { text-align: right; font-variant-numeric: tabular-nums; }
td.rc-number, .rc-short, .rc-total { white-space: nowrap; }
.rc-total { font-weight: 700; }
.rc-scroll { overflow: auto; max-height: 34rem; }
.rc-wide, .rc-card { overflow-x: auto; }
@media (max-width: 30rem) { body { padding: 1.2rem 1rem 3rem; } h1 { font-size: 1.4rem; } }
.rc-scroll td:last-child:not(.rc-short) { min-width: 12rem; }
tbody th:not(.rc-short, .rc-number) { min-width: 9rem; }
:is(.rc-scroll, .rc-wide):focus-visible { outline: 2px solid var(--accent); outline-offset: 3px; }
.rc-card { margin: .8rem 0; padding: .7rem 1rem; background: var(--card); border: 1px solid var(--edge);
  border-left: 5px solid var(--dispute); border-radius: 6px; }
.rc-card.rc-settled { border-left: 5px double var(--soft); }
.rc-card table { margin-top: .6rem; }
.rc-kind { display: inline-block; padding: .05rem .6rem; border: 1px solid currentColor; border-radius: 99px;
  font-size: .8rem; font-weight: 600; color: var(--dispute); }
.rc-settled > .rc-kind, .rc-settled .rc-kind { color: var(--soft); }
.rc-proof { margin: .3rem 0; padding-left: 1.2rem; }
figure { margin: .6rem 0 1rem; }
.rc-drawing { display: block; width: 100%; min-width: 42rem; height: auto; font: 11.5px system-ui, sans-serif;
  overflow: visible; }
.rc-drawing text { fill: var(--soft); }
.rc-grid { stroke: var(--grid); } .rc-axis { stroke: var(--soft); }
.rc-drawing rect { shape-rendering: crispEdges; }
.rc-band { fill: var(--band); } .rc-hatching { stroke: var(--hatch); stroke-width: 1.6; }
.rc-no-limit { fill: none; stroke: var(--hatch); stroke-width: 1.6; stroke-dasharray: 3 2; }
.rc-best { fill: none; stroke: var(--best); stroke-width: 2.2; } .rc-best-point { fill: var(--best); }
.rc-goal { stroke: var(--goal); stroke-width: 1.8; stroke-dasharray: 7 4; }
.rc-goal-end { fill: none; stroke: var(--goal); stroke-width: 2.2; }
.rc-drawing .rc-goal-label { fill: var(--goal); paint-order: stroke; stroke: var(--page); stroke-width: 4px; }
.rc-drawing g, .rc-keys g { --tone: var(--light); }
@media (prefers-color-scheme: dark) { .rc-drawing g, .rc-keys g { --tone: var(--dark); } }
.rc-symbol { stroke: var(--tone); stroke-width: 1.5; stroke-linejoin: round; fill: var(--tone); }
.rc-empty, .rc-dotted { fill: var(--page); } .rc-dot { fill: var(--tone); }
.rc-pale { fill: color-mix(in srgb, var(--tone) 32%, var(--page)); }
.rc-whisker { fill: none; stroke: var(--tone); stroke-width: 1.4; }
.rc-stem { fill: none; stroke: var(--tone); stroke-width: 1.4; stroke-dasharray: 2 2; }
.rc-ring { fill: none; stroke: var(--dispute); stroke-width: 2.2; }
.rc-keys { display: flex; flex-wrap: wrap; gap: .1rem 1.2rem; margin: .3rem 0 0; padding: 0; list-style: none;
  font-size: .84rem; color: var(--soft); }
.rc-keys svg { vertical-align: -3px; overflow: visible; }
footer { margin-top: 3rem; color: var(--soft); font-size: .85rem; }
@page { size: A4; margin: 16mm 15mm; }
@media print {
  :root, .rc-drawing g, .rc-keys g { --ink: #000; --page: #fff; --soft: #333; --edge: #aaa; --card: #fff;
    --accent: #000; --band: #c9d6e4; --hatch: #7d93ab; --best: #000; --grid: #ddd; --goal: #4d4000;
    --dispute: #a84600; color-scheme: light; }
  .rc-drawing g, .rc-keys g { --tone: var(--light); }
  body { padding: 0; max-width: none; font-size: 10pt; }
  nav { display: none; }
  table { font-size: 8.5pt; }
  h2, h3, caption { break-after: avoid; }
  .rc-scroll, .rc-wide, .rc-card { overflow: visible; max-height: none; }
  .rc-drawing { min-width: 0; }
  tr, .rc-card, figure { break-inside: avoid; }
  thead { display: table-header-group; }
  .rc-drawing, .rc-card { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
}
@media (forced-colors: active) { .rc-drawing { forced-color-adjust: none; background: #fff; } }
"""
