import { DOCUMENT_GROUPS, GRANTABLE_TOPICS } from "@/drizzle/vocabulary"
import { DELEGABLE_PERMISSIONS } from "../sections"
import type { BasisModule } from "./basis"
import { delegationsOf, latestOpen } from "./delegated"
import { areIn } from "./words"

const GIVABLE_GROUPS = DOCUMENT_GROUPS.filter((group) => group !== "wishes")
const arePermissions = areIn(DELEGABLE_PERMISSIONS)
const areGroups = areIn(GIVABLE_GROUPS)
const areTopics = areIn(GRANTABLE_TOPICS)

/** An adult able to decide gave the access: it holds what was written that day, and gains nothing when a section is added. */
export const consent = {
  word: "consent",
  side: "caregiver",
  rests: "consent",
  governs: false,
  said: "dated",
  ties: delegationsOf("consent"),
  scope: (question) => {
    const open = latestOpen(question)
    if (open?.basis !== "consent") return null
    const { id: delegationId, permissions, documentGroups: groups, sensitiveTopics: topics } = open
    if (!arePermissions(permissions) || !areGroups(groups) || !areTopics(topics)) return "malformed"
    const items = { kind: "granted", groups, topics } as const
    return { basis: "consent", delegationId, actorAccountId: question.actorAccountId, permissions, items }
  },
} satisfies BasisModule<"consent">
