import type { ErrorCode } from "./words/areas"

/** The refusals that `lib` throws; only `lib/request` catches them, and anything else is a bug. */

/** There is no such thing, or none that this actor may know of: both look the same from outside. */
export class NotFoundError extends Error {
  override name = "NotFoundError"
}

/** The actor has a relationship with the patient, but not this permission. */
export class ForbiddenError extends Error {
  override name = "ForbiddenError"
  constructor(
    readonly permission: string,
    readonly patientId?: string,
  ) {
    super(`The permission ${permission} is missing`)
  }
}

/** The thing changed meanwhile, or the change was already made; `code` names the sentence to show. */
export class ConflictError extends Error {
  override name = "ConflictError"
  constructor(readonly code: ErrorCode) {
    super(code)
  }
}

/** Somebody else changed it while its form was filled in: the page is read anew beside what was typed. */
export class OvertakenError extends ConflictError {
  override name = "OvertakenError"
}

/** Nobody is signed in, or the session has ended. */
export class UnauthenticatedError extends Error {
  override name = "UnauthenticatedError"
}

/** A rule of the domain refuses the input although its shape is right; `field` names where to say it. */
export class InvalidInputError extends Error {
  override name = "InvalidInputError"
  constructor(
    readonly code: ErrorCode,
    readonly field?: string,
  ) {
    super(code)
  }
}

/** A code as the message of a schema: zod takes any string there, this only one that has its sentence. */
export function errorCode<Code extends ErrorCode>(code: Code): Code {
  return code
}
