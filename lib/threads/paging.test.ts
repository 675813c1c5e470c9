import { afterAll, beforeEach, expect, it } from "vitest"
import { closeDatabase } from "@/drizzle/client"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { letTurnsPass } from "@/lib/access/testing"
import { type HelpedRecord, newHelpedRecord } from "@/lib/access/testing/helped-record"
import { listDesk } from "./desk/queries"
import { getThread, listThreads } from "./queries"
import { MOST_MESSAGES, MOST_THREADS } from "./rules"
import { letInto, MESSAGING, newMessage, newThread } from "./testing"

afterAll(closeDatabase)

let { jeanne, claire, morel, patientId } = {} as HelpedRecord
let threadId: string
beforeEach(async () => {
  ;({ jeanne, claire, morel, patientId } = await newHelpedRecord(MESSAGING.permissions))
  threadId = await newThread(jeanne, patientId, { to: morel.accountId, words: "0" })
})

const page = (who: typeof jeanne, before?: number) =>
  withAccess(who, patientId, ["view:messages"], (access) => getThread(access, threadId, before))
const wordsOf = ({ messages }: Awaited<ReturnType<typeof page>>) => messages.map(({ words }) => words)

it("A long thread stands on pages, the latest first, and nothing of it is left out; who came later finds no page of before", async () => {
  for (let nth = 1; nth < MOST_MESSAGES; nth++) await newMessage(jeanne, patientId, threadId, { words: `${nth}` })
  expect((await page(jeanne)).earlier).toBeNull()
  await newMessage(morel, patientId, threadId, { words: "the latest" })
  const latest = await page(jeanne)
  expect([wordsOf(latest)[0], wordsOf(latest).at(-1), latest.messages.length]).toEqual(["1", "the latest", MOST_MESSAGES])
  const before = await page(jeanne, latest.earlier ?? 0)
  expect([wordsOf(before), before.earlier]).toEqual([["0"], null])
  await letInto(jeanne, patientId, threadId, claire)
  await newMessage(morel, patientId, threadId, { words: "for three" })
  expect(wordsOf(await page(claire))).toEqual(["for three"])
  expect([(await page(claire)).earlier, wordsOf(await page(claire, MOST_MESSAGES))]).toEqual([null, []])
})

it("More threads than a page holds follow on the next, for the patient and on a professional's desk", async () => {
  const list = (at: number) => withAccess(jeanne, patientId, ["view:messages"], (access) => listThreads(access, at))
  const desk = (at: number) => withOwn(morel, (own) => listDesk(own, at))
  const begin = () => newThread(jeanne, patientId, { to: morel.accountId })
  // Nobody begins as many in a day.
  for (let nth = 1; nth < MOST_THREADS; nth++) {
    await begin()
    await letTurnsPass(jeanne, "threads", "1 day", patientId)
  }
  for (const read of [list, desk]) expect(await read(1)).toMatchObject({ isMore: false, threads: { length: MOST_THREADS } })
  await begin()
  for (const read of [list, desk]) {
    const [first, second] = [await read(1), await read(2)]
    expect([first.isMore, second.isMore, second.threads.map(({ id }) => id)]).toEqual([true, false, [threadId]])
    expect(first.threads).toHaveLength(MOST_THREADS)
  }
})
