import { ForbiddenError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { BrokenUploadError, receiveForm, UploadTooLargeError } from "@/lib/platform/uploads/multipart"
import { removeScratch } from "@/lib/platform/uploads/scratch"
import { handler } from "@/lib/request/handler"
import { askToDeposit, receiveDeposit } from "@/lib/upload/commands"
import { type DepositRefusal, DepositRefusedError, UPLOAD_LIMITS } from "@/lib/upload/rules"

type Context = RouteContext<"/api/uploads/[patientId]">

const receive = handler<Context>({ mutation: true }, async (actor, request, { params }) => {
  const { patientId } = await params
  const paths: string[] = []
  try {
    const draftId = await askToDeposit(actor, patientId)
    const form = await receiveForm(request, UPLOAD_LIMITS, paths)
    const deposited = await receiveDeposit(actor, patientId, draftId, form, paths)
    const place = "draftId" in deposited ? `add/${deposited.draftId}` : deposited.documentId
    return goTo(request, `/patients/${patientId}/documents/${place}`)
  } catch (error) {
    // The page of the form says what is missing and whom to ask.
    if (error instanceof ForbiddenError) return goTo(request, `/patients/${patientId}/documents/add`)
    const problem = problemOf(error)
    if (!problem) throw error
    return goTo(request, `/patients/${patientId}/documents/add?problem=${problem}`)
  } finally {
    await removeScratch(paths)
  }
})

/** The first question of a deposit: the files, as a stream; then on to what it is, or back with the reason. */
export async function POST(request: Request, context: Context) {
  const response = await receive(request, context)
  if (response.status !== 401) return response
  const { patientId } = await context.params
  return goTo(request, `/sign-in?back=${encodeURIComponent(`/patients/${patientId}/documents/add`)}`)
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
