import { ConflictError } from "@/lib/errors"
import { uploadHandler } from "@/lib/request/upload-handler"
import { askToAddEvidence, receiveEvidence } from "@/lib/review/evidence/commands"
import { EVIDENCE_LIMITS } from "@/lib/review/evidence/rules"

type Params = { caseId: string }

const page = ({ caseId }: Params) => `/children/${caseId}/evidence`

/** Evidence for one's own request; then back to the page that lists it. */
export const POST = uploadHandler<Params, void>({
  limits: EVIDENCE_LIMITS,
  page,
  ask: (actor, { caseId }) => askToAddEvidence(actor, caseId),
  keep: async (actor, { caseId }, { form, paths }) => {
    await receiveEvidence(actor, caseId, form, paths)
    return `${page({ caseId })}?done=added`
  },
  // The page of the request says where it stands.
  explainedAt: (error, { caseId }) => (error instanceof ConflictError ? `/children/${caseId}` : null),
})
