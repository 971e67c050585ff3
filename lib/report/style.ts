/** The style sheet of the page, for light and dark screens of any width. */
export const STYLE = `
:root { color-scheme: light dark; --text: #1c2024; --muted: #60646c; --line: #d9d9e0; --card: #fff; --page: #f7f7f9; --bad: #ce2c31; --good: #218358; --unsure: #ab6400; --link: #0d74ce; }
@media (prefers-color-scheme: dark) { :root { --text: #edeef0; --muted: #b0b4ba; --line: #43484e; --card: #212225; --page: #18191b; --bad: #ff9592; --good: #3dd68c; --unsure: #ffca16; --link: #70b8ff; } }
* { box-sizing: border-box; }
body { margin: 0; background: var(--page); color: var(--text); font: 15px/1.5 system-ui, sans-serif; overflow-wrap: anywhere; }
main { max-width: 60rem; margin: 0 auto; padding: 2rem 1rem 4rem; }
h1 { font-size: 1.6rem; margin: 0 0 1rem; }
h2 { font-size: 1.15rem; margin: 2.2rem 0 .6rem; }
h3 { font-size: .95rem; margin: 1.2rem 0 .4rem; color: var(--muted); }
code, pre, .place { font: 13px/1.5 ui-monospace, monospace; }
.verdict { padding: .8rem 1rem; border-radius: 8px; background: var(--card); border-left: 5px solid var(--muted); font-weight: 600; }
.verdict.ready { border-color: var(--good); }
.verdict.not-ready { border-color: var(--bad); }
.verdict.incomplete { border-color: var(--unsure); }
dl { display: flex; flex-wrap: wrap; gap: .2rem 1.4rem; margin: 0; font-size: 13px; color: var(--muted); }
dl div { display: flex; gap: .4rem; }
dd { margin: 0; color: var(--text); }
.count { color: var(--muted); font-weight: 400; }
ul { list-style: none; padding: 0; margin: 0; }
li { background: var(--card); border: 1px solid var(--line); border-radius: 8px; padding: .6rem .8rem; margin: .4rem 0; }
summary { cursor: pointer; color: var(--muted); }
.rule { font-weight: 600; }
.finding { margin-top: .5rem; }
.findings .place { color: var(--bad); display: inline-block; margin-right: .8rem; }
.agreements li::before { content: "✓ "; color: var(--good); font-weight: 700; }
.witnesses, .change { color: var(--muted); font-size: 13px; }
a { color: var(--link); }
pre { margin: .4rem 0 0; overflow-x: auto; overflow-wrap: normal; }
.wide { overflow-x: auto; }
table { border-collapse: collapse; width: 100%; background: var(--card); font-size: 14px; overflow-wrap: normal; }
th, td { border: 1px solid var(--line); padding: .35rem .6rem; text-align: left; }
th { color: var(--muted); font-weight: 600; }
td { max-width: 22rem; overflow-wrap: anywhere; min-width: 6rem; }
figure { margin: 1rem 0; }
figcaption { color: var(--muted); font-size: 13px; }
svg { width: 100%; min-width: 40rem; height: auto; font: 14px system-ui, sans-serif; }
svg path { fill: none; stroke: var(--muted); stroke-width: 1.5; opacity: .6; }
svg .box { fill: var(--card); stroke: var(--line); }
svg .gap { fill: none; stroke: var(--bad); stroke-dasharray: 5 4; }
svg .open { fill: none; stroke: var(--muted); stroke-dasharray: 5 4; }
svg text { fill: var(--text); }
svg .title, svg .state { fill: var(--muted); font-size: 12px; }
.charts { display: flex; flex-wrap: wrap; gap: 1rem; }
.charts figure { margin: 0; flex: 1 1 17rem; max-width: 24rem; }
svg.sizes { min-width: 0; background: var(--card); border: 1px solid var(--line); border-radius: 8px; }
svg.sizes text { fill: var(--muted); font-size: 11px; text-anchor: middle; }
svg.sizes .end { text-anchor: end; }
svg.sizes .grid { stroke: var(--line); stroke-width: 1; opacity: 1; }
svg.sizes .dot { stroke: var(--link); stroke-width: 4; stroke-linecap: round; opacity: .75; }
svg.sizes .some { stroke-width: 6; }
svg.sizes .many { stroke-width: 9; }
`;
