import { notFound } from "next/navigation"
import { LineRows } from "@/components/profile/line-rows"
import { Empty } from "@/components/profile/profile-view"
import { ButtonLink } from "@/components/ui/button"
import { Card } from "@/components/ui/card"
import { PageHeading } from "@/components/ui/page-heading"
import { Pagination } from "@/components/ui/pagination"
import { addressOf, type LineSection, parseSection } from "@/lib/profile/rules"
import { useWords } from "@/lib/request/words"
import { patientPage } from "../../../patient-page"
import { Done } from "../done"
import { Beside } from "../gesture"
import { readSection } from "../reads"

/** One section of the profile: its lines, the latest said first, or those that are over. */
export default async function SectionPage({ params, searchParams }: PageProps<"/patients/[patientId]/profile/[section]">) {
  const { patientId, section: address } = await params
  const query = await searchParams
  const section = parseSection(address)
  if (!section) notFound()
  const base = `/patients/${patientId}/profile`
  return patientPage(
    patientId,
    [`view:${section}`],
    (access) => readSection(access, section, query),
    ({ space, page, isPast, isFurther, mayAdd, gestures, contested, medicines, isProposed }) => (
      <>
        <Done patientId={patientId} section={section} query={query} proposedTo={isProposed ? space.givenName : undefined} />
        <Heading base={base} section={section} isPast={isPast} mayAdd={mayAdd} />
        <Card>
          {page.lines.length === 0 ? (
            <Nothing section={section} isPast={isPast} />
          ) : (
            <LineRows
              lines={page.lines}
              medicines={medicines}
              base={base}
              documents={`/patients/${patientId}/documents`}
              patientName={space.isOwn ? undefined : space.givenName}
              gestures={(line) => (
                <Beside patientId={patientId} line={line} may={gestures[line.id]} inList={contested[line.id]} />
              )}
            />
          )}
        </Card>
        <Further base={`${base}/${addressOf(section)}`} {...page} isPast={isPast} isFurther={isFurther} />
      </>
    ),
  )
}

type HeadingProps = { base: string; section: LineSection; isPast: boolean; mayAdd: boolean }

function Heading({ base, section, isPast, mayAdd }: HeadingProps) {
  const t = useWords("profile")
  const add = mayAdd && !isPast && <ButtonLink href={`${base}/${addressOf(section)}/add`}>{t(`add.${section}`)}</ButtonLink>
  return (
    <>
      <p>
        <a href={base} className="lone-link">
          {t("back")}
        </a>
      </p>
      <PageHeading
        title={t(`${isPast ? "past" : "sections"}.${section}`)}
        lead={isPast ? undefined : t(`leads.${section}`)}
        action={add}
      />
    </>
  )
}

function Nothing({ section, isPast }: { section: LineSection; isPast: boolean }) {
  const t = useWords("profile")
  return isPast ? <p className="text-soft">{t("emptyPast")}</p> : <Empty section={section} />
}

type FurtherProps = {
  base: string
  section: LineSection
  older: string | null
  hasPast: boolean
  isPast: boolean
  isFurther: boolean
}

/** The other pages of the section, and what is over or what holds now. */
function Further({ base, section, older, hasPast, isPast, isFurther }: FurtherProps) {
  const t = useWords("profile")
  const same = isPast ? `${base}?past=1` : base
  return (
    <>
      <Pagination
        label={t("pages")}
        newer={isFurther ? { href: same, label: t("newest") } : undefined}
        older={older ? { href: `${base}?${isPast ? "past=1&" : ""}older=${older}`, label: t("older") } : undefined}
      />
      {(hasPast || isPast) && (
        <p>
          <a href={isPast ? base : `${base}?past=1`} className="lone-link">
            {isPast ? t("now") : t(`past.${section}`)}
          </a>
        </p>
      )}
    </>
  )
}
