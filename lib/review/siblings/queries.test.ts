import { afterAll, describe, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { asSuperuser, newActor } from "@/lib/access/testing"
import { acceptCase } from "../deciding/commands"
import { listTwins } from "../deciding/queries"
import { getCase } from "../queries"
import { inCase, newReviewer, sayYes, sendRequest, someChild, takeUp, tickEverything } from "../testing"
import { listSiblings } from "./queries"

afterAll(closeDatabase)

const seenBy = (reviewer: Awaited<ReturnType<typeof newReviewer>>, caseId: string) =>
  inCase(reviewer, caseId, async (reviewed) => listSiblings(reviewed, await getCase(reviewed)))

describe("Two reviewers on both parents of one child", () => {
  it("each see the other's request, however the name was written, and none of another child", async () => {
    const [thomas, amina] = [await newActor("Thomas Roche"), await newActor("Amina Diallo")]
    const child = someChild()
    const first = await sendRequest(thomas, { child })
    const second = await sendRequest(amina, { child: { ...child, birthName: child.birthName.toUpperCase() }, relation: "mother" })
    await sendRequest(amina, { child: { ...child, givenNames: "Léo" } })
    await sendRequest(amina, { child: { ...child, birthDate: "2022-02-12" } })
    const [isabelle, olivier] = [await newReviewer(), await newReviewer("Olivier Renard")]
    await takeUp(isabelle, first)
    await takeUp(olivier, second)
    expect(await seenBy(olivier, second)).toMatchObject([
      { id: first, isAccepted: false, requesterName: "Thomas Roche", relation: "father", reviewerName: "Isabelle Mercier" },
    ])
    expect(await seenBy(isabelle, first)).toMatchObject([{ id: second, relation: "mother", reviewerName: "Olivier Renard" }])
  })

  it("do not open two spaces by accepting in the same instant: the second is asked about the first's", async () => {
    const child = someChild()
    const ready = await Promise.all(
      ["Thomas Roche", "Amina Diallo"].map(async (name) => {
        const [parent, reviewer] = [await newActor(name), await newReviewer()]
        const caseId = await sendRequest(parent, { child })
        await takeUp(reviewer, caseId)
        return { reviewer, caseId, version: await tickEverything(reviewer, caseId) }
      }),
    )
    const answers = await Promise.allSettled(
      ready.map(({ reviewer, caseId, version }) =>
        inCase(reviewer, caseId, (reviewed) => acceptCase(reviewed, { caseId, version, words: "" })),
      ),
    )
    expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"])
    const late = answers.findIndex(({ status }) => status === "rejected")
    expect(answers[late]).toMatchObject({ reason: { code: "review.same_child", field: "space" } })
    const { reviewer, caseId, version } = ready[late] ?? ready[0] ?? { caseId: "", version: 0 }
    if (!reviewer) throw new Error("Nobody came second")
    const [twin] = await inCase(reviewer, caseId, async (reviewed) => {
      await getCase(reviewed)
      return listTwins(reviewed)
    })
    await inCase(reviewer, caseId, (reviewed) => acceptCase(reviewed, { caseId, version, words: "", space: twin?.patientId }))
    const spaces = await asSuperuser(
      (db) => db`select patient_id, (select count(*)::int from delegations d where d.patient_id = p.patient_id) as parents
        from patients p where birth_name = ${child.birthName}`,
    )
    expect(spaces).toMatchObject([{ parents: 2 }])
  })

  it("still see a request that was accepted, by its number", async () => {
    const child = someChild()
    const first = await sendRequest(await newActor("Thomas Roche"), { child })
    const second = await sendRequest(await newActor("Amina Diallo"), { child })
    await sayYes(await newReviewer(), first)
    const olivier = await newReviewer("Olivier Renard")
    await takeUp(olivier, second)
    expect(await seenBy(olivier, second)).toMatchObject([{ id: first, isAccepted: true }])
  })
})
