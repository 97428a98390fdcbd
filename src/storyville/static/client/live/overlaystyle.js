// The look of what lies over the page, with the workshop's colours: tokens.css has them.

export const STYLE = `
:host {
  all: initial;
  --paper: light-dark(#faf8f5, #171614);
  --surface: light-dark(#ffffff, #1d1c1a);
  --hover: light-dark(#f0ece5, #2b2926);
  --line: light-dark(#e8e3da, #35322d);
  --line-strong: light-dark(#d3ccbf, #484540);
  --ink: light-dark(#1f1c18, #eeeae3);
  --soft: light-dark(#57514a, #bbb4a9);
  --faint: light-dark(#6f685f, #989186);
  --accent: light-dark(#0b5d70, #7bcbdb);
  --fail: light-dark(#ad2a1e, #f5978d);
  --fail-soft: light-dark(#fcece9, #37201d);
  --fail-line: light-dark(#efc6c0, #5c302b);
  --mono: ui-monospace, "SF Mono", SFMono-Regular, "Cascadia Code", Menlo, Consolas,
    "Liberation Mono", monospace;
  position: fixed;
  inset: 0;
  z-index: 2147483647;
  pointer-events: none;
  font: 14px/1.5 "Inter", -apple-system, "Segoe UI", "Adwaita Sans", "Cantarell", Roboto,
    "Noto Sans", "Liberation Sans", system-ui, sans-serif;
  color: var(--ink);
}
:host { color-scheme: inherit; }
:host::backdrop { display: none !important; }
:host(.alone) { color-scheme: light dark; }
*, *::before { box-sizing: border-box; }
h1, p, pre, ol { margin: 0; padding: 0; }
ol { list-style: none; }
[hidden], .lost:empty { display: none !important; }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
button { font: inherit; color: inherit; cursor: pointer; }
:focus-visible { outline: 2px solid var(--accent); outline-offset: 2px; }
.panel:focus-visible { outline: none; }

.backdrop {
  position: absolute;
  inset: 0;
  display: grid;
  justify-items: center;
  align-items: start;
  padding: min(9vh, 84px) 16px 16px;
  overflow: auto;
  pointer-events: auto;
  background: light-dark(rgb(31 28 24 / 22%), rgb(0 0 0 / 45%));
}
.panel {
  display: flex;
  flex-direction: column;
  width: min(100%, 860px);
  min-width: 0;
  max-height: calc(100dvh - min(9vh, 84px) - 32px);
  border: 1px solid var(--line);
  border-radius: 12px;
  overflow: hidden;
  background: var(--surface);
  box-shadow: inset 0 3px var(--fail), 0 1px 3px light-dark(rgb(48 40 28 / 12%), rgb(0 0 0 / 40%)),
    0 16px 48px light-dark(rgb(48 40 28 / 24%), rgb(0 0 0 / 60%));
}
.content { min-height: 0; padding: 24px 28px 26px; overflow: auto; scrollbar-width: thin; }
.kind { font-size: 13px; color: var(--soft); overflow-wrap: anywhere; }
.kind b { font-weight: 550; color: var(--ink); }
h1 {
  margin-top: 5px;
  font-size: 19px;
  font-weight: 620;
  line-height: 1.35;
  letter-spacing: -0.01em;
  color: var(--fail);
  overflow-wrap: anywhere;
}
pre, code, .place { font: 13px/1.65 var(--mono); }
.details { margin-top: 8px; color: var(--soft); white-space: pre-wrap; overflow-wrap: anywhere; }
.place { overflow-wrap: anywhere; color: var(--faint); }
h1 ~ .place { margin-top: 9px; }
a { color: var(--soft); }
a[href] {
  color: var(--accent);
  text-decoration-color: light-dark(#a9ced5, #2c5862);
  text-underline-offset: 0.25em;
  border-radius: 3px;
}
a[href]:hover { text-decoration-color: currentcolor; }

.excerpt {
  margin-top: 16px;
  padding: 10px 0;
  border: 1px solid var(--line);
  border-radius: 8px;
  overflow-x: auto;
  scrollbar-width: thin;
  background: var(--paper);
  tab-size: 4;
}
.excerpt code { display: block; width: max-content; min-width: 100%; }
.line { display: block; padding-right: 16px; white-space: pre; color: var(--soft); }
.number {
  position: sticky;
  left: 0;
  display: inline-block;
  width: 8ch;
  padding-right: 2ch;
  border-left: 3px solid transparent;
  text-align: right;
  color: var(--faint);
  background: var(--paper);
  user-select: none;
}
.here { color: var(--ink); background: var(--fail-soft); }
.here .number { border-color: var(--fail); background: var(--fail-soft); }
.caret { height: 15px; line-height: 16px; color: var(--fail); }

.called { margin-top: 18px; font-size: 13px; color: var(--faint); }
li { margin-top: 8px; }
li code { display: block; padding-left: 2ch; color: var(--ink); overflow-wrap: anywhere; }
details { margin-top: 16px; font-size: 13px; color: var(--soft); }
summary { width: fit-content; border-radius: 3px; cursor: pointer; }
summary:hover { color: var(--ink); }

footer {
  display: flex;
  flex: none;
  gap: 8px;
  align-items: center;
  padding: 10px 14px;
  border-top: 1px solid var(--line);
  background: var(--paper);
}
footer button {
  min-width: 30px;
  height: 30px;
  padding: 0 12px;
  border: 1px solid var(--line-strong);
  border-radius: 7px;
  font-size: 13px;
  background: var(--surface);
}
footer button:hover { background: var(--hover); }
.stepper { display: flex; flex: 1; gap: 4px; align-items: center; }
.stepper button { padding: 0 0 2px; font-size: 17px; line-height: 1; }
.count { min-width: 5.5em; text-align: center; font-size: 13px; color: var(--soft);
  font-variant-numeric: tabular-nums; }

.corner {
  position: absolute;
  right: 16px;
  bottom: 16px;
  display: flex;
  gap: 8px;
  align-items: center;
}
.pill {
  display: flex;
  gap: 8px;
  align-items: center;
  height: 32px;
  padding: 0 14px 0 12px;
  border: 1px solid var(--line-strong);
  border-radius: 99px;
  font-size: 13px;
  pointer-events: auto;
  color: var(--soft);
  background: var(--surface);
  box-shadow: 0 4px 16px light-dark(rgb(48 40 28 / 14%), rgb(0 0 0 / 50%));
}
.pill::before { content: ""; width: 8px; height: 8px; border-radius: 50%; background: var(--faint); }
.pill.problems { border-color: var(--fail-line); font-weight: 550; color: var(--fail); }
.pill.problems::before { background: currentcolor; }
.pill.problems:hover { background: var(--fail-soft); }

@media (width < 40rem) {
  .backdrop { padding: 8px; align-items: end; }
  .panel { max-height: calc(100dvh - 16px); }
  .content { padding: 20px 16px; }
  h1 { font-size: 17px; }
  .number { width: 6ch; padding-right: 1.5ch; }
}
@media (prefers-reduced-motion: no-preference) {
  .panel { animation: rise 0.14s ease-out; }
  .lost::before { animation: pulse 1.2s ease-in-out infinite alternate; }
  @keyframes rise { from { opacity: 0; transform: translateY(6px); } }
  @keyframes pulse { to { opacity: 0.25; } }
}
@media print { :host { display: none; } }
`;
