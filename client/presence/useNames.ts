import { useEffect, useMemo, useState } from 'react'
import { useBoard } from '../board/session.ts'
import { knownNames, namesOf, type NameOf } from './namesOf.ts'
import { usePeopleHere } from './usePeopleHere.ts'

/** What people on this board are called: the roster is asked when somebody wants to know. */
export function useNames(): NameOf {
  const session = useBoard()
  const here = usePeopleHere()
  const [asked, setAsked] = useState(0)
  useEffect(() => {
    let gone = false
    void namesOf(session).then(() => !gone && setAsked((times) => times + 1))
    return () => {
      gone = true
    }
  }, [session])
  // eslint-disable-next-line react-hooks/exhaustive-deps -- who is here and what was asked are other ones now.
  return useMemo(() => knownNames(session), [session, here, asked])
}
