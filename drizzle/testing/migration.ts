import { readFileSync } from "node:fs"
import { join } from "node:path"
import postgres from "postgres"
import { testDatabase } from "./database"

/** Runs one migration of data once more, as the owner does, over what a test has written. */
export async function migrateAgain(tag: string): Promise<void> {
  const text = readFileSync(join(import.meta.dirname, `../migrations/${tag}.sql`), "utf8")
  const owner = postgres(testDatabase().ownerUrl, { max: 1, onnotice: () => {} })
  try {
    await owner.begin(async (tx) => {
      for (const statement of text.split("--> statement-breakpoint")) await tx.unsafe(statement)
    })
  } finally {
    await owner.end()
  }
}
