import type { ClipboardTexts } from './clipboard.ts'

/**
 * The clipboard without a key press, for buttons. Where the page is not served securely the browser hands out no clipboard;
 * writing goes by its older way then, reading is refused.
 */
export const systemClipboard = {
  async write({ plain, html }: ClipboardTexts): Promise<void> {
    const clipboard = clipboardOfPage()
    if (!clipboard || typeof ClipboardItem === 'undefined') return writeByEvent({ plain, html })
    const part = (type: string, text: string) => new Blob([text], { type })
    await clipboard.write([
      new ClipboardItem({ 'text/plain': part('text/plain', plain), 'text/html': part('text/html', html) }),
    ])
  },

  async read(): Promise<ClipboardTexts> {
    const clipboard = clipboardOfPage()
    if (!clipboard) throw new Error('no clipboard')
    const texts: { plain: string; html: string; picture?: Blob } = { plain: '', html: '' }
    for (const item of await clipboard.read()) {
      const picture = item.types.find((type) => type.startsWith('image/'))
      if (picture !== undefined) texts.picture = await item.getType(picture)
      if (item.types.includes('text/plain')) texts.plain = await (await item.getType('text/plain')).text()
      if (item.types.includes('text/html')) texts.html = await (await item.getType('text/html')).text()
    }
    return texts
  },
}

/** The types promise one, an insecure page has none. */
const clipboardOfPage = (): Clipboard | undefined => (window.isSecureContext ? navigator.clipboard : undefined)

function writeByEvent({ plain, html }: ClipboardTexts): void {
  const put = (event: ClipboardEvent) => {
    event.preventDefault()
    event.stopImmediatePropagation()
    event.clipboardData?.setData('text/plain', plain)
    event.clipboardData?.setData('text/html', html)
  }
  document.addEventListener('copy', put, { capture: true })
  const done = document.execCommand('copy')
  document.removeEventListener('copy', put, { capture: true })
  if (!done) throw new Error('no clipboard')
}
