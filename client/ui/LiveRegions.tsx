import { useEffect, useState } from 'react'
import { onAnnounce, type Urgency } from './announce.ts'

/** Where `announce` is heard. Rendered once, from the first moment: a region that comes together with its text is not read. */
export function LiveRegions() {
  const [said, setSaid] = useState<Record<Urgency, { text: string; count: number }>>({
    polite: { text: '', count: 0 },
    assertive: { text: '', count: 0 },
  })
  useEffect(
    () =>
      onAnnounce((text, urgency) =>
        setSaid((before) => ({ ...before, [urgency]: { text, count: before[urgency].count + 1 } })),
      ),
    [],
  )
  // The invisible mark at every second text makes the same sentence twice heard twice.
  const spoken = ({ text, count }: { text: string; count: number }): string => (count % 2 ? `${text}\u00a0` : text)
  return (
    <>
      <div role="status" aria-live="polite" className="visuallyHidden" data-testid="announced">
        {spoken(said.polite)}
      </div>
      <div role="alert" aria-live="assertive" className="visuallyHidden" data-testid="alerted">
        {spoken(said.assertive)}
      </div>
    </>
  )
}
