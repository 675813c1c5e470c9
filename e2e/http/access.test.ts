import { expect, test } from "vitest"
import { cookieOf } from "../circle/circle"
import { circle } from "./circle"
import { ask } from "./client"
import { UNKNOWN, whole } from "./whole"

test("A document kept from a caregiver does not exist for her", async () => {
  const people = await circle()
  const { hiddenDocumentId, deletedDocumentId, patientId } = people
  const headers = cookieOf(people, "caregiver")
  const ids = [hiddenDocumentId, deletedDocumentId, UNKNOWN]
  for (const rest of ["", "/file", "/describe", "/delete"]) {
    const at = async (id: string) => whole(await ask(`/patients/${patientId}/documents/${id}${rest}`, { headers }), ids)
    const unknown = await at(UNKNOWN)
    expect.soft(await at(hiddenDocumentId), rest).toEqual(unknown)
    expect.soft(await at(deletedDocumentId), rest).toEqual(unknown)
  }
  const { text } = await ask(`/patients/${patientId}/documents`, { headers })
  expect(text).not.toMatch(new RegExp(`psychiatrie|${hiddenDocumentId}|${deletedDocumentId}`))
})
