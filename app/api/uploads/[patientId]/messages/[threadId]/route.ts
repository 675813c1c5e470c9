import { withAccess } from "@/lib/access/require-access"
import { depositDocument } from "@/lib/documents/deposit/commands"
import { mayAddType } from "@/lib/documents/deposit/rules"
import { askToDeposit, receiveDeposit } from "@/lib/documents/upload/commands"
import { UPLOAD_LIMITS } from "@/lib/documents/upload/rules"
import { ConflictError, ForbiddenError, InvalidInputError } from "@/lib/errors"
import { dayInParis } from "@/lib/platform/days"
import { codeOfConstraint } from "@/lib/request/constraints"
import { uploadHandler } from "@/lib/request/upload-handler"
import { words } from "@/lib/request/words"
import { sendMessage } from "@/lib/threads/commands"
import { addressOf } from "@/lib/threads/rules"

type Params = { patientId: string; threadId: string }

/** What a file is that comes with a message, until somebody says more of it. */
const BROUGHT = "EXPPAT_2"

const page = ({ patientId, threadId }: Params) => `${addressOf(patientId, threadId)}/file`

/**
 * A file for a thread, in one gesture: into the record with the checks of any deposit, then along with a message. What cannot be
 * deposited without an answer goes to the page that asks for it, and nothing is sent.
 */
export const POST = uploadHandler<Params, string>({
  limits: UPLOAD_LIMITS,
  page,
  ask: (actor, { patientId }) => askToDeposit(actor, patientId),
  keep: async (actor, { patientId, threadId }, { form, paths, asked: draftId }) => {
    const name = form.files[0]?.declaredName.replace(/\.\w{1,5}$/, "").trim() ?? ""
    const deposited = await receiveDeposit(actor, patientId, draftId, form, paths)
    const documentId = "draftId" in deposited ? deposited.draftId : deposited.documentId
    const said = (await words("threads"))("file.words")
    const sent = withAccess(actor, patientId, ["add:documents", "act:messages"], async (access) => {
      if (!mayAddType(access.scope, BROUGHT)) throw new InvalidInputError("documents.type_outside_access")
      if ("draftId" in deposited) {
        const what = { typeCode: BROUGHT, title: name.slice(0, 200), actOn: dayInParis(new Date()) }
        await depositDocument(access, { patientId, draftId: deposited.draftId, ...what, sensitivity: "by_type" })
      }
      // The key of the form is the name of its message: sent twice, it is one.
      await sendMessage(access, { threadId, messageId: form.fields.key ?? "", words: said, documentId })
      return `${addressOf(patientId, threadId)}?done=sent`
    })
    return sent.catch((error: unknown) => {
      const isMet = error instanceof InvalidInputError || error instanceof ConflictError
      const isAsked = isMet || codeOfConstraint(error) !== null
      if (isAsked && "draftId" in deposited) return `/patients/${patientId}/documents/add/${deposited.draftId}`
      throw error
    })
  },
  explainedAt: (error, params) => (error instanceof ForbiddenError ? page(params) : null),
})
