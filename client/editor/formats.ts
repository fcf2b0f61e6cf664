import type { Editor } from '@tiptap/react'

/** What the text at the caret or in the selection looks like. */
export interface FormatState {
  readonly bold: boolean
  readonly italic: boolean
  /** Where it leads; empty: nowhere. */
  readonly link: string
}

/** What a row of buttons can do to the open text. */
export interface Formats {
  /** The same object until something is another. */
  get(): FormatState
  subscribe(listener: () => void): () => void
  toggle(mark: 'bold' | 'italic'): void
  /** Leads the selection, or the link at the caret, there; empty: nowhere. With nothing selected the address itself is written. */
  setLink(address: string): void
  /** Back into the text. */
  focus(): void
}

export function createFormats(editor: Editor): Formats {
  const read = (): FormatState => {
    const link: unknown = editor.getAttributes('link')['href']
    return {
      bold: editor.isActive('bold'),
      italic: editor.isActive('italic'),
      link: typeof link === 'string' ? link : '',
    }
  }
  // At once, where TipTap's own command waits for a frame: the next key may come before. And the browser's selection first: it would begin
  // at the start, and whoever looks at it in that moment takes that for mine.
  const focus = () => {
    const { view } = editor
    const { anchor, head } = view.state.selection
    const [from, to] = [view.domAtPos(anchor), view.domAtPos(head)]
    document.getSelection()?.setBaseAndExtent(from.node, from.offset, to.node, to.offset)
    view.focus()
  }
  let state = read()
  return {
    get() {
      const next = editor.isDestroyed ? state : read()
      if (next.bold !== state.bold || next.italic !== state.italic || next.link !== state.link) state = next
      return state
    },
    subscribe(listener) {
      editor.on('transaction', listener)
      return () => void editor.off('transaction', listener)
    },
    toggle: (mark) => void editor.chain().toggleMark(mark).run(),
    setLink(address) {
      focus()
      const chain = editor.chain().extendMarkRange('link')
      if (address === '') chain.unsetMark('link').run()
      else if (editor.state.selection.empty && state.link === '') {
        const before = editor.state.selection.$from.nodeBefore?.text ?? ''
        const gap = before === '' || /\s$/.test(before) ? [] : [{ type: 'text', text: ' ' }]
        const link = { type: 'text', text: address, marks: [{ type: 'link', attrs: { href: address } }] }
        chain.insertContent([...gap, link]).run()
      } else chain.setMark('link', { href: address }).run()
    },
    focus,
  }
}
