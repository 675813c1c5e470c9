import { Card } from "@/components/ui/card"
import { DescriptionList } from "@/components/ui/description-list"
import type { CardBlock, EmergencyCard } from "@/lib/emergency-card/rules"
import { dialled } from "@/lib/emergency-contacts/rules"
import { useFormats, useWords } from "@/lib/request/words"
import { useSaying } from "../profile/line-rows"
import { sayProvenance } from "../profile/line-words"

/** What whoever comes to help reads: who it is, what to know first, then what each section says, and of each line who said it. */
export function CardView({ card, blocks }: { card: EmergencyCard; blocks: readonly CardBlock[] }) {
  const saying = useSaying()
  return (
    <>
      <Card title={card.name}>
        <CardWords card={card} />
      </Card>
      {blocks.map(({ key, title, lines }) => (
        <Card key={key} title={title}>
          <ul className="flex flex-col gap-3">
            {lines.map(({ text, telephone, said }) => (
              <li key={`${text} ${telephone}`} className="wrap-anywhere">
                <p>{text}</p>
                {said && <p className="text-small text-soft">{sayProvenance(said, saying)}</p>}
                {telephone && (
                  <a href={dialled(telephone)} className="lone-link text-large" dir="ltr">
                    {telephone}
                  </a>
                )}
              </li>
            ))}
          </ul>
        </Card>
      ))}
    </>
  )
}

/** What the person says herself. */
export function CardWords({ card }: { card: EmergencyCard }) {
  const [t, f] = [useWords("emergency"), useFormats()]
  const facts = [
    { term: t("card.born"), description: f.day(card.birthDate) },
    ...(card.bloodGroup ? [{ term: t("card.blood"), description: t("card.bloodSaid", { group: card.bloodGroup }) }] : []),
    ...(card.speaks ? [{ term: t("card.speaks"), description: card.speaks }] : []),
  ]
  return (
    <>
      {card.firstWords && <p className="max-w-text text-large whitespace-pre-line wrap-anywhere">{card.firstWords}</p>}
      <DescriptionList items={facts} />
    </>
  )
}
