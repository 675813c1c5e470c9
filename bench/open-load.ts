import { Agent, request } from "node:http"
import { setTimeout as sleep } from "node:timers/promises"

/** What came of requests that were sent at their moments, answered or not. */
export type Answers = {
  /** Milliseconds from the moment when each was due to the end of its answer, of the pages that were given. */
  given: number[]
  /** Turned away with a 503 that says when to come again. */
  turnedAway: number
  /** Anything else: another status, a 503 without a word, a connection that broke. */
  wrong: string[]
  /** From the first question to the last answer. */
  seconds: number
}

export type Asked = { url: string; cookie: string; agent: Agent }

/** As many connections as a proxy keeps before the portal, where there is never one for each person. */
export const keptConnections = () => new Agent({ keepAlive: true, maxSockets: 400, maxFreeSockets: 400 })

/**
 * Sends this many requests a second, evenly, whether or not those before are answered, as people do who know nothing of one
 * another: a slow answer delays nobody's question, and counts as long as whoever asked it waited.
 */
export async function openLoad(asked: Asked, perSecond: number, seconds: number): Promise<Answers> {
  const answers: Answers = { given: [], turnedAway: 0, wrong: [], seconds: 0 }
  const waiting: Promise<void>[] = []
  const started = performance.now()
  for (let sent = 0; sent < perSecond * seconds; sent++) {
    const due = started + (sent * 1000) / perSecond
    const early = due - performance.now()
    if (early > 1) await sleep(early)
    waiting.push(note(answers, due, getOnce(asked)))
  }
  await Promise.all(waiting)
  return { ...answers, seconds: (performance.now() - started) / 1000 }
}

type Answer = { status: number; comeAgain: string | undefined }

async function note(answers: Answers, due: number, asked: Promise<Answer>): Promise<void> {
  try {
    const { status, comeAgain } = await asked
    if (status === 200) answers.given.push(performance.now() - due)
    else if (status === 503 && comeAgain) answers.turnedAway++
    else answers.wrong.push(String(status))
  } catch (error) {
    answers.wrong.push(error instanceof Error ? error.message : "broken")
  }
}

export function getOnce({ url, cookie, agent }: Asked): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const sent = request(url, { agent, headers: { cookie } }, (response) => {
      response.resume()
      response.on("error", reject)
      response.on("end", () => resolve({ status: response.statusCode ?? 0, comeAgain: response.headers["retry-after"] }))
    })
    sent.on("error", reject)
    sent.end()
  })
}
