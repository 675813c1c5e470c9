import "server-only"
import path from "node:path"
import { z } from "zod"
import { askInspector, InspectorGaveUpError } from "./inspector"

/** The words of this PDF cannot be read: damaged, or endless to read. */
export class TextUnreadableError extends Error {
  override name = "TextUnreadableError"
}

const answerSchema = z.discriminatedUnion("ok", [
  z.strictObject({
    ok: z.literal(true),
    pages: z.number().int().positive(),
    texts: z.array(z.strictObject({ text: z.string(), isCut: z.boolean() })),
  }),
  z.strictObject({ ok: z.literal(false) }),
])

/** The words of some pages of a PDF, and how many pages it has. */
export type PdfText = Omit<Extract<z.infer<typeof answerSchema>, { ok: true }>, "ok">

/**
 * Reads the words of `count` pages, from page `from` (counted from 1) on, in the child process of the inspector, within its
 * limits of memory and time; the file lies directly in the scratch folder.
 * @throws TextUnreadableError when they cannot be read
 */
export async function readPdfText(file: string, from: number, count: number): Promise<PdfText> {
  try {
    const { ok, ...read } = answerSchema.parse(await askInspector(path.dirname(file), { path: file, text: { from, count } }))
    if (!ok || !("texts" in read)) throw new TextUnreadableError("The words cannot be read")
    return read
  } catch (error) {
    if (error instanceof InspectorGaveUpError) throw new TextUnreadableError("The words took too long", { cause: error })
    throw error
  }
}
