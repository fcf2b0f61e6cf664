import { useEffect, useState } from 'react'
import { useBoard, type BoardSession } from '../board/session.ts'
import { useNear } from '../ui/useNear.ts'
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
  const [place, isNear] = useNear<HTMLSpanElement>()
  const [address, setAddress] = useState<string>()
  useEffect(() => {
    if (!isNear) return
    let gone = false
    addressOf(session, number).then(
      (found) => gone || setAddress(found),
      () => undefined,
    )
    return () => {
      gone = true
    }
  }, [session, number, isNear])
  return (
    <span ref={place} className={styles['picture']} aria-hidden>
      {address !== undefined && <img src={address} alt="" draggable={false} />}
    </span>
  )
}
