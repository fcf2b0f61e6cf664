type Task = () => Promise<unknown>

/**
 * Does one task at a time. Boards take turns: a board with many orders makes another one wait for one of them, not for all; and it may take
 * half of the places in the queue, so that there is room for others.
 */
export class FairQueue {
  /** By board, in the order of their next turns. */
  readonly #waiting = new Map<string, Task[]>()
  #count = 0
  #isBusy = false

  constructor(private readonly places: number) {}

  /** Undefined when no place is left. */
  run<T>(board: string, task: () => Promise<T>): Promise<T> | undefined {
    const line = this.#waiting.get(board) ?? []
    const isFull = this.#count >= this.places || line.length >= Math.ceil(this.places / 2)
    if (this.#isBusy && isFull) return undefined
    return new Promise((resolve, reject) => {
      line.push(() => task().then(resolve, reject))
      this.#waiting.set(board, line)
      this.#count++
      if (!this.#isBusy) void this.#workOff()
    })
  }

  async #workOff(): Promise<void> {
    this.#isBusy = true
    for (let [next] = this.#waiting; next; [next] = this.#waiting) {
      const [board, line] = next
      const task = line.shift()
      // To the end of the row, or out of it.
      this.#waiting.delete(board)
      if (line.length > 0) this.#waiting.set(board, line)
      this.#count--
      await task?.()
    }
    this.#isBusy = false
  }
}
