import type { Language } from "@/drizzle/vocabulary"
import type { FoldedCard } from "@/lib/platform/letters/folded-card"
import { formatsIn } from "@/lib/words/formats"
import { wordsIn } from "@/lib/words/translator"
import type { CardBlock, EmergencyCard } from "../rules"

type Printed = { card: EmergencyCard; blocks: readonly CardBlock[]; link: string | null; date: Date }

/** The card as it is printed: what it says at its head, what the record says, and the code where the person wants one. */
export function printedCard(language: Language, { card, blocks, link, date }: Printed): FoldedCard {
  const t = wordsIn(language, "emergency")
  return {
    language,
    date,
    title: t("card.title"),
    name: card.name,
    front: [
      t("card.print.born", { date: formatsIn(language).day(card.birthDate) }),
      ...(card.bloodGroup ? [t("card.print.blood", { group: card.bloodGroup })] : []),
      ...(card.speaks ? [t("card.print.speaks", { languages: card.speaks })] : []),
      ...card.firstWords.split("\n").filter((line) => line.trim() !== ""),
      t("card.print.on", { date: formatsIn(language).dateTime(date, { dateStyle: "long" }) }),
    ],
    parts: blocks.map(({ title, lines }) => ({
      title,
      lines: lines.map(({ text, telephone, said }) => {
        if (telephone) return t("card.print.called", { text, telephone })
        return said ? t("card.print.said", { text, kind: said.author.kind, author: said.author.name }) : text
      }),
    })),
    square: link ? { link, alt: t("card.print.square", { link }), hint: t("card.print.hint") } : undefined,
    more: t("card.print.more"),
    how: t("card.print.how"),
  }
}
