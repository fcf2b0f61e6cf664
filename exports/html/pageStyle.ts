import { KINDS } from '../../shared/domain/idea.ts'
import { FONT_FAMILY } from '../../shared/scene/theme.ts'
import { DARK_COLOURS, LIGHT_COLOURS } from './pageTheme.ts'

/** Choosing a kind hides the others, but for what leads to it, and pales them in the picture. */
const filters = KINDS.map(
  (kind) => `
body:has(#zeige-${kind}:checked) .tree li:not([data-k=${kind}]):not(:has(li[data-k=${kind}])){display:none}
body:has(#zeige-${kind}:checked) .tree li:not([data-k=${kind}])>.i{--text:var(--muted);color:var(--muted)}
body:has(#zeige-${kind}:checked) .plan a:not([data-k=${kind}]){opacity:.25}`,
).join('')

const kinds = KINDS.map(
  (kind) => `[data-k=${kind}]{--kind:var(--kind-${dashed(kind)});--tint:var(--kind-${dashed(kind)}-tint)}`,
).join('')

/** The style of every page that the server writes itself, and of the map as one file. Fonts are those of the reader's system: words before looks. */
export const PAGE_STYLE = `
:root{${LIGHT_COLOURS};color-scheme:light}
@media screen and (prefers-color-scheme:dark){:root:not([data-theme=light]){${DARK_COLOURS};color-scheme:dark}}
@media screen{:root[data-theme=dark]{${DARK_COLOURS};color-scheme:dark}}
*{box-sizing:border-box}
html{font:100%/1.5 ${FONT_FAMILY};background:var(--canvas);color:var(--text);-webkit-text-size-adjust:100%;scroll-padding-top:5rem;overflow-wrap:anywhere}
body{margin:0 auto;padding:0 1rem env(safe-area-inset-bottom);max-width:90rem;--ground:var(--canvas)}
h1,h2,h3,p,ul,ol,dl,dd,fieldset,figure{margin:0;padding:0}
h1{font-size:clamp(1.5rem,1.2rem + 1.6vw,2.25rem);line-height:1.2;text-wrap:balance}
h2{font-size:1.25rem;line-height:1.3;margin:2rem 0 .75rem}
h3{font-size:1.125rem;line-height:1.3}
ul,ol{list-style:none}
a{color:var(--primary);text-underline-offset:.2em}
:focus-visible{outline:3px solid var(--focus);outline-offset:2px;border-radius:4px}
.sheet{position:absolute}
.s{fill:var(--ground);stroke:var(--ground);width:1.1em;height:1.1em;vertical-align:-.16em;flex:none;color:var(--kind,var(--muted))}
.skip{position:absolute;left:-100vw;top:.5rem;z-index:9;padding:.6rem 1rem;background:var(--primary);color:var(--on-primary);border-radius:8px}
.skip:focus{left:1rem}
.top{padding:1.75rem 0 .5rem;display:grid;gap:.5rem}
.centre{font-size:1.125rem;font-weight:700;color:var(--muted)}
.stamp,.n,footer{color:var(--muted);font-size:.9rem}
.notice{padding:.6rem .9rem;border-radius:8px;background:var(--warn-soft);color:var(--text);border-left:4px solid var(--warn)}
.links{display:flex;flex-wrap:wrap;gap:.5rem .75rem;padding-top:.25rem}
.links a{display:inline-flex;align-items:center;min-height:44px;padding:.4rem 1rem;border:1px solid var(--control);border-radius:8px;background:var(--surface);text-decoration:none;font-weight:600}
.links .main{background:var(--primary);border-color:var(--primary);color:var(--on-primary)}
.kinds{border:0;display:flex;flex-wrap:wrap;gap:.5rem;align-items:center;padding:.5rem 0}
.kinds legend{float:left;margin-right:.25rem;padding:.4rem 0;color:var(--muted);font-size:.9rem}
.kinds label{position:relative;display:inline-flex;align-items:center;gap:.4rem;min-height:40px;padding:.3rem .8rem;border:1px solid var(--line);border-radius:999px;background:var(--surface);cursor:pointer;--ground:var(--surface)}
.kinds input{position:absolute;inset:0;margin:0;opacity:0;cursor:pointer}
.kinds label:has(:checked){border:2px solid var(--kind,var(--primary));padding:calc(.3rem - 1px) calc(.8rem - 1px);background:var(--tint,var(--primary-soft));--ground:var(--tint,var(--primary-soft));font-weight:600}
.kinds label:has(:focus-visible){outline:3px solid var(--focus);outline-offset:2px}
@media(pointer:coarse){.kinds label{min-height:44px}}
${kinds}
.plan{position:relative;overflow:auto;border:1px solid var(--line);border-radius:16px;background:var(--canvas);overscroll-behavior:contain;height:min(70vh,40rem)}
.plan svg{display:block;width:100%;height:100%}
.plan text{white-space:pre;font-kerning:none;font-variant-ligatures:none}
.plan path,.plan rect{stroke-linecap:round;stroke-linejoin:round}
.edges path{fill:none}
.plan .b{font-weight:700}.plan .i{font-style:italic}.plan .u{text-decoration:underline}
.plan a{text-decoration:none;outline-offset:4px}
.plan a:hover rect:first-child{stroke:var(--focus)}
#mindmap h2{display:inline-block;margin-right:1rem}
.wide{display:inline-block;margin:0 0 .6rem}
.wide a{display:inline-flex;align-items:center;min-height:32px}
.wide .close{display:none}
#mindmap:target{position:fixed;inset:0;z-index:5;display:flex;flex-direction:column;padding:.5rem 1rem 1rem;background:var(--canvas)}
#mindmap:target .wide{margin:0 0 .5rem}
#mindmap:target .open,#mindmap:target h2{display:none}
#mindmap:target .close{display:inline-flex;min-height:44px;font-weight:600}
#mindmap:target .plan{height:auto}
#mindmap:target .plan svg{width:auto;height:auto}
body:has(#mindmap:target){overflow:hidden}
.toc ul{display:grid;gap:.15rem}
.toc a{display:inline-flex;gap:.5rem;align-items:baseline;min-height:32px;padding:.25rem 0;text-decoration:none;color:var(--text)}
.toc a:hover span{text-decoration:underline}
.toc .s{position:relative;top:.1em}
.text{min-width:0;max-width:52rem}
.tree{--step:1.5rem}
.tree li{position:relative;scroll-margin-top:5rem}
.tree ul{padding-left:var(--step);margin-left:.55rem;border-left:2px solid var(--line)}
.tree ul ul ul ul ul ul{--step:.6rem}
.tree ul ul ul ul ul ul ul ul ul ul{--step:0rem;border-left:0;margin-left:0}
.tree>li{margin:0 0 1.25rem;padding:.75rem 1rem .9rem;border:1px solid var(--line);border-left:6px solid var(--kind);border-radius:12px;background:var(--surface);--ground:var(--surface)}
.i{padding:.3rem 0 .3rem 1.75rem;--ground:var(--surface)}
.t{font-weight:400}
h3.t{font-weight:700}
.p{position:absolute;margin-left:-1.75rem;width:24px;height:24px;text-align:center;border-radius:6px}
.k{display:inline-block;margin-right:.15rem;padding:0 .5em;border-radius:6px;background:var(--tint);color:var(--kind);font-size:.82rem;font-weight:700;line-height:1.5}
.v{display:inline-block;padding:0 .6em;border:1.5px solid var(--kind,var(--control));border-radius:999px;font-size:.85rem;font-weight:700;white-space:nowrap}
.note{margin:.25rem 0;color:var(--text);font-size:.95rem;display:grid;gap:.35rem;max-width:65ch}
.i img{display:block;max-width:min(100%,420px);height:auto;max-height:320px;width:auto;margin:.5rem 0;border-radius:8px}
.talk{display:grid;gap:.35rem;margin:.35rem 0;padding-left:.75rem;border-left:3px solid var(--line);max-width:65ch;font-size:.95rem}
.talk [role=list]{display:grid;gap:.35rem}
.r{display:inline-block;margin:0 .35rem .2rem 0;padding:0 .6em;border:1px solid var(--control);border-radius:999px;font-size:.85rem;white-space:nowrap}
.c{white-space:pre-line}
dl{display:grid;gap:.1rem;margin:.2rem 0;font-size:.92rem}
dl div{display:flex;flex-wrap:wrap;gap:0 .5rem}
dt{color:var(--muted)}
dt:after{content:":"}
dd a{overflow-wrap:anywhere}
.g{display:inline-block;padding:0 .5em;border-radius:6px;background:var(--sunken)}
summary{display:inline-flex;align-items:center;gap:.3rem;min-height:24px;margin-left:.1rem;padding:0 .5rem 0 .25rem;border-radius:6px;color:var(--muted);font-size:.82rem;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary:before{content:"";width:.5em;height:.5em;margin:0 .25em;border:solid currentColor;border-width:0 2px 2px 0;transform:rotate(45deg) translate(-1px,-1px)}
details:not([open])>summary:before{transform:rotate(-45deg)}
details:not([open])>summary{background:var(--sunken);color:var(--text)}
summary:hover{background:var(--sunken);color:var(--text)}
@media(pointer:coarse){summary{min-height:36px}}
summary .n{font-size:inherit;color:inherit}
li:target>.i{background:var(--primary-soft);--ground:var(--primary-soft);box-shadow:-4px 0 0 var(--primary);border-radius:6px}
table{width:100%;border-collapse:collapse;background:var(--surface);--ground:var(--surface);border:1px solid var(--line);border-radius:12px}
th,td{padding:.6rem .8rem;text-align:start;vertical-align:top;border-bottom:1px solid var(--line)}
tbody tr:last-child>*{border-bottom:0}
thead th{color:var(--muted);font-size:.85rem}
tbody th{font-weight:600}
@media(max-width:40rem){
table,tbody,tr,td,tbody th{display:block;width:100%}
thead{position:absolute;width:1px;height:1px;overflow:hidden;clip-path:inset(50%)}
tbody tr{padding:.5rem 0;border-bottom:1px solid var(--line)}
tbody tr:last-child{border:0}
td,tbody th{border:0;padding:.15rem .8rem}
td:empty{display:none}
td:before{content:attr(data-l) ": ";color:var(--muted)}
}
.voted{counter-reset:n;display:grid;gap:.35rem}
.voted li{counter-increment:n}
.voted li:before{content:counter(n) ".";display:inline-block;min-width:1.6em;color:var(--muted)}
ul.ties,.files{display:grid;gap:.4rem}
.tie{color:var(--muted)}
.files a{display:inline-flex;align-items:center;min-height:32px}
.only{max-width:40rem;margin:0 auto;padding:18vh 0;display:grid;gap:1rem;font-size:1.1rem}
.empty,.gone{color:var(--muted)}
footer{margin:3rem 0 1.5rem;padding-top:1rem;border-top:1px solid var(--line)}
@media(min-width:64rem){.columns{display:grid;grid-template-columns:15rem minmax(0,1fr);gap:2.5rem}.toc{position:sticky;top:4.5rem;align-self:start;max-height:calc(100vh - 5rem);overflow:auto}}
@media(max-width:40rem){.plan{height:50vh}.tree>li{padding:.5rem .75rem}.tree{--step:.75rem}}
.js{overflow-anchor:none}
.frame{position:relative}
[hidden],.plan [hidden]{display:none!important}
button{font:inherit;color:inherit;display:inline-flex;align-items:center;justify-content:center;gap:.4rem;min-width:40px;min-height:40px;padding:.3rem .55rem;border:1px solid var(--control);border-radius:8px;background:var(--surface);cursor:pointer}
button:hover{background:var(--primary-soft)}
@media(pointer:coarse){button{min-width:44px;min-height:44px}}
.icon{width:1.2em;height:1.2em;flex:none;fill:none;stroke:currentColor;stroke-width:2;stroke-linecap:round;stroke-linejoin:round}
.tools:empty{height:57px}@media(scripting:none){.tools{display:none!important}}
.tools{position:sticky;top:0;z-index:4;display:flex;flex-wrap:wrap;gap:.4rem;align-items:center;margin:0 -1rem;padding:.5rem 1rem;background:var(--canvas);border-bottom:1px solid var(--line)}
.find{display:flex;flex:1 1 16rem;align-items:center;gap:.4rem;max-width:34rem}
.find input{flex:1;min-width:0;min-height:40px;padding:.3rem .75rem;border:1px solid var(--control);border-radius:8px;background:var(--surface);color:var(--text);font:inherit}
.find input::placeholder{color:var(--muted);opacity:1}
.count{color:var(--muted);font-size:.9rem;white-space:nowrap}
.zoom{position:absolute;right:.75rem;bottom:.75rem;display:flex;gap:.35rem}
.js .plan{overflow:hidden;touch-action:pan-y;cursor:grab}
.js .plan:active{cursor:grabbing}
.js .plan svg,.js #mindmap:target .plan svg{position:absolute;left:0;top:0;width:auto;height:auto;max-width:none;transform-origin:0 0}
.js #mindmap:target .frame{flex:1;min-height:0}
.js #mindmap:target .plan{height:100%;touch-action:none}
.js #mindmap:target .zoom{bottom:max(.75rem,env(safe-area-inset-bottom))}
#mindmap:target .frame{flex:1;min-height:0;display:flex}
#mindmap:target .plan{flex:1}
.knob{cursor:pointer}
.knob circle{fill:var(--surface);stroke:var(--control)}
.knob path{stroke:var(--text);stroke-width:2}
.knob text{font-size:11px;font-weight:700;fill:var(--text)}
.knob .shut,.folded>.knob .open{display:none}
.folded>.knob .shut{display:inline}
.folded>.knob circle{fill:var(--sunken)}
.plan .hit rect:first-child,.plan .now rect:first-child{stroke:var(--focus);stroke-width:3}
.plan .news rect:first-child{stroke:var(--warn);stroke-width:3;stroke-dasharray:6 3}
.now>.i{background:var(--primary-soft);--ground:var(--primary-soft);box-shadow:-4px 0 0 var(--primary);border-radius:6px}
.hit>.i{outline:2px solid var(--primary);outline-offset:-1px;border-radius:6px}
::highlight(gesucht){background:var(--warn-soft);color:var(--text);text-decoration:underline 2px var(--warn)}
.news{display:inline-flex;align-items:center;gap:.2rem;padding:0 .5em;border-radius:6px;background:var(--warn-soft);color:var(--text);font-size:.82rem;font-weight:700}
.deeds{display:flex;flex-wrap:wrap;gap:.4rem;padding:.3rem 0}
.deeds button{min-height:32px;font-size:.85rem}
@media(pointer:coarse){.deeds button{min-height:44px}}
.said{position:fixed;left:50%;bottom:1rem;z-index:9;transform:translateX(-50%);max-width:calc(100vw - 2rem);padding:.6rem 1rem;border-radius:8px;background:var(--text);color:var(--canvas)}
.said:empty{clip-path:inset(50%)}
@media(max-width:40rem){.find{flex-basis:6rem;min-width:0}.find:has(button:not([hidden])){flex-basis:100%}}
${filters}
@media(forced-colors:active){.s,.plan svg{forced-color-adjust:auto}.plan rect{stroke:CanvasText}li:target>.i{outline:2px solid Highlight}}
@page{margin:16mm 15mm 18mm}
@media print{
html{font-size:10pt;background:#fff}
body{max-width:none;padding:0;--canvas:#fff}
.skip,.wide,.kinds,.links,summary,.tools,.zoom,.deeds,.said{display:none!important}
.plan{border:0;overflow:visible}
.plan{height:auto}.plan svg,.js .plan svg{position:static;width:100%;height:auto;max-height:20cm;transform:none!important}
.columns{display:block}
.toc{position:static;max-height:none;overflow:visible}
.tree>li{break-inside:auto;border-width:0 0 0 4px;border-radius:0}
h2,h3{break-after:avoid}
.i{break-inside:avoid}
a[href^=http]:after{content:" (" attr(href) ")";font-size:.85em;color:var(--muted)}
details:not([open])::details-content{content-visibility:visible;display:block;height:auto}
}`.replace(/\n\s*/g, '')

function dashed(name: string): string {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)
}
