import "server-only"
import { isDatabaseAway } from "@/drizzle/away"
import type { Actor } from "@/lib/access/actor"
import { type DepositRefusal, DepositRefusedError } from "@/lib/documents/upload/rules"
import { configuration } from "@/lib/platform/configuration"
import {
  BrokenUploadError,
  type ReceivedForm,
  receiveForm,
  type UploadLimits,
  UploadTooLargeError,
} from "@/lib/platform/files/uploads/multipart"
import { removeScratch } from "@/lib/platform/files/uploads/scratch"
import { enterUpload } from "@/lib/platform/files/uploads/share"
import { handler } from "./handler"

type Context<Params> = { params: Promise<Params> }

type Door<Params, Asked> = {
  limits: UploadLimits
  /** The page where files are chosen, which says what went wrong. */
  page: (params: Params) => string
  /** Asked before a byte is read; what it answers is handed on. */
  ask: (actor: Actor, params: Params) => Promise<Asked>
  /** Keeps what arrived and says where to go on; `paths` are the scratch files, removed whatever happens. */
  keep: (actor: Actor, params: Params, arrived: { form: ReceivedForm; paths: string[]; asked: Asked }) => Promise<string>
  /** The page that explains a refusal which is not about the files; null for every other fault. */
  explainedAt: (error: unknown, params: Params) => string | null
}

/** Files as a stream, from a form of ours or from a script that shows the progress; then on, or back with the reason. */
export function uploadHandler<Params, Asked>({ limits, page, ask, keep, explainedAt }: Door<Params, Asked>) {
  const receive = handler<Context<Params>>({ mutation: true }, async (actor, request, context) => {
    const params = await context.params
    const leave = enterUpload(actor.accountId)
    if (!leave) return goTo(request, `${page(params)}?problem=${"too_many_at_once" satisfies DepositRefusal}`)
    const paths: string[] = []
    try {
      const asked = await ask(actor, params)
      const form = await receiveForm(request, limits, paths)
      return goTo(request, await keep(actor, params, { form, paths, asked }))
    } catch (error) {
      const elsewhere = explainedAt(error, params)
      if (elsewhere) return goTo(request, elsewhere)
      const problem = problemOf(error)
      if (!problem) throw error
      return goTo(request, `${page(params)}?problem=${problem}`)
    } finally {
      leave()
      await removeScratch(paths)
    }
  })
  return async (request: Request, context: Context<Params>): Promise<Response> => {
    const response = await receive(request, context)
    if (response.status !== 401) return response
    return goTo(request, `/sign-in?back=${encodeURIComponent(page(await context.params))}`)
  }
}

function problemOf(error: unknown): DepositRefusal | null {
  if (error instanceof DepositRefusedError) return error.reason
  if (error instanceof BrokenUploadError) return "interrupted"
  if (error instanceof UploadTooLargeError) return "too_large_together"
  return isDiskFull(error) || isDatabaseAway(error) ? "storage" : null
}

const isDiskFull = (error: unknown) =>
  error instanceof Error && "code" in error && ["ENOSPC", "EDQUOT"].includes(String(error.code))

/** A form goes where it is sent; a script is told where to go. */
function goTo(request: Request, path: string): Response {
  if (request.headers.get("accept") === "application/json") return told({ path })
  return Response.redirect(new URL(path, configuration().url), 303)
}

/** Of a known length: what is not said to be short is compressed on its way, a few words too. */
function told(words: { path: string }): Response {
  const body = JSON.stringify(words)
  return new Response(body, {
    headers: { "content-type": "application/json", "content-length": String(Buffer.byteLength(body)) },
  })
}
