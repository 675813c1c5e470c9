import "server-only"
import { open } from "node:fs/promises"

/** Makes the file where none is yet, so that a restore finds it before anything was erased; throws where it cannot be written. */
export async function beginErasedFile(file = process.env.ERASED_SPACES_FILE): Promise<void> {
  if (file) await (await open(file, "a", 0o600)).close()
}

/**
 * Adds a space to the file of those that were erased, which lies outside the database and its back-ups: a restore leaves them out.
 * Durable before anything is erased; without such a file nothing is written.
 */
export async function noteErased(spaceId: string, file = process.env.ERASED_SPACES_FILE): Promise<void> {
  if (!file) return
  const handle = await open(file, "a", 0o600)
  try {
    await handle.appendFile(`${spaceId}\n`)
    await handle.sync()
  } finally {
    await handle.close()
  }
}
