const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' }

/** Text as XML may hold it: control characters and halves of surrogate pairs would make the file ill-formed. */
export function escapeXml(text: string): string {
  return text
    .replace(/[&<>"]/g, (letter) => entities[letter] ?? letter)
    .replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, '')
    .toWellFormed()
}

/** ` name="value"` for each that has one. Line breaks and tabs are kept: readers make spaces of plain ones. */
export function attributesOf(values: Readonly<Record<string, string | undefined>>): string {
  return Object.entries(values)
    .map(([name, value]) =>
      value === undefined
        ? ''
        : ` ${name}="${escapeXml(value).replace(/[\t\n\r]/g, (sign) => `&#${sign.charCodeAt(0)};`)}"`,
    )
    .join('')
}
