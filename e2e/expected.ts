import type { Face } from "@/drizzle/vocabulary"
import { decideAccess } from "@/lib/access/policy"
import { faceOf, type Person, type SignedIn } from "./circle/cast"
import { ASKING, NOW, TIES } from "./circle/ties"
import type { Answer, Audience, Route } from "./route"

/** What a door answers somebody: the pure policy's word about what it needs, and the exceptions that the route names. */
export function expectedAnswer(route: Route, person: Person): Answer {
  const exception = route.except?.[person]
  if (exception) return exception
  const answer = answerByRule(route, person)
  return route.heading === undefined && route.answer !== answer ? asHandler(answer) : answer
}

function answerByRule(route: Route, person: Person): Answer {
  const isOpen = route.for === "everybody" || (person !== "nobody" && isAmong(person, route.for))
  if (isOpen) return route.answer ?? "shown"
  if (person === "nobody") return "sign-in"
  return route.needs ? answerInSpace(route, person) : "not-found"
}

/** Somebody without any basis is told the same as about a patient who does not exist. */
function answerInSpace({ needs = [], answer = "shown" }: Route, person: SignedIn): Answer {
  const decision = decideAccess({ actorAccountId: ASKING, permissions: needs, bases: TIES[person], now: NOW })
  if (decision.granted) return answer
  return decision.refusal === "not_granted" ? "missing" : "not-found"
}

const FACES: Record<string, Face> = { citizens: "citizen", professionals: "professional", reviewers: "reviewer" }

function isAmong(person: SignedIn, audience: Audience | undefined): boolean {
  if (audience === undefined) return false
  if (typeof audience !== "string") return audience.includes(person)
  return audience === "signed-in" || FACES[audience] === faceOf(person)
}

/** Route handlers speak in status codes. */
const asHandler = (answer: Answer): Answer =>
  answer === "missing" ? "forbidden" : answer === "sign-in" ? "unauthorised" : answer
