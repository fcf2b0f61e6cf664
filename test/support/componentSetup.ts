import { cleanup, configure } from '@testing-library/react'
import { afterEach } from 'vitest'
import { LANGUAGES } from '../../shared/domain/mindMap.ts'
import { learnAll } from '../../client/i18n/language.ts'

// jsdom lacks it; react-aria's collections select their elements with it. Ids in tests need no escaping.
globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS

// Parts that come as files of their own take seconds to be compiled on a busy machine.
configure({ asyncUtilTimeout: 10_000 })

afterEach(cleanup)

await Promise.all(LANGUAGES.map((language) => learnAll(language)))

// Nor has it any media: to components the screen is wide, light and in motion.
globalThis.matchMedia ??= (media) =>
  Object.assign(new EventTarget(), {
    media,
    matches: false,
    onchange: null,
    addListener: () => undefined,
    removeListener: () => undefined,
  })
// Nothing is laid out in jsdom, so nothing ever changes its size.
globalThis.ResizeObserver ??= class {
  observe(): void {}
  unobserve(): void {}
  disconnect(): void {}
}
