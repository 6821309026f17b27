// The receipt is paper in both themes. No font and no picture is loaded: what the reader's system has is used.
export const paperStyle = `
:root{color-scheme:light;--bg:#e8e6e0;--s1:#f1efea;--s2:#faf9f6;--line:#d2cfc6;--line-2:#a5a297;--ink:#141512;--ink-2:#43443d;--ink-3:#5c5d55;--ink-4:#85837a;--proof:#2f8254;--proof-text:#215f3c;--fault:#c8203f;--fault-text:#a31530;--sans:"Geist","Geist Variable","Inter",system-ui,sans-serif;--mono:"Geist Mono","Geist Mono Variable",ui-monospace,"SF Mono",Menlo,Consolas,monospace}
*{box-sizing:border-box;margin:0}
body{font:400 13px/1.4 var(--sans);color:var(--ink);background:var(--bg);font-variant-numeric:tabular-nums;-webkit-font-smoothing:antialiased;overflow-wrap:anywhere}
ul,ol{list-style:none;padding:0}table{border-collapse:collapse;width:100%}
.n{font-family:var(--mono);letter-spacing:-.02em;word-spacing:-.18em}
.q{color:var(--ink-2)}.f{color:var(--ink-3)}.r{text-align:right}.pre{white-space:pre-wrap}
.sheet{max-width:980px;margin:28px auto 40px;background:var(--s2);border:1px solid var(--line-2);padding:46px 56px 40px}
.hd{display:grid;grid-template-columns:minmax(0,1fr) 176px;gap:32px;padding-bottom:24px}
.wd{color:var(--ink-2);margin-bottom:22px}
h1{font-size:34px;font-weight:600;letter-spacing:-.032em;line-height:1.12;max-width:14em;text-wrap:balance}
.sb{margin-top:10px;color:var(--ink-2);font-size:14.5px;line-height:1.5}
.se{display:grid;justify-items:center;gap:10px;align-content:start}.se svg{display:block;max-width:100%;overflow:visible}
.se p{color:var(--ink-2);font-size:10.5px;line-height:15px;text-align:center}
.sum{display:grid;grid-template-columns:repeat(5,1fr);border-top:2px solid var(--ink);border-bottom:1px solid var(--line-2)}
.sum div{padding:10px 14px 11px;border-left:1px solid var(--line)}.sum div:first-child{border:0;padding-left:0}
.sum dt,.sum dd+dd{color:var(--ink-3);font-size:11.5px}.sum dd{margin:0}
.sum .fig{display:block;font:500 20px/26px var(--mono);letter-spacing:-.045em;word-spacing:-.2em}
section{display:grid;grid-template-columns:132px minmax(0,1fr);padding:18px 0;border-bottom:1px solid var(--line)}
h2{font-size:14.5px;font-weight:600;line-height:21px;letter-spacing:-.018em}h2 small{display:block;font-weight:400;font-size:11.5px;color:var(--ink-3);letter-spacing:0;line-height:16px}
section p{font-size:14.5px;line-height:1.55;max-width:66ch}section p+p{margin-top:6px}section p.small{font-size:13px}
th{font-weight:400;font-size:11.5px;color:var(--ink-3);text-align:left;padding:0 8px 5px 0}th.r{text-align:right}
td{padding:4px 8px 4px 0;font-size:12.5px;line-height:18px;border-top:1px solid var(--line);vertical-align:top}td:last-child,th:last-child{padding-right:0}
td .n,td.n{font-size:11.5px}td svg{display:block}tr.cut td{color:var(--ink-3)}tr.cut .nm{text-decoration:line-through}
td.nw{white-space:nowrap}
.two{display:grid;grid-template-columns:1fr 1fr;gap:0 40px}
.dots{display:flex;align-items:baseline;gap:6px;line-height:23px}.dots i{flex:1;border-bottom:1px dotted var(--ink-4);transform:translateY(-3px);min-width:12px}
.dots .n{flex:none;white-space:nowrap}
.tot{border-top:1px solid var(--ink);margin-top:4px;padding-top:3px;font-weight:600;border-bottom:3px double var(--ink)}.tot i{border:0}
.as{display:grid;grid-template-columns:36px minmax(0,1fr) auto;gap:0 8px;padding:5px 0;line-height:18px}
.as small{grid-column:2;color:var(--ink-3);font-size:11.5px;line-height:15px}.as .pf{grid-row:1;grid-column:3}
.li{display:grid;grid-template-columns:36px minmax(0,1fr);gap:0 8px;font-size:14.5px;line-height:1.5;padding:2px 0}.li>.n{color:var(--ink-3);font-size:11.5px;line-height:21.7px}
.li.bare{grid-template-columns:minmax(0,1fr)}.li small{display:block;font-size:11.5px;color:var(--ink-3)}
.nx{background:var(--s1);border:1px solid var(--line-2);padding:10px 14px;font-size:14.5px}.nx+*{margin-top:8px}.nx li+li{margin-top:4px}
.pf{display:inline-flex;align-items:center;gap:6px;white-space:nowrap;font-size:11.5px;color:var(--ink-2)}.pf span{display:inline-flex;gap:2px}
.pf i{width:6px;height:10px;box-shadow:inset 0 0 0 1px var(--ink-4);border-radius:1px}.pf i.on{background:currentColor;box-shadow:none}
.pf.verified{color:var(--proof-text)}.pf.contradicted{color:var(--fault-text)}.pf.none{color:var(--ink-3)}
footer{display:grid;grid-template-columns:132px minmax(0,1fr);padding-top:20px;font-size:12px;line-height:1.6;color:var(--ink-2)}footer b{font-weight:600;color:var(--ink)}
pre{font:400 11.5px/18px var(--mono);color:var(--ink);background:var(--s1);border:1px solid var(--line);padding:8px 12px;margin:6px 0;white-space:pre-wrap}
.sig{display:grid;grid-template-columns:1fr 1fr 1fr;gap:24px;margin-top:14px}.sig div{border-top:1px solid var(--ink);padding-top:5px;font-size:11.5px;color:var(--ink-3);line-height:15px}.sig b{display:block;font-size:13px}
.last{border-bottom:2px solid var(--ink)}
@media screen and (max-width:760px){h1{font-size:26px}.sheet{margin:0;border:0;padding:24px 16px}.hd,section,footer,.two,.sig{grid-template-columns:minmax(0,1fr)}.sum{grid-template-columns:1fr 1fr}.sum div{border-left:0;padding-left:0}section>*+*,footer>*+*{margin-top:8px}.lane{display:none}.wide{overflow-x:auto}.wide table{min-width:520px}}
@media print{html,body{background:#fff}.sheet{border:0;margin:0;max-width:none;padding:0;background:#fff;zoom:.76}section,.as,.li,tr{break-inside:avoid}section.long{break-inside:auto}h2{break-after:avoid}*{print-color-adjust:exact;-webkit-print-color-adjust:exact}@page{margin:14mm 16mm}}
`;
