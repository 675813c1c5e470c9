import type { ServerResponse } from "node:http"

/** How many answers are drawn at once, and how long one may keep its turn: what takes longer waits for something else. */
export type TurnSettings = { atOnce: number; mostMs: number }

/**
 * The turns in which answers are drawn, first come, first served. Drawing is work of the processor: a hundred pages begun
 * together all end late, and one after the other the first ones end at once.
 */
export class Turns {
  private drawing = 0
  private readonly waiting: (() => void)[] = []
  private readonly settings: TurnSettings

  constructor(settings: TurnSettings) {
    this.settings = settings
  }

  /** Resolves when this answer's turn has come, which ends with the answer, with its reader's leaving, or with its time. */
  async take(response: ServerResponse): Promise<void> {
    if (this.drawing < this.settings.atOnce) this.drawing++
    else await new Promise<void>((come) => this.waiting.push(come))
    let isOver = false
    const end = () => {
      clearTimeout(timer)
      if (!isOver) this.pass()
      isOver = true
    }
    const timer = setTimeout(end, this.settings.mostMs)
    for (const event of ["prefinish", "close"]) response.once(event, end)
    if (response.closed) end()
  }

  private pass(): void {
    const next = this.waiting.shift()
    if (next) next()
    else this.drawing--
  }
}
