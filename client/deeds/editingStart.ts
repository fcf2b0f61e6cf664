import { letterStroke, strokeOf, type HandOver, type Stroke } from '../editor/stroke.ts'
import type { Beginning } from '../editor/TextEditor.tsx'

/** So long, in ms, a keyboard may be on its way back from an editor to the tree. */
const WAY_BACK = 5000

/** How editing begins, and the keys that are pressed while nobody is there to hear them: they are heard in their order by who comes next. */
export interface EditingStart {
  take(): Beginning
  begin(caret: Beginning['caret'], typed?: string): void
  /** Keeps a key for the editor that is on its way, or else the tree; false if it is none that can wait. */
  hold(press: KeyboardEvent): boolean
  /** The keyboard goes back to the tree, which may have to be drawn first. */
  goBack(): void
  /** As long as what is held is not heard to its end, too. */
  readonly isGoingBack: boolean
  /** Somebody is there: gives them one key after the other as long as they are ready. */
  readonly handOver: HandOver
  /** What was held is no longer meant. */
  forget(): void
}

export function createEditingStart(): EditingStart {
  let caret: Beginning['caret'] = 'end'
  let held: Stroke[] = []
  let handing = 0
  let left = -Infinity

  const handOver: HandOver = (isReady, press) => {
    left = -Infinity
    handing++
    try {
      while (isReady()) {
        const next = held.shift()
        if (!next) break
        press(next)
      }
    } finally {
      handing--
    }
  }
  return {
    take: () => ({ caret, handOver }),
    begin(at, typed = '') {
      caret = at
      // Keys that waited for something else; those that are being handed over go on here.
      if (handing === 0) held = []
      held.unshift(...[...typed].map(letterStroke))
    },
    hold(press) {
      const stroke = strokeOf(press)
      if (!stroke) return false
      if (stroke.key === 'Backspace' && held.at(-1)?.isLetter) held.pop()
      else held.push(stroke)
      return true
    },
    goBack() {
      left = performance.now()
    },
    get isGoingBack() {
      return handing > 0 || performance.now() - left < WAY_BACK
    },
    handOver,
    forget() {
      held = []
      left = -Infinity
    },
  }
}
