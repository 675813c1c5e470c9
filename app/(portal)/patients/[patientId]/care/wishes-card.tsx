import { Card } from "@/components/ui/card"
import { formats, words } from "@/lib/request/words"
import type { CareAnswers } from "../care-reads"

type WishesCardProps = { base: string; wishes: NonNullable<CareAnswers["wishes"]> }

/** Whether wishes exist, since when, and who the trusted person is; never what was written. */
export async function WishesCard({ base, wishes }: WishesCardProps) {
  const [t, w, f] = [await words("professional"), await words("wishes"), await formats()]
  return (
    <Card title={t("space.wishes")}>
      {wishes.length === 0 ? (
        <p className="text-soft">{w("emptyRead")}</p>
      ) : (
        <ul className="flex flex-col gap-2">
          {wishes.map(({ id, kind, writtenAt, name }) => (
            <li key={id}>
              <strong className="font-heading">{w(`kinds.${kind}.title`)}</strong>
              {name && ` · ${name}`}
              <span className="block text-small text-soft">
                {w("written", { date: f.dateTime(writtenAt, { dateStyle: "long" }) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {wishes.length > 0 && (
        <p className="print:hidden">
          <a href={`${base}/wishes`} className="lone-link">
            {t("space.readWishes")}
          </a>
        </p>
      )}
    </Card>
  )
}
