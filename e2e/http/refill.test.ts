import { expect, test } from "vitest"
import { asSuperuser } from "@/lib/access/testing"
import { newTreatment } from "@/lib/profile/refill/testing"
import { mainOf } from "./asking"
import { ask } from "./client"
import { as } from "./form-of"

test("Who asks for a reminder before the box is empty is told of a mail only where an address is confirmed", async () => {
  const { jeanne, patientId, which } = await newTreatment()
  const address = `/patients/${patientId}/profile/medications/${which.lineId}/refill`
  const read = async () => mainOf((await ask(address, { headers: await as(jeanne) })).text)
  expect(await read()).toContain(`Le rappel sera dans vos notifications, et un e-mail partira à ${jeanne.email}`)
  await asSuperuser((sql) => sql`update accounts set email_verified_at = null where id = ${jeanne.accountId}`)
  expect(await read()).toContain("Le rappel sera dans vos notifications. Aucune adresse e-mail n’est confirmée")
  expect(await read()).not.toContain("un e-mail partira")
})
