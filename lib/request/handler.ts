import "server-only"
import { unstable_rethrow } from "next/navigation"
import { isDatabaseAway } from "@/drizzle/away"
import type { Actor } from "@/lib/access/actor"
import { ConflictError, ForbiddenError, InvalidInputError, NotFoundError, UnauthenticatedError } from "@/lib/errors"
import { getActor } from "./actor"
import { codeOfConstraint } from "./constraints"
import { logFault } from "./fault-log"
import { isNavigation } from "./navigation"
import { isFromOurSite } from "./same-site"

type Work<Context> = (actor: Actor, request: Request, context: Context) => Promise<Response>

/**
 * A route handler for somebody who is signed in: 401 without a session, our own check of where a change comes from,
 * each refusal as its status and nothing more, never kept by a cache, a reference instead of a stack trace.
 */
export function handler<Context>({ mutation = false }: { mutation?: boolean }, work: Work<Context>) {
  return async (request: Request, context: Context): Promise<Response> => {
    if (mutation && !isFromOurSite(request)) return bare(403)
    try {
      const actor = await getActor()
      if (!actor) throw new UnauthenticatedError()
      return personal(await work(actor, request, context))
    } catch (error) {
      return refuse(error, isNavigation(request))
    }
  }
}

/** Whoever follows a link to what is gone meets a page of ours, which the door writes where an answer calls itself one. */
function refuse(error: unknown, isFollowed: boolean): Response {
  unstable_rethrow(error)
  if (error instanceof NotFoundError) return bare(404, isFollowed ? { "content-type": "text/html; charset=utf-8" } : {})
  if (error instanceof ForbiddenError) return bare(403)
  if (error instanceof UnauthenticatedError) return bare(401)
  if (error instanceof ConflictError || codeOfConstraint(error)) return bare(409)
  if (error instanceof InvalidInputError) return bare(400)
  if (isDatabaseAway(error)) return bare(503, { "retry-after": "5", "x-relais-reference": logFault(error) })
  return bare(500, { "x-relais-reference": logFault(error) })
}

function bare(status: number, headers: Record<string, string> = {}): Response {
  return new Response(null, { status, headers: { "cache-control": "private, no-store", ...headers } })
}

function personal(response: Response): Response {
  const headers = new Headers(response.headers)
  headers.set("cache-control", "private, no-store")
  headers.set("x-content-type-options", "nosniff")
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers })
}
