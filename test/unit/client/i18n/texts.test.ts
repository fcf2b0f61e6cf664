import { describe, expect, test, vi } from 'vitest'
import * as de from '../../../../client/i18n/de/first.ts'
import * as deLater from '../../../../client/i18n/de/later.ts'
import * as en from '../../../../client/i18n/en/first.ts'
import * as enLater from '../../../../client/i18n/en/later.ts'
import { browserLanguage, translate } from '../../../../client/i18n/language.ts'
import { formatsOf } from '../../../../client/i18n/formats.ts'
import type { Texts } from '../../../../client/i18n/translation.ts'

const german: Texts = { ...de.first, ...deLater.later }
const english: Texts = { ...en.first, ...enLater.later }
const wordings = (text: Texts[string]): string[] => (typeof text === 'string' ? [text] : [text.one, text.other])
const names = (text: Texts[string]): string[] => [
  ...new Set(wordings(text).flatMap((wording) => [...wording.matchAll(/\{(\w+)\}/g)].map((found) => found[1] ?? ''))),
]

describe('[P13] German and English', () => {
  test('have the same texts', () => {
    expect(Object.keys(english).sort()).toEqual(Object.keys(german).sort())
  })

  test.each(Object.keys(german))('tell the same in %s', (key) => {
    expect(names(english[key] ?? '').sort()).toEqual(names(german[key] ?? '').sort())
    for (const wording of [...wordings(german[key] ?? ''), ...wordings(english[key] ?? '')])
      expect(wording.trim()).not.toBe('')
  })

  test('say Du, always written so, and never Sie', () => {
    const other = Object.entries(german).filter(([, text]) =>
      wordings(text).some((wording) =>
        /\b(du|dir|dich|dein(e[mnrs]?)?|Ihnen|Ihre[nmrs]?|Klicken Sie|können Sie|haben Sie)\b/.test(wording),
      ),
    )
    expect(other).toEqual([])
  })

  test('count in words', () => {
    expect(translate('de')('outline.votes', { n: 1 })).toBe('1 Stimme')
    expect(translate('de')('outline.votes', { n: 3 })).toBe('3 Stimmen')
    expect(translate('en')('people.newIdeasFrom', { n: 2, names: 'Anna and Bernd' })).toBe(
      '2 new ideas from Anna and Bernd',
    )
  })

  test('write dates, numbers and lists their own way', () => {
    expect(formatsOf('de').date('2027-02-20')).toBe('20. Februar 2027')
    expect(formatsOf('en').date('2027-02-20')).toBe('20 February 2027')
    expect(formatsOf('de').list(['Anna', 'Bernd'])).toBe('Anna und Bernd')
    expect(formatsOf('de').bytes(1_234_567)).toBe('1,2 MB')
  })

  test('are chosen by what the browser asks for; German when it asks for neither', () => {
    expect(browserLanguage(['fr-FR', 'en-US', 'de'])).toBe('en')
    expect(browserLanguage(['fr'])).toBe('de')
  })

  test('come in parts: what is to be said before its part has come is said as soon as it has', async () => {
    vi.resetModules()
    const { learn, onSpeech, translate } = await import('../../../../client/i18n/language.ts')
    await learn('de')
    const hasCome = new Promise<void>((resolve) => onSpeech(resolve))
    expect(translate('de')('app.share')).toBe('Teilen')
    expect(translate('de')('share.organiser')).toBe('')
    await hasCome
    expect(translate('de')('share.organiser')).toBe('Organisation')
  })
})
