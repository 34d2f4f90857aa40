/** Styles of public pages: wider, with tables and bars, good on paper too. */

const CSS = `
main,.bar>div,footer>div{max-width:64rem}
main p,main li,.note,dl.card{max-width:44rem}
.nav{display:flex;flex-wrap:wrap;margin:0 0 1rem;border-bottom:1px solid var(--line);padding:0;list-style:none}
.nav a{display:block;min-height:44px;min-width:44px;padding:.5rem 1rem .5rem 0;text-decoration:none;font-weight:600}
.nav a[aria-current]{color:var(--ink);text-decoration:underline;text-underline-offset:.45em;text-decoration-thickness:3px}
.tiles{display:flex;flex-wrap:wrap;margin:0 -6px 1rem}
.tiles div{flex:1 1 9rem;margin:0 6px 12px;padding:.6rem 14px .4rem;border:1px solid var(--line);border-radius:10px}
.tiles dt{font-weight:400;font-size:.9rem;color:var(--soft)}
.tiles dd{margin:0;font-size:1.6rem;line-height:1.4;font-weight:700;font-variant-numeric:tabular-nums}
.tiles dd small{display:block;font-size:.85rem;font-weight:400;color:var(--soft)}
.two{display:block}
table{font-variant-numeric:tabular-nums}
caption{text-align:left;color:var(--soft);padding:0 0 .35rem}
thead th{color:var(--soft);font-weight:400;vertical-align:bottom}
tbody td,tbody th{font-weight:400;vertical-align:middle}
tbody.g th[colspan]{font-weight:600;padding-top:1rem}
td.n,th.n{text-align:right}
.n,.m{white-space:nowrap}
th.n{white-space:normal;word-break:keep-all;overflow-wrap:normal}
.x{overflow-x:auto}
.x:focus{outline:3px solid var(--focus)}
.b{width:34%;min-width:5.5rem;padding-left:1rem}
th.b small{display:flex;justify-content:space-between;gap:.4em}
dt .mono{font-weight:400}
td.b svg{display:block;width:100%}
td small,th small{color:var(--soft);font-size:.85rem;white-space:nowrap}
th.m small{display:block}
td.d small{display:block}
tbody a{display:inline-block;min-height:44px;min-width:44px;padding:.45rem 0}
.plot{display:block;width:100%;max-width:28rem;margin:0 0 .5rem}
.plot text{font-size:11px;fill:var(--soft)}
.dl{display:flex;flex-wrap:wrap;list-style:none;padding:0}
.dl li{margin:0 1.25rem 0 0}
.dl a{display:block;min-height:44px;min-width:44px;padding:.5rem 0}
@media (min-width:56rem){.two{display:flex;gap:2.5rem}.two>*{flex:1 1 0;min-width:0}}
@media (max-width:479px){.b{width:22%;min-width:4.2rem;padding-left:.6rem}}
@media (max-width:359px){.b{display:none}table{font-size:.85rem}}
@media print{.x{overflow:visible}.nav,.dl{display:none}html{font-size:80%}main,.bar>div{max-width:none}h2{break-after:avoid}tr,.tiles div{break-inside:avoid}.two{display:block}a{color:inherit;text-decoration:none}}
`;

export const OPEN_STYLE = CSS.replace(/\n/g, '').replace(/;}/g, '}');
