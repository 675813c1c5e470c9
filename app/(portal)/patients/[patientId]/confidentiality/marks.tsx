import { Card } from "@/components/ui/card"
import { ruleValue } from "@/lib/reference/dated-rules"
import { useWords } from "@/lib/request/words"

type Said = { patientId: string }

/** The marks in plain words: what nobody sees, who sets each, and where; of a minor's secret only a minor is told. */
export function Marks({ patientId, isMinor }: Said & { isMinor: boolean }) {
  return (
    <>
      <Hidden patientId={patientId} />
      <Sensitive patientId={patientId} />
      <Mark name="announced" lines={["what", "who", "ask"]} />
      {isMinor && <Mark name="minor" lines={["what", "how"]} />}
      <Mark name="readers" lines={["text"]} />
    </>
  )
}

function Hidden({ patientId }: Said) {
  const ways = [
    { href: `/patients/${patientId}/documents`, word: "documents" },
    { href: `/patients/${patientId}/profile`, word: "profile" },
    { href: `/patients/${patientId}/measures`, word: "measures" },
    { href: `/patients/${patientId}/vaccinations`, word: "vaccinations" },
    { href: `/patients/${patientId}/wishes/readers`, word: "wishes" },
  ]
  return <Mark name="hidden" lines={["what", "still", "effect", "how"]} ways={ways} />
}

function Sensitive({ patientId }: Said) {
  const ways = [{ href: `/patients/${patientId}/helpers`, word: "helpers" }]
  return <Mark name="sensitive" lines={["what", "not", "how"]} ways={ways} />
}

type MarkProps = { name: string; lines: readonly string[]; ways?: { href: string; word: string }[] }

function Mark({ name, lines, ways = [] }: MarkProps) {
  const t = useWords("confidentiality")
  return (
    <Card title={t(`${name}.title`)} id={name}>
      {lines.map((line) => (
        <p key={line} className="max-w-text">
          {t(`${name}.${line}`, { days: ruleValue("announcement_at_most").value })}
        </p>
      ))}
      {ways.length > 0 && (
        <p className="flex flex-wrap gap-x-6">
          {ways.map(({ href, word }) => (
            <a key={word} href={href} className="lone-link">
              {t(`${name}.${word}`)}
            </a>
          ))}
        </p>
      )}
    </Card>
  )
}
