/** How a test makes the provider lie; nothing outside this process can. */
export type Misbehaviour = {
  nonce?: "other"
  userinfo?: "wrong_key" | "expired" | "wrong_audience" | "other_subject"
  acr?: string
  exercices?: "none"
  /** What it says instead of what it knows; the subject stays. */
  claims?: Record<string, unknown>
}
