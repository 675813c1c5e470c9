/** How many are served at once, of one lane and of each who asks. */
export type Lane = { all: number; each: number }

/**
 * The places of one lane. Whoever asks has a share of them and never the lane: known by the address they come from, and
 * by their session where they have one.
 */
export class Places {
  private taken = 0
  private readonly lane: Lane
  private readonly shares = new Map<string, number>()

  // Node leaves types out and writes no assignment for a parameter that is a property.
  constructor(lane: Lane) {
    this.lane = lane
  }

  get inUse(): number {
    return this.taken
  }

  /** Takes a place for somebody known by these names; gives what leaves it again, or null when there is none. */
  enter(names: readonly string[]): (() => void) | null {
    if (this.taken >= this.lane.all || names.some((name) => this.shareOf(name) >= this.lane.each)) return null
    this.taken++
    for (const name of names) this.shares.set(name, this.shareOf(name) + 1)
    let isLeft = false
    return () => {
      if (isLeft) return
      isLeft = true
      this.taken--
      for (const name of names) this.giveBack(name)
    }
  }

  private giveBack(name: string): void {
    const left = this.shareOf(name) - 1
    if (left > 0) this.shares.set(name, left)
    else this.shares.delete(name)
  }

  private shareOf(name: string): number {
    return this.shares.get(name) ?? 0
  }
}
