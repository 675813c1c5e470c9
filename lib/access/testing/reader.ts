import { closeDatabase } from "@/drizzle/client"
import { listDocuments } from "@/lib/documents/queries"
import { NotFoundError } from "@/lib/errors"
import type { Actor } from "../actor"
import { withAccess } from "../require-access"

/** What the other process knows of the access, counted; what a read that meets a change may find is not told. */
export type Moment = { count: number; phase: "open" | "closed" | "changing"; actor: Actor; patientId: string }
export type Tally = Record<"open" | "closed", { shown: number; refused: number }>

const READERS = 2

let moment: Moment | undefined
const tally: Tally = { open: { shown: 0, refused: 0 }, closed: { shown: 0, refused: 0 } }

/** A process of its own that reads again and again, and says what it found between two words of the other process. */
async function readOn(): Promise<void> {
  const begun = moment
  if (begun) {
    const found = await withAccess(begun.actor, begun.patientId, ["view:documents"], (access) => listDocuments(access, {})).then(
      () => "shown" as const,
      (error) => {
        if (error instanceof NotFoundError) return "refused" as const
        throw error
      },
    )
    if (moment === begun && begun.phase !== "changing") {
      tally[begun.phase][found]++
      process.send?.({ heard: begun.count })
    }
  }
  setImmediate(() => void readOn())
}

process.on("message", async (said: Moment | "end") => {
  if (said !== "end") {
    moment = said
    return
  }
  process.send?.({ tally })
  await closeDatabase()
  process.exit(0)
})
for (let reader = 0; reader < READERS; reader++) void readOn()
