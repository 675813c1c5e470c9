import type { Asked } from "@/components/forms/asked-fields"
import { DELEGABLE_PERMISSIONS } from "@/lib/access/sections"
import type { Grant } from "@/lib/delegation/rules"
import { GRANTABLE } from "@/lib/delegation/schema"
import { words } from "@/lib/request/words"
import { capital } from "@/lib/words/capital"

/** The lines of an access, each to tick or to leave; `within` keeps those that it has, so that the page can only take away. */
export async function lineQuestions(name: string, within?: Grant): Promise<Asked[]> {
  const [t, g, r] = [await words("delegation"), await words("groups"), await words("reference")]
  const can = await words("permissions.to")
  const has = (words: readonly string[] | undefined, word: string) => words === undefined || words.includes(word)
  const groups = GRANTABLE.groups.filter((group) => has(within?.documentGroups, group))
  const topics = GRANTABLE.topics.filter((topic) => has(within?.sensitiveTopics, topic))
  const acts = DELEGABLE_PERMISSIONS.filter((word) => word !== "view:documents" && has(within?.permissions, word))
  const questions: (Asked | null)[] = [
    groups.length === 0
      ? null
      : {
          kind: "many",
          name: "documentGroups",
          label: t("lines.groups", { name }),
          options: groups.map((group) => ({ value: group, label: capital(g(`yours.${group}`)), hint: g(`hints.${group}`) })),
        },
    acts.length === 0
      ? null
      : {
          kind: "many",
          name: "permissions",
          label: t("lines.acts", { name }),
          options: acts.map((word) => ({ value: word, label: capital(can(word)) })),
        },
    topics.length === 0
      ? null
      : {
          kind: "many",
          name: "sensitiveTopics",
          label: t("lines.topics"),
          hint: within ? undefined : t("lines.topicsHint", { name }),
          options: topics.map((topic) => ({ value: topic, label: r(`topics.${topic}`) })),
        },
  ]
  return questions.filter((question) => question !== null)
}

/** The lines ticked at first: those of the grant. */
export function tickedLines({ permissions, documentGroups, sensitiveTopics }: Grant) {
  return {
    permissions: permissions.filter((permission) => permission !== "view:documents"),
    documentGroups: [...documentGroups],
    sensitiveTopics: [...sensitiveTopics],
  }
}
