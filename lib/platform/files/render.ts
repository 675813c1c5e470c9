import "server-only"
import { randomUUID } from "node:crypto"
import { readFile, rm } from "node:fs/promises"
import path from "node:path"
import { z } from "zod"
import type { MediaType } from "@/drizzle/vocabulary"
import { askInspector, InspectorGaveUpError } from "./inspector"

/** The page cannot be drawn: damaged, or endless to draw. */
export class PageUnreadableError extends Error {
  override name = "PageUnreadableError"
}

/** A page of A4 at 200 dots an inch. */
const WIDTH = 1654
const MAX_PIXELS = 12_000_000

const answerSchema = z.discriminatedUnion("ok", [
  z.strictObject({ ok: z.literal(true), bytes: z.number(), width: z.number(), height: z.number() }),
  z.strictObject({ ok: z.literal(false) }),
])

export type PageToDraw = {
  /** Where the file lies, directly in the scratch folder: the child process may read nothing else. */
  path: string
  mediaType: MediaType
  /** From 1. */
  page: number
  /** Words across the whole page; without them and a width, it is only tried whether the page can be drawn. */
  watermark?: string
  /** In pixels. */
  width?: number
}

export type DrawnPage = { jpeg: Buffer; width: number; height: number }

/**
 * Draws one page as a JPEG in the child process of the inspector, within its limits of memory and time.
 * @throws PageUnreadableError when it cannot be drawn
 */
export async function drawPage(asked: PageToDraw): Promise<DrawnPage> {
  const { path: file, watermark } = asked
  const folder = path.dirname(file)
  const outputPath = path.join(folder, `${randomUUID()}.page`)
  const width = asked.width ?? (watermark ? WIDTH : WIDTH / 8)
  try {
    const job = { ...asked, width, maxPixels: MAX_PIXELS, outputPath }
    const answer = answerSchema.parse(await askInspector(folder, job))
    if (!answer.ok) throw new PageUnreadableError("The page cannot be drawn")
    return { jpeg: await readFile(outputPath), width: answer.width, height: answer.height }
  } catch (error) {
    if (error instanceof InspectorGaveUpError) throw new PageUnreadableError("The page took too long", { cause: error })
    throw error
  } finally {
    await rm(outputPath, { force: true })
  }
}
