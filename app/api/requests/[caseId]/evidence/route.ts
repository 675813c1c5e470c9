import { ConflictError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { BrokenUploadError, receiveForm, UploadTooLargeError } from "@/lib/platform/uploads/multipart"
import { removeScratch } from "@/lib/platform/uploads/scratch"
import { handler } from "@/lib/request/handler"
import { askToAddEvidence, receiveEvidence } from "@/lib/review/evidence/commands"
import { EVIDENCE_LIMITS } from "@/lib/review/evidence/rules"
import { type DepositRefusal, DepositRefusedError } from "@/lib/upload/rules"

type Context = RouteContext<"/api/requests/[caseId]/evidence">

const receive = handler<Context>({ mutation: true }, async (actor, request, { params }) => {
  const { caseId } = await params
  const paths: string[] = []
  try {
    await askToAddEvidence(actor, caseId)
    const form = await receiveForm(request, EVIDENCE_LIMITS, paths)
    await receiveEvidence(actor, caseId, form, paths)
    return goTo(request, `/children/${caseId}/evidence?done=added`)
  } catch (error) {
    // The page of the request says where it stands.
    if (error instanceof ConflictError) return goTo(request, `/children/${caseId}`)
    const problem = problemOf(error)
    if (!problem) throw error
    return goTo(request, `/children/${caseId}/evidence?problem=${problem}`)
  } finally {
    await removeScratch(paths)
  }
})

/** Evidence for one's own request: the files, as a stream; then back to the page that lists them, or with the reason. */
export async function POST(request: Request, context: Context) {
  const response = await receive(request, context)
  if (response.status !== 401) return response
  const { caseId } = await context.params
  return goTo(request, `/sign-in?back=${encodeURIComponent(`/children/${caseId}/evidence`)}`)
}

function problemOf(error: unknown): DepositRefusal | null {
  if (error instanceof DepositRefusedError) return error.reason
  if (error instanceof BrokenUploadError) return "interrupted"
  if (error instanceof UploadTooLargeError) return "too_large_together"
  return isDiskFull(error) ? "storage" : null
}

const isDiskFull = (error: unknown) =>
  error instanceof Error && "code" in error && ["ENOSPC", "EDQUOT"].includes(String(error.code))

/** A form goes where it is sent; a script, which shows the progress, is told where to go. */
function goTo(request: Request, path: string): Response {
  if (request.headers.get("accept") === "application/json") return Response.json({ path })
  return Response.redirect(new URL(path, configuration().url), 303)
}
