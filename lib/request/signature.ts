import "server-only"
import type { z } from "zod"
import type { Actor } from "@/lib/access/actor"
import { recordRefusal } from "@/lib/access/database-session"
import { type SignatureAccess, withSignature } from "@/lib/access/signature-access"
import { ConflictError, NotFoundError } from "@/lib/errors"
import { configuration } from "@/lib/platform/configuration"
import { hashSignatureCode, parseSignatureCode } from "@/lib/wishes/signing/rules"
import { formAction } from "./form-action"

const NOBODY = "00000000-0000-0000-0000-000000000000"

/**
 * Reads with the code of a request to sign: null, the same for one that is unknown, answered by somebody else, taken back, too old
 * or no code at all, and for whoever is signed in with the identity of their work.
 */
export async function askSignature<Result>(
  actor: Actor,
  code: string,
  work: (signature: SignatureAccess) => Promise<Result>,
): Promise<Result | null> {
  if (actor.face !== "citizen") return null
  try {
    return await find(actor, code, work)
  } catch (error) {
    if (error instanceof NotFoundError) return null
    throw error
  }
}

/** An answer to a request to sign: its code is the permission, asked again here. */
export function signatureAction<Input extends { code: string }>(
  schema: z.ZodType<Input>,
  run: (signature: SignatureAccess, input: Input) => Promise<string | undefined>,
) {
  return formAction(schema, async (actor, input) => {
    try {
      return await find(actor, input.code, (signature) => run(signature, input))
    } catch (error) {
      throw error instanceof NotFoundError ? new ConflictError("wishes.code_gone") : error
    }
  })
}

async function find<Result>(actor: Actor, code: string, work: (signature: SignatureAccess) => Promise<Result>): Promise<Result> {
  const parsed = parseSignatureCode(code)
  try {
    if (!parsed) throw new NotFoundError()
    return await withSignature(actor, hashSignatureCode(configuration().secret, parsed), work)
  } catch (error) {
    if (error instanceof NotFoundError) await recordRefusal(actor, NOBODY, null, "unknown")
    throw error
  }
}
