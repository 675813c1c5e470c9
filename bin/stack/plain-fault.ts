/** A fault that a person can act upon: its message is one whole sentence and is shown without a stack trace. */
export class PlainFault extends Error {
  override name = "PlainFault"
}
