import { asSuperuser } from "@/lib/access/testing"
import type { Circle } from "../circle/ids"
import { area as define, inSpace, page } from "../route"

const addressIn = (patientId: string) => `/patients/${patientId}/closing`

/** As after the identity provider: the gesture is there for whoever has just shown who they are. */
async function signInAnew({ actors: { patient }, patientId }: Circle): Promise<string> {
  await asSuperuser((sql) => sql`update sessions set stepped_up_at = now() where account_id = ${patient.accountId}`)
  return addressIn(patientId)
}

/** It was asked for an hour ago: nothing has changed yet. */
async function isAsked({ patientId }: Circle): Promise<string> {
  await asSuperuser(
    (sql) => sql`update patients set closing_asked_at = now() - interval '1 hour' where patient_id = ${patientId}`,
  )
  return addressIn(patientId)
}

/** Closing a space, coming back to it, and what is kept of one that was erased. */
export const area = define({
  routes: [
    inSpace("/closing", "Fermer mon espace", ["view:closing"]),
    page("/account/erased", "Mon attestation d’effacement", "citizens"),
  ],
  actions: {
    askToClose: { may: ["patient"], state: signInAnew },
    undoClosing: { may: ["patient"], state: isAsked },
  },
})
