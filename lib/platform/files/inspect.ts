import { randomUUID } from "node:crypto"
import { rm, stat } from "node:fs/promises"
import path from "node:path"
import { z } from "zod"
import { MEDIA_TYPES } from "@/drizzle/vocabulary"
import { askInspector, InspectorGaveUpError } from "./inspector"
import { FILE_REFUSALS, type FileRefusal, MAX_FHIR_BYTES, MAX_FILE_BYTES } from "./refusals"

/** Photographs of 50 megapixels pass, which common telephones take; more is an enormous image in a small file. */
const MAX_PIXELS = 64_000_000

const size = z.number().int().positive()
const answerSchema = z.discriminatedUnion("ok", [
  z.strictObject({
    ok: z.literal(true),
    mediaType: z.enum(MEDIA_TYPES),
    extension: z.enum(["pdf", "jpg", "png", "json", "xml"]),
    bytes: size,
    sha256: z.string().regex(/^[0-9a-f]{64}$/),
    pages: size.optional(),
    /** The numbers that the text of a PDF calls a matricule INS. */
    matricules: z.array(z.string().length(15)).optional(),
    rendition: z
      .strictObject({
        path: z.string(),
        mediaType: z.enum(MEDIA_TYPES),
        bytes: size,
        width: size.optional(),
        height: size.optional(),
      })
      .optional(),
    /** The names of the harmless files that stand in a PDF. */
    attachments: z.array(z.string().min(1).max(600)).max(20).optional(),
  }),
  z.strictObject({ ok: z.literal(false), reason: z.enum(FILE_REFUSALS), detail: z.string().optional() }),
])

/** What was found in a file; `sha256` (hexadecimal) and `bytes` are the original's, the rendition is what to serve. */
export type Inspection = z.infer<typeof answerSchema>

export type FileToInspect = {
  /** Where the file lies, directly in `scratchFolder`: the inspector may read nothing else. */
  path: string
  declaredName: string
  declaredType?: string
  /** Where the rendition is written; the caller removes it. */
  scratchFolder: string
}

/** Looks into a file in a child process, and says what it is or why it is refused; the file itself is left as it was. */
export async function inspectFile(file: FileToInspect): Promise<Inspection> {
  if (path.dirname(path.resolve(file.path)) !== path.resolve(file.scratchFolder)) {
    throw new RangeError("The file to inspect does not lie in the scratch folder")
  }
  const { size: bytes } = await stat(file.path)
  if (bytes === 0) return refused("empty")
  if (bytes > MAX_FILE_BYTES) return refused("too_large")
  const renditionPath = path.join(file.scratchFolder, `${randomUUID()}.rendition`)
  const { declaredName, declaredType = "" } = file
  const limits = { maxPixels: MAX_PIXELS, maxFhirBytes: MAX_FHIR_BYTES }
  try {
    const answer = await askInspector(file.scratchFolder, { path: file.path, declaredName, declaredType, renditionPath, limits })
    return answerSchema.parse(answer)
  } catch (error) {
    await rm(renditionPath, { force: true })
    if (error instanceof InspectorGaveUpError) return refused("bomb")
    throw error
  }
}

function refused(reason: FileRefusal): Inspection {
  return { ok: false, reason }
}
