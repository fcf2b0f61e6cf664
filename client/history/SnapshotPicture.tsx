import { useEffect, useRef, useState } from 'react'
import { useBoard, type BoardSession } from '../board/session.ts'
import styles from './SnapshotPicture.module.css'

const addresses = new WeakMap<BoardSession, Map<number, Promise<string>>>()

/** Fetched once: a snapshot's picture never changes. */
function addressOf(session: BoardSession, number: number): Promise<string> {
  const known = addresses.get(session) ?? new Map<number, Promise<string>>()
  addresses.set(session, known)
  let address = known.get(number)
  if (!address) {
    address = session.server.snapshotPicture(number).then((picture) => URL.createObjectURL(picture))
    address.catch(() => known.delete(number))
    known.set(number, address)
  }
  return address
}

/** What it looked like, once it comes into view. The words beside it say the rest. */
export function SnapshotPicture({ number }: { readonly number: number }) {
  const session = useBoard()
  const place = useRef<HTMLSpanElement>(null)
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    const element = place.current
    if (!element) return
    let gone = false
    const observer = new IntersectionObserver((entries) => {
      if (!entries.some(({ isIntersecting }) => isIntersecting)) return
      observer.disconnect()
      addressOf(session, number).then(
        (found) => gone || setAddress(found),
        () => undefined,
      )
    })
    observer.observe(element)
    return () => {
      gone = true
      observer.disconnect()
    }
  }, [session, number])
  return (
    <span ref={place} className={styles['picture']} aria-hidden>
      {address !== undefined && <img src={address} alt="" draggable={false} />}
    </span>
  )
}
