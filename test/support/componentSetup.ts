import { cleanup } from '@testing-library/react'
import { afterEach } from 'vitest'

// jsdom lacks it; react-aria's collections select their elements with it. Ids in tests need no escaping.
globalThis.CSS ??= { escape: (text: string) => text.replace(/[^\w-]/g, '\\$&') } as typeof CSS

afterEach(cleanup)
