import { askToDeposit, receiveDeposit } from "@/lib/documents/upload/commands"
import { UPLOAD_LIMITS } from "@/lib/documents/upload/rules"
import { ForbiddenError } from "@/lib/errors"
import { uploadHandler } from "@/lib/request/upload-handler"

type Params = { patientId: string }

const page = ({ patientId }: Params) => `/patients/${patientId}/documents/add`

/** The first question of a deposit: the files; then on to what it is. */
export const POST = uploadHandler<Params, string>({
  limits: UPLOAD_LIMITS,
  page,
  ask: (actor, { patientId }) => askToDeposit(actor, patientId),
  keep: async (actor, { patientId }, { form, paths, asked: draftId }) => {
    const deposited = await receiveDeposit(actor, patientId, draftId, form, paths)
    const place = "draftId" in deposited ? `add/${deposited.draftId}` : deposited.documentId
    return `/patients/${patientId}/documents/${place}`
  },
  // The page of the form says what is missing and whom to ask.
  explainedAt: (error, params) => (error instanceof ForbiddenError ? page(params) : null),
})
