import { ButtonLink } from "@/components/ui/button"
import { PageHeading } from "@/components/ui/page-heading"
import { Pagination } from "@/components/ui/pagination"
import { addressOf, type LineSection } from "@/lib/profile/rules"
import { useWords } from "@/lib/request/words"
import type { readSection } from "../reads"

/** What of a section is shown: what holds now, what is over, or what waits for a yes or a no. */
export type Shown = Awaited<ReturnType<typeof readSection>>["show"]

type HeadingProps = { base: string; section: LineSection; show: Shown; mayAdd: boolean }

export function Heading({ base, section, show, mayAdd }: HeadingProps) {
  const t = useWords("profile")
  const leads = { now: t(`leads.${section}`), past: undefined, waiting: t("waiting.lead") }
  const add = mayAdd && show === "now" && (
    <ButtonLink href={`${base}/${addressOf(section)}/add`}>{t(`add.${section}`)}</ButtonLink>
  )
  return (
    <>
      <p>
        <a href={base} className="lone-link">
          {t("back")}
        </a>
      </p>
      <PageHeading
        kicker={show === "waiting" ? t("waiting.kicker") : undefined}
        title={t(`${show === "past" ? "past" : "sections"}.${section}`)}
        lead={leads[show]}
        action={add}
      />
    </>
  )
}

type FurtherProps = {
  base: string
  section: LineSection
  older: string | null
  hasPast: boolean
  show: Shown
  isFurther: boolean
}

const ASKED: Record<Shown, string> = { now: "", past: "past=1", waiting: "waiting=1" }

/** The other pages of the section, and what is over or what holds now. */
export function Further({ base, section, older, hasPast, show, isFurther }: FurtherProps) {
  const t = useWords("profile")
  const list = `${base}/${addressOf(section)}`
  const ways = { now: t(`past.${section}`), past: t("now"), waiting: t("waiting.all") }
  return (
    <>
      <Pagination
        label={t("pages")}
        newer={isFurther ? { href: ASKED[show] ? `${list}?${ASKED[show]}` : list, label: t("newest") } : undefined}
        older={older ? { href: `${list}?${ASKED[show] && `${ASKED[show]}&`}older=${older}`, label: t("older") } : undefined}
      />
      {(hasPast || show !== "now") && (
        <p>
          <a href={show === "now" ? `${list}?past=1` : list} className="lone-link">
            {ways[show]}
          </a>
        </p>
      )}
    </>
  )
}
