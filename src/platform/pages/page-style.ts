/** The one style of every phone page. Old WebViews read it too: no nesting, no :has(), no grid where a block will do. */

const CSS = `
:root{--ink:#12191f;--soft:#49545d;--line:#8a959d;--paper:#fff;--tint:#eef4f4;--mark:#0b5a5e;--on:#fff;--warn:#9a1f14;--focus:#ffd23e;color-scheme:light dark}
@media (prefers-color-scheme:dark){:root{--ink:#f3f6f7;--soft:#bac5cb;--line:#75828a;--paper:#10171b;--tint:#1a262b;--mark:#7fd4cf;--on:#06211f;--warn:#ff9d8f}}
*{box-sizing:border-box}
html{-webkit-text-size-adjust:100%;text-size-adjust:100%;font-size:112.5%;background:var(--paper)}
body{margin:0;color:var(--ink);background:var(--paper);font:1rem/1.65 -apple-system,BlinkMacSystemFont,"PingFang SC","HarmonyOS Sans SC","MiSans","Source Han Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif;line-break:strict;overflow-wrap:anywhere}
main,.bar>div,footer>div{max-width:36rem;margin:0 auto;padding:0 16px}
main{padding-top:1.25rem;padding-bottom:2rem}
main:focus{outline:0}
h1{font-size:1.5rem;line-height:1.35;margin:0 0 .5rem;text-wrap:balance}
h2{font-size:1.2rem;line-height:1.4;margin:2rem 0 .5rem}
h3{font-size:1rem;margin:1.25rem 0 .25rem}
p,ul,ol,dl{margin:0 0 1rem}
ul,ol{padding-left:1.2em}
a{color:var(--mark);text-underline-offset:.2em}
a:focus,button:focus,summary:focus,input:focus,textarea:focus,select:focus{outline:3px solid var(--focus);outline-offset:0;box-shadow:0 0 0 6px #12191f}
a:focus:not(:focus-visible),button:focus:not(:focus-visible),summary:focus:not(:focus-visible){outline:0;box-shadow:none}
.skip{position:absolute;left:-99rem}
.skip:focus{left:0;top:0;padding:.75rem 1rem;background:var(--paper);z-index:1}
.bar{border-bottom:1px solid var(--line)}
.bar>div{display:flex;flex-wrap:wrap;justify-content:space-between;align-items:center;min-height:48px}
.bar b{font-size:1.1rem;letter-spacing:.08em;color:var(--mark)}
.bar b span{font-weight:400;font-size:.85rem;letter-spacing:0;color:var(--soft);margin-left:.5rem}
.bar a{padding:.5rem 0;min-height:44px;min-width:44px}
footer{border-top:1px solid var(--line);font-size:.9rem;color:var(--soft)}
footer>div{padding-top:.5rem;padding-bottom:2rem}
footer a{display:inline-block;padding:.6rem 1.25rem .6rem 0;min-height:44px}
.tap{display:block;min-height:44px;padding:.5rem 0}
.soft{color:var(--soft)}
.lead{font-size:1.1rem}
.where{font-weight:600;color:var(--mark);margin:0 0 .4rem}
.face,.tile,.btn{display:flex;align-items:center;width:100%;min-height:3.25rem;margin:0 0 .5rem;padding:.5rem 14px;border:2px solid var(--line);border-radius:10px;background:var(--paper);color:var(--ink);font:inherit;text-align:left;text-decoration:none;cursor:pointer}
.face:hover,.tile:hover{border-color:var(--mark);background:var(--tint)}
.face:active,.btn:active,.tile:active{transform:translateY(1px)}
.face svg{width:2.2rem;height:2.2rem;max-width:14vw;flex:none;margin-right:14px}
.face{font-size:1.15rem}
.tile{font-weight:600;justify-content:space-between}
.tile span{display:block;font-weight:400;font-size:.9rem;color:var(--soft)}
.tile:after{content:"";flex:none;width:.55em;height:.55em;margin-left:12px;border:solid var(--mark);border-width:.14em .14em 0 0;transform:rotate(45deg)}
.btn{justify-content:center;text-align:center;background:var(--mark);border-color:var(--mark);color:var(--on);font-weight:600;font-size:1.1rem;margin-top:1rem}
.btn.two{background:var(--paper);color:var(--mark)}
.btn.bad{background:var(--paper);color:var(--warn);border-color:var(--warn)}
form{margin:0}
fieldset{border:0;margin:0 0 1.5rem;padding:0;min-width:0}
legend,.label{display:block;font-weight:600;padding:0;margin:0 0 .25rem}
.field{margin:0 0 1.5rem}
.hint{display:block;color:var(--soft);font-size:.9rem;margin:0 0 .35rem}
input[type=text],input[type=tel],select,textarea{display:block;width:100%;font:inherit;color:inherit;background:var(--paper);border:2px solid var(--line);border-radius:.4rem;padding:.55rem .7rem;min-height:3rem}
textarea{min-height:7.5rem;resize:vertical}
input[type=file]{display:block;width:100%;font:inherit;padding:.6rem;border:2px dashed var(--line);border-radius:.4rem;min-height:3rem}
input.code{letter-spacing:.08em;font-size:1.15rem}
.pick{position:relative;display:block;margin:0 0 .35rem}
.pick input{position:absolute;left:.75rem;top:.85rem;width:1.35rem;height:1.35rem;margin:0;accent-color:var(--mark)}
.pick label{display:block;min-height:3rem;padding:.6rem .75rem .6rem 2.85rem;border:1px solid var(--line);border-radius:.5rem;cursor:pointer}
.pick input:checked+label{border-color:var(--mark);background:var(--tint);box-shadow:inset 0 0 0 1px var(--mark)}
.chips .pick{display:inline-block;margin:0 6px 6px 0;vertical-align:top}
.err{border:3px solid var(--warn);border-radius:.5rem;padding:14px 14px 0;margin:0 0 1.5rem}
.err h2{margin:0 0 .5rem;color:var(--warn)}
.err a,.bad-field .msg{color:var(--warn);font-weight:600}
.bad-field{border-left:4px solid var(--warn);padding-left:.9rem}
.bad-field input,.bad-field textarea,.bad-field select{border-color:var(--warn)}
.msg{display:block;margin:0 0 .35rem}
.note{background:var(--tint);border-left:4px solid var(--mark);padding:.7rem 14px;margin:0 0 1.5rem;border-radius:0 8px 8px 0}
.note p:last-child,.card p:last-child{margin:0}
.card>h1:first-child,.card>h2:first-child,.card>h3:first-child{margin-top:0}
.card{border:1px solid var(--line);border-radius:10px;padding:14px;margin:0 0 1rem}
.num{font-size:1.45rem;line-height:1.4;font-weight:700;letter-spacing:.02em;font-variant-numeric:tabular-nums;margin:0 0 .75rem}
.lab{margin:0}
.num span{display:inline-block;margin-right:.4em}
@media (max-width:350px){.num{font-size:1.2rem}}
.qr{display:block;width:8rem;height:8rem;background:#fff;padding:.5rem}
.line{list-style:none;margin:0 0 1rem 6px;padding:0 0 0 20px;border-left:3px solid var(--line)}
.line li{position:relative;margin:0 0 1rem}
.line li:before{content:"";position:absolute;left:-29px;top:.45em;width:15px;height:15px;border-radius:50%;background:var(--paper);border:3px solid var(--mark)}
.line li:first-child:before{background:var(--mark)}
.line time{color:var(--soft);font-size:.9rem;display:block}
.said{border-radius:.6rem;padding:.7rem .9rem;margin:0 0 .6rem;background:var(--tint);white-space:pre-wrap}
.said.me{margin-left:1.5rem;border:1px solid var(--line);background:var(--paper)}
.said.you{margin-right:1.5rem}
.said small{display:block;color:var(--soft)}
details{margin:0 0 1rem}
summary{min-height:44px;padding:.6rem 0;color:var(--mark);cursor:pointer;font-weight:600}
dt{font-weight:600}
dd{margin:0 0 .75rem}
table{border-collapse:collapse;width:100%;font-size:.9rem;margin:0 0 1rem}
td,th{text-align:left;padding:.35rem .4rem .35rem 0;border-bottom:1px solid var(--line);vertical-align:top}
tr.off{color:var(--soft)}
img{max-width:100%;height:auto;border-radius:.4rem}
.mono{font-family:ui-monospace,Menlo,Consolas,monospace;font-size:.8rem;word-break:break-all}
.js{display:none}
[hidden]{display:none!important}
@media (prefers-reduced-motion:no-preference){.face,.tile,.btn{transition:background .12s,border-color .12s}}
@media print{.bar a,.skip,footer,form,.noprint{display:none}}
`;

/** The style as it is sent, and as it is hashed for the content security policy. */
export const PAGE_STYLE = CSS.replace(/\n/g, '').replace(/;}/g, '}');
