import { useEffect, useState } from 'react'
import { LANGUAGES } from '../../shared/domain/mindMap.ts'
import { learnAll } from './language.ts'

/** Draws anew as soon as all languages can be spoken: for what is found by its words in any of them. */
export function useEveryLanguage(): void {
  const [, setLearnt] = useState(false)
  useEffect(() => {
    let gone = false
    void Promise.allSettled(LANGUAGES.map((language) => learnAll(language))).then(() => gone || setLearnt(true))
    return () => {
      gone = true
    }
  }, [])
}
