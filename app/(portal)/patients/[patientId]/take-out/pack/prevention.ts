import { sayAnswer } from "@/components/prevention/prevention-words"
import type { IndexLine, IndexSection } from "@/lib/exports/index/rules"
import type { Prevention } from "@/lib/prevention/queries"
import { type Saying, sayDate, sectionOf, wordsOf } from "./saying"

/** What was said of prevention, the latest first, and by whom: what follows from it is the rules' to say on the day it is read. */
export function preventionSection({ answers, rules }: Prevention, saying: Saying): IndexSection {
  const { f, language } = saying
  const t = wordsOf(saying, "prevention")
  const titleOf = (subject: string) => rules.find((rule) => rule.subject === subject)?.words[language].title
  const lines = answers.map((answer): IndexLine => {
    const said = sayAnswer(answer, { t, f, language })
    const by = t("said.by", { name: answer.author.name, date: sayDate(saying, answer.saidAt) })
    return { name: titleOf(answer.subject) ?? said, lines: [said, by] }
  })
  return sectionOf("prevention", saying.t("file.sections.prevention"), lines)
}
