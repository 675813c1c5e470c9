import "server-only"
import { refresh } from "next/cache"
import { headers } from "next/headers"
import { notFound, redirect, unstable_rethrow } from "next/navigation"
import { z } from "zod"
import { isDatabaseAway } from "@/drizzle/away"
import type { Actor } from "@/lib/access/actor"
import {
  ConflictError,
  ForbiddenError,
  InvalidInputError,
  NotFoundError,
  OvertakenError,
  UnauthenticatedError,
} from "@/lib/errors"
import { type FormState, type FormValues, formValues } from "@/lib/forms/rules"
import { getActor, requireActor, requireAnyActor } from "./actor"
import { codeOfConstraint } from "./constraints"
import { logFault } from "./fault-log"
import { forgetTyped, keepTyped, pathnameHere } from "./kept"
import { codeOf, refusalSentences, type Sentences } from "./refusals"
import { noteRefused } from "./refused"
import { isFromOurSite } from "./same-site"
import { noteUnsent } from "./unsent"

/** A path to go to when the work is done, or anything else to stay. */
type Run<Input> = (actor: Actor, input: Input) => Promise<unknown>
type Options = {
  /** A professional who has not picked a place of practice may do this too. */
  anyActor?: boolean
}

/**
 * An action for `useActionState`, with and without JavaScript: reads the form with the strict schema that the browser
 * used, finds the actor, does the work and turns every refusal into what the form shows. A path that `run` returns is
 * gone to; going elsewhere from inside works too.
 */
export function formAction<Input>(schema: z.ZodType<Input>, run: Run<Input>, options: Options = {}) {
  return async (_before: FormState, data: FormData): Promise<FormState> => {
    await requireOurSite()
    const values = formValues(data)
    if (!(await getActor())) await keepTyped({ ...notSent(schema), ...values }, await pathnameHere())
    const actor = await (options.anyActor ? requireAnyActor() : requireActor())
    const parsed = schema.safeParse(values)
    const answer = parsed.success
      ? await attempt(() => run(actor, parsed.data), { actor, values, data })
      : fieldErrors(values, parsed.error, await refusalSentences())
    if (typeof answer === "string") {
      await forgetTyped(await pathnameHere())
      redirect(answer)
    }
    if (answer) await noteRefused()
    return answer ?? { values, fieldErrors: {} }
  }
}

/** What a form of this shape may leave out, as an answer too: a box that was unticked stays so when the form is seen again. */
function notSent(schema: z.ZodType): FormValues {
  return schema instanceof z.ZodObject ? Object.fromEntries(Object.keys(schema.shape).map((name) => [name, []])) : {}
}

/** The same for a form that is one button: nothing to show again, so a refusal is "not found" or the error page. */
export function buttonAction<Input>(schema: z.ZodType<Input>, run: Run<Input>, options: Options = {}) {
  return async (data: FormData): Promise<void> => {
    await requireOurSite()
    const actor = await (options.anyActor ? requireAnyActor() : requireActor())
    const parsed = schema.safeParse(formValues(data))
    if (!parsed.success) notFound()
    let path: unknown
    try {
      path = await run(actor, parsed.data)
    } catch (error) {
      if (error instanceof NotFoundError) notFound()
      throw error
    }
    if (typeof path === "string") redirect(path)
  }
}

/** What handlers ask as well: another site sends nothing in the name of whoever is signed in here. */
async function requireOurSite(): Promise<void> {
  if (!isFromOurSite({ headers: await headers() })) notFound()
}

type Sent = { actor: Actor; values: FormValues; data: FormData }

async function attempt(work: () => Promise<unknown>, { actor, values, data }: Sent): Promise<FormState | string | undefined> {
  try {
    const path = await work()
    return typeof path === "string" ? path : undefined
  } catch (error) {
    unstable_rethrow(error)
    if (error instanceof NotFoundError || error instanceof ForbiddenError) await noteUnsent(actor.accountId, data)
    return refusal(error, values, await refusalSentences())
  }
}

function refusal(error: unknown, values: FormValues, say: Sentences): FormState {
  if (error instanceof NotFoundError) notFound()
  if (error instanceof UnauthenticatedError) redirect("/sign-in")
  if (error instanceof InvalidInputError && error.field) {
    return { values, fieldErrors: { [error.field]: [say(error.code)] } }
  }
  if (error instanceof InvalidInputError) return { values, fieldErrors: {}, formError: say(error.code) }
  if (error instanceof OvertakenError) refresh()
  if (error instanceof ConflictError) return { values, fieldErrors: {}, formError: say(error.code) }
  if (error instanceof ForbiddenError) return { values, fieldErrors: {}, formError: say("refusals.forbidden") }
  const met = codeOfConstraint(error)
  if (met) return { values, fieldErrors: {}, formError: say(met) }
  logFault(error)
  // The database is away or its disk is full: what was typed stays on the page, to be sent again.
  if (isDatabaseAway(error)) return { values, fieldErrors: {}, formError: say("refusals.away") }
  throw error
}

/** Every error of every field, in words; a key that the schema does not know is a fault of the form as a whole. */
function fieldErrors(values: FormValues, error: z.ZodError, say: Sentences): FormState {
  const found: Record<string, string[]> = {}
  let formError: string | undefined
  for (const issue of error.issues) {
    const field = issue.path[0]
    const sentence = say(codeOf(issue.message))
    if (field === undefined) formError = sentence
    else found[String(field)] = [...(found[String(field)] ?? []), sentence]
  }
  return formError ? { values, fieldErrors: found, formError } : { values, fieldErrors: found }
}
