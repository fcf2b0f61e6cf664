import { Editor, Extension } from '@tiptap/react'
import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import { TextSelection } from '@tiptap/pm/state'
import type { EditorView } from '@tiptap/pm/view'
import { useEffectEvent, useLayoutEffect, useRef, useState } from 'react'
import { createPortal } from 'react-dom'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { TextPlace } from '../../shared/document/richText.ts'
import { createUndo, type Undo } from '../../shared/document/undo.ts'
import { bindFragment, EDITOR_ORIGIN } from './bindFragment.ts'
import { caretLabel } from './caretLabel.ts'
import { FormatBar } from './FormatBar.tsx'
import { createFormats, type Formats } from './formats.ts'
import { isChangeOrigin } from './isChangeOrigin.ts'
import { keepCaret, readCaret, trustCaret } from './keepCaret.ts'
import { SCHEMA_1 } from './schema.ts'
import { strike, type HandOver, type Stroke } from './stroke.ts'
import './TextEditor.css'

/** How editing begins. */
export interface Beginning {
  /** `replace`: all is selected, so that the first letter takes its place. */
  readonly caret: 'replace' | 'start' | 'end' | { readonly x: number; readonly y: number }
  /** The keys that were pressed before the editor was there. */
  readonly handOver?: HandOver
}

/** How it ended: Enter, Esc (the text is as before), Tab, Shift+Tab, or the focus went elsewhere. */
export type Ending = 'saved' | 'restored' | 'child' | 'back' | 'left'

export interface TextEditorProps {
  readonly fragment: Y.XmlFragment
  readonly awareness: Awareness
  readonly me: { readonly name: string; readonly colour: string }
  readonly undo: Undo
  readonly label: string
  readonly describedBy?: string
  readonly beginning: Beginning
  readonly limit: number
  /** A page of text: Enter makes a line. Else Enter saves and Shift+Enter makes a line. */
  readonly isPage?: boolean
  readonly className?: string
  /** Where the buttons for its formats are put; absent: above the text. */
  readonly tools?: HTMLElement | null
  onEnd(how: Ending): void
  onTooLong(): void
  /** The text shall be split where the caret is: the editor has ended before. Absent where it cannot be split. */
  onSplit?(at: TextPlace): void
  /** After every change of the text: whether it was mine. */
  onWritten?(isMine: boolean): void
  /** The height of the text, whenever it changed. */
  onHeight?(height: number): void
}

/**
 * Writes straight into the shared document: every letter is there for all, and there is nothing that could be lost on closing.
 * The focus is in it before the next key can come.
 */
export function TextEditor(props: TextEditorProps) {
  const place = useRef<HTMLDivElement>(null)
  const [open, setOpen] = useState<Open>()
  const [asks, setAsks] = useState(false)
  const { fragment, awareness } = props
  const end = useEffectEvent((how: Ending) => props.onEnd(how))
  const tooLong = useEffectEvent(() => props.onTooLong())
  const split = useEffectEvent((at: TextPlace) => props.onSplit?.(at))
  const measured = useEffectEvent((height: number) => props.onHeight?.(height))
  const written = useEffectEvent((isMine: boolean) => props.onWritten?.(isMine))
  const begin = useEffectEvent(() => ({ ...props }))

  useLayoutEffect(() => {
    const element = place.current
    const doc = fragment.doc
    if (!element || !doc) return
    const { me, undo, label, describedBy, beginning, limit, isPage = false, className } = begin()
    const canSplit = begin().onSplit !== undefined
    undo.breakStep()
    undo.trackOrigin(EDITOR_ORIGIN)
    // Only what is typed in here, so that Esc takes back mine and leaves what others wrote meanwhile.
    const typing = createUndo(doc, EDITOR_ORIGIN)
    let ended = false
    const finish = (how: Ending): boolean => {
      if (ended) return true
      ended = true
      if (how === 'restored') while (typing.canUndo) typing.undo()
      undo.breakStep()
      end(how)
      return true
    }

    const splitHere = (): boolean => {
      const from = made.editor?.state.selection.$from
      finish('saved')
      if (from) split({ line: from.index(0), offset: from.parentOffset })
      return true
    }

    // Asked for while the editor is still being made: then there is none.
    const made: { editor?: Editor } = {}
    const letCaretBe = keepCaret(doc, awareness, () =>
      made.editor?.isDestroyed === false ? made.editor.view : undefined,
    )
    const keys = Extension.create({
      name: 'endings',
      priority: 900,
      addKeyboardShortcuts: () => ({
        'Mod-k': () => {
          setAsks(true)
          return true
        },
        ...(canSplit ? { 'Mod-Shift-Enter': () => splitHere() } : {}),
        ...(isPage
          ? { 'Mod-Enter': () => finish('saved'), Escape: () => finish('saved') }
          : {
              Enter: () => finish('saved'),
              'Mod-Enter': () => finish('saved'),
              'Shift-Enter': ({ editor: at }) => at.commands.splitBlock(),
              Escape: () => finish('restored'),
              Tab: () => finish('child'),
              'Shift-Tab': () => finish('back'),
              F2: () => finish('saved'),
            }),
      }),
    })
    const editor = new Editor({
      element,
      injectCSS: false,
      extensions: [
        ...SCHEMA_1,
        bindFragment({ fragment, undo, limit, onTooLong: () => tooLong() }),
        keys,
        CollaborationCaret.configure({
          provider: { awareness },
          user: { name: me.name, color: me.colour },
          render: caretLabel,
          selectionRender: () => ({}),
        }),
      ],
      editorProps: {
        attributes: {
          role: 'textbox',
          'aria-label': label,
          'aria-multiline': 'true',
          ...(describedBy ? { 'aria-describedby': describedBy } : {}),
          class: className ?? '',
          spellcheck: 'true',
          enterkeyhint: isPage ? 'enter' : 'done',
        },
        handleDOMEvents: {
          keydown(view) {
            readCaret(view)
            return false
          },
          blur(_view, event) {
            // Another window is in front: this text is still being written.
            if (!document.hasFocus()) return false
            const to = event.relatedTarget
            if (to instanceof HTMLElement && to.closest('[data-keeps-editor]')) return false
            finish('left')
            return false
          },
        },
      },
    })
    made.editor = editor
    editor.on('transaction', ({ transaction }) => {
      if (transaction.docChanged) written(!isChangeOrigin(transaction))
    })
    const { view } = editor
    view.focus()
    trustCaret(view)
    setCaret(view, beginning)
    const press = (stroke: Stroke): void =>
      stroke.isLetter ? view.dispatch(view.state.tr.insertText(stroke.key)) : strike(stroke, view.dom)
    // Once React is done with this, because a key may end it; and before the next key can come.
    queueMicrotask(() => beginning.handOver?.(() => !ended, press))

    setOpen({ formats: createFormats(editor), left: () => finish('left'), ...(canSplit && { split: splitHere }) })

    const height = new ResizeObserver(() => measured(view.dom.offsetHeight))
    height.observe(view.dom)
    measured(view.dom.offsetHeight)
    return () => {
      ended = true
      height.disconnect()
      letCaretBe()
      editor.destroy()
      typing.destroy()
    }
  }, [fragment, awareness])

  const { tools } = props
  const bar = open && tools !== null && (
    <FormatBar formats={open.formats} asks={asks} onAsk={setAsks} onLeft={open.left} onSplit={open.split} />
  )
  return (
    <>
      {tools ? createPortal(bar, tools) : bar}
      <div ref={place} className="kt-editor nodrag nopan nowheel" />
    </>
  )
}

/** The editor as long as it is there. */
interface Open {
  readonly formats: Formats
  left(): void
  readonly split?: () => void
}

function setCaret(view: EditorView, { caret }: Beginning): void {
  const { tr, doc } = view.state
  if (caret === 'replace')
    return view.dispatch(tr.setSelection(TextSelection.between(doc.resolve(0), doc.resolve(doc.content.size))))
  if (caret === 'start') return view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(0))))
  const at = caret === 'end' ? undefined : view.posAtCoords({ left: caret.x, top: caret.y })
  view.dispatch(tr.setSelection(TextSelection.near(doc.resolve(at?.pos ?? doc.content.size), -1)))
}
