/** A process of its own that wants a data folder: says who won, holds it until it is told to end, or is killed. */
import { takeEpoch } from '../../server/storage/embedded/epochLock.ts'

const folder = process.argv[2] ?? ''
try {
  const lock = await takeEpoch(folder)
  console.log(`owner ${lock.epoch}`)
  // Holds on until standard input ends; the socket alone does not keep a process alive.
  process.stdin.resume()
  process.stdin.on('end', () => {
    void lock.release().then(() => process.exit(0))
  })
} catch (error) {
  console.log(error instanceof Error ? `${error.name}` : 'unknown')
  process.exit(3)
}
