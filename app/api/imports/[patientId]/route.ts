import { ForbiddenError } from "@/lib/errors"
import { askToImport, receiveImport } from "@/lib/measures/importing/commands"
import { IMPORT_LIMITS, ImportRefusedError } from "@/lib/measures/importing/rules"
import type { ReceivedForm } from "@/lib/platform/files/uploads/multipart"
import { uploadHandler } from "@/lib/request/upload-handler"

type Params = { patientId: string }

const page = ({ patientId }: Params) => `/patients/${patientId}/measures/import`

/** A file of measures: read, and on to the page where it is looked at; or back with the reason. */
export const POST = uploadHandler<Params, string>({
  limits: IMPORT_LIMITS,
  page,
  ask: (actor, { patientId }) => askToImport(actor, patientId),
  keep: async (actor, params, { form, asked: importId }) => {
    await receiveImport(actor, params.patientId, importId, fileIn(form))
    return `${page(params)}/${importId}`
  },
  explainedAt: (error, params) => {
    if (error instanceof ImportRefusedError) return `${page(params)}?problem=${error.reason}`
    // The page of the form says what is missing and whom to ask.
    return error instanceof ForbiddenError ? page(params) : null
  },
})

function fileIn({ files: [file] }: ReceivedForm): string {
  if (!file) throw new ImportRefusedError("no_file")
  if (file.tooLarge) throw new ImportRefusedError("too_large")
  return file.path
}
