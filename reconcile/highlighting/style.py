"""How marks look: in light and dark, in print, without colour."""

from typing import Final

STYLE: Final = """
.rc-figures { --ink: #1c2024; --page: #ffffff; --soft: #5b6570; --edge: #d5dae0; --card: #ffffff;
  --cumulative: #0b5cad; --increment: #00705a; --level: #8f4a00; --plain: #55606b; --adjustment: #97256f;
  --tint: 13%; color-scheme: light dark; position: relative; padding: .9em 1em; border: 1px solid var(--edge);
  border-radius: 8px; color: var(--ink); background: var(--page); font: 1rem/1.9 system-ui, sans-serif; }
@media (prefers-color-scheme: dark) { .rc-figures { --ink: #e6e9ed; --page: #16191d; --soft: #a3adb8;
  --edge: #363d45; --card: #22272d; --cumulative: #7db8ff; --increment: #4fd1ad; --level: #ffb566;
  --plain: #aab4bf; --adjustment: #f29ad0; --tint: 20%; } }
.rc-figures .rc-text { white-space: pre-wrap; overflow-wrap: anywhere; max-width: 75ch; }
.rc-figures .rc-mark { --tone: var(--plain); color: inherit; padding: .1em .2em; border-radius: 4px 4px 0 0;
  background: color-mix(in srgb, var(--tone) var(--tint), transparent); border-bottom: 2px dotted var(--tone);
  box-decoration-break: clone; -webkit-box-decoration-break: clone; cursor: help; }
.rc-figures .rc-cumulative { --tone: var(--cumulative); border-bottom: 3px solid var(--tone); }
.rc-figures .rc-increment { --tone: var(--increment); border-bottom: 2px dashed var(--tone); }
.rc-figures .rc-level { --tone: var(--level); border-bottom: 4px double var(--tone); }
.rc-figures .rc-plain { --tone: var(--plain); border-bottom: 2px dotted var(--tone); }
.rc-figures .rc-adjustment { --tone: var(--adjustment); border-bottom: 3px groove var(--tone); }
.rc-figures .rc-possible, .rc-figures .rc-planned { font-style: italic; }
.rc-figures .rc-denied { text-decoration: line-through; }
.rc-figures .rc-sign::after { content: attr(data-sign); content: attr(data-sign) / ""; margin-left: .2em;
  color: var(--tone); font: bold .72em/1 system-ui, sans-serif; vertical-align: super; }
.rc-figures .rc-mark:focus { outline: 2px solid var(--tone); outline-offset: 2px; }
.rc-figures .rc-note { display: none; position: absolute; z-index: 9; left: 1em; margin-top: 1.9em;
  box-sizing: border-box; width: max-content; max-width: min(23rem, 100% - 2em); padding: .6em .8em;
  color: var(--ink);
  background: var(--card); border: 1px solid var(--edge); border-left: 4px solid var(--tone); border-radius: 6px;
  box-shadow: 0 4px 16px rgb(0 0 0 / .2); font: .85rem/1.45 system-ui, sans-serif; text-decoration: none;
  white-space: normal; cursor: auto; }
.rc-figures .rc-mark:hover > .rc-note, .rc-figures .rc-mark:focus > .rc-note { display: block; }
.rc-figures .rc-mark:has(.rc-mark:hover) > .rc-note { display: none; }
.rc-figures .rc-line { display: block; }
.rc-figures .rc-line:first-child { font-weight: bold; color: var(--tone); }
.rc-figures .rc-head { color: var(--soft); }
.rc-figures .rc-head:not(:empty)::after { content: ":"; }
.rc-figures .rc-legend { display: flex; flex-wrap: wrap; gap: .2em 1.4em; margin: .8em 0 0; padding: 0;
  list-style: none; color: var(--soft); font-size: .85em; }
.rc-figures .rc-legend .rc-mark { cursor: auto; }
@supports (left: anchor(left)) {
  .rc-figures .rc-mark:is(:hover, :focus) { anchor-name: --rc-mark; }
  .rc-figures .rc-note { position-anchor: --rc-mark; margin-top: 2px; top: anchor(bottom);
    left: clamp(1em, anchor(left), 100% - 24rem); }
}
.rc-figures .rc-notes { display: none; }
@media print {
  .rc-figures { --ink: #000; --page: #fff; --soft: #333; border: 0; padding: 0; print-color-adjust: exact;
    counter-reset: rc-mark; }
  .rc-figures .rc-mark > .rc-note { display: none !important; }
  .rc-figures .rc-text .rc-sign { counter-increment: rc-mark; }
  .rc-figures .rc-text .rc-sign::after { content: attr(data-sign) "\\a0" counter(rc-mark); }
  .rc-figures .rc-notes { display: block; margin: .8em 0 0; padding: 0 0 0 2em; font-size: .8em; line-height: 1.4; }
  .rc-figures .rc-notes .rc-line { display: inline; color: inherit; }
  .rc-figures .rc-notes .rc-line:not(:last-child)::after { content: ";"; font-weight: normal; }
}
@media (forced-colors: active) { .rc-figures .rc-mark { forced-color-adjust: auto; border-color: CanvasText; } }
"""
