/** A word of FILE_REFUSALS, on its way out of the child process. */
export class Refusal extends Error {
  constructor(reason, detail) {
    super(reason)
    this.reason = reason
    this.detail = detail
  }
}
