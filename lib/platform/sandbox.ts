import { configuration } from "./configuration"

/** Where FranceConnect, ProConnect and Pro Santé Connect let others try: their people are invented and some bear numbers. */
const SANDBOXES = [".dev-franceconnect.fr", ".dev-agentconnect.fr", ".bas.psc.esante.gouv.fr"]

/** Whether an identity provider only knows invented people: the demonstration's own, or the sandbox of a real one. */
export function isSandbox(issuer: string): boolean {
  const host = `.${URL.parse(issuer)?.hostname ?? ""}`
  return configuration().mode === "demo" || SANDBOXES.some((sandbox) => host.endsWith(sandbox))
}
