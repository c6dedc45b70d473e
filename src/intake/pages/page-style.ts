/** One style for all pages, inlined; the content policy names its hash. */
export const pageStyle = `
:root{--ink:#1b2430;--soft:#5b6675;--line:#d5dbe3;--paper:#fff;--ground:#f3f5f8;--brand:#0b5cad;--brand-ink:#fff;--bad:#b3261e;--bad-ground:#fdecea;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#e8edf3;--soft:#a3afbd;--line:#394553;--paper:#1b222b;--ground:#12171d;--brand:#6db3f8;--brand-ink:#0a1a2b;--bad:#ff9d94;--bad-ground:#3a1d1b}}
*{box-sizing:border-box}
body{margin:0;background:var(--ground);color:var(--ink);font:1rem/1.55 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif}
main{max-width:64rem;margin:0 auto;padding:1.25rem;display:grid;gap:1.25rem}
header{display:flex;justify-content:space-between;align-items:center;gap:1rem;max-width:64rem;margin:0 auto;padding:1rem 1.25rem 0}
header strong{letter-spacing:.02em}
a{color:var(--brand)}
h1{font-size:clamp(1.5rem,4.5vw,2.25rem);line-height:1.2;margin:.25rem 0 .5rem;text-wrap:balance}
h2{font-size:1.25rem;margin:0 0 .25rem}
p{margin:.25rem 0 .75rem}
.soft{color:var(--soft)}
.panel{background:var(--paper);border:1px solid var(--line);border-radius:.75rem;padding:1.25rem}
table{width:100%;border-collapse:collapse;margin:.5rem 0 1rem}
th,td{text-align:left;padding:.6rem .5rem;border-top:1px solid var(--line);vertical-align:top}
td:last-child,th:last-child{text-align:right;white-space:nowrap;font-variant-numeric:tabular-nums}
.columns{display:grid;gap:1.25rem}
form .row{display:grid;gap:.9rem}
@media (min-width:46rem){.columns{grid-template-columns:2fr 3fr;align-items:start}form .row{grid-template-columns:1fr 1fr}.wide{grid-column:1/-1}}
label{display:block;font-weight:600;margin-bottom:.25rem}
label small,.hint{font-weight:400;color:var(--soft);font-size:.875rem}
input:not([type=checkbox]),select,textarea{width:100%;min-height:2.75rem;padding:.55rem .7rem;font:inherit;color:inherit;background:var(--paper);border:1px solid var(--line);border-radius:.5rem}
textarea{min-height:6.5rem;resize:vertical}
[aria-invalid=true]{border-color:var(--bad)!important}
:focus-visible{outline:3px solid var(--brand);outline-offset:2px}
.check{display:flex;gap:.6rem;align-items:flex-start;font-weight:400}
.check input{width:1.25rem;height:1.25rem;margin-top:.15rem;flex:none}
button{font:inherit;font-weight:600;min-height:2.75rem;padding:.55rem 1.25rem;border-radius:.5rem;border:1px solid var(--brand);background:var(--brand);color:var(--brand-ink);cursor:pointer}
button.plain{background:transparent;color:var(--brand)}
.buttons{display:flex;flex-wrap:wrap;gap:.6rem}
.alert{margin-bottom:1rem;border:1px solid var(--bad);background:var(--bad-ground);border-radius:.5rem;padding:.75rem 1rem}
.bad{color:var(--bad);font-size:.9rem;margin:.25rem 0 0}
.trap{position:absolute;left:-100vw;width:1px;height:1px;overflow:hidden}
section+.remember{margin-top:1.25rem}
html[data-baton] .remember{display:none}
`
