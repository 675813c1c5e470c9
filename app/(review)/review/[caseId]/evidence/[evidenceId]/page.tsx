import { PortalPage } from "@/components/layout/portal-page"
import { Actions, ButtonLink } from "@/components/ui/button"
import { Notice } from "@/components/ui/notice"
import { PageHeading } from "@/components/ui/page-heading"
import { scrolled } from "@/components/ui/scrolled"
import { Tabs } from "@/components/ui/tabs"
import { readAs } from "@/lib/request/own"
import { words } from "@/lib/request/words"
import { tryEvidencePage } from "@/lib/review/evidence/queries"
import { caseNumber, parseZoom, ZOOMS, type Zoom } from "@/lib/review/rules"
import { ArrowKeys } from "./arrow-keys"

const WIDTHS: Record<Zoom, string> = {
  fit: "max-h-[85vh] w-auto max-w-full",
  large: "w-full max-w-none",
  larger: "w-[200%] max-w-none",
}

/** One page of one file, as large as wanted; links and arrow keys turn the pages. */
export default async function EvidencePage({ params, searchParams }: PageProps<"/review/[caseId]/evidence/[evidenceId]">) {
  const { caseId, evidenceId } = await params
  const asked = await searchParams
  const zoom = parseZoom(asked.zoom)
  const page = Number(asked.page ?? "1")
  const { name, pageCount, isShown } = await readAs("reviewer", (actor) => tryEvidencePage(actor, caseId, evidenceId, page))
  const t = await words("review")
  const place = { page, pages: pageCount }
  const here = `/review/${caseId}/evidence/${evidenceId}`
  const at = (number: number, size: Zoom = zoom) => `${here}?page=${number}${size === "fit" ? "" : `&zoom=${size}`}`
  return (
    <PortalPage nav="reviewer" current="/review">
      <PageHeading kicker={t("number", { number: caseNumber(caseId) })} title={name} lead={t("evidence.page", place)} />
      <Tabs
        label={t("evidence.zoom")}
        items={ZOOMS.map((size) => ({ href: at(page, size), label: t(`evidence.${size}`), current: size === zoom }))}
      />
      {isShown ? (
        <Sheet source={`${here}/image?page=${page}`} alt={t("evidence.alt", { ...place, name })} zoom={zoom} />
      ) : (
        <Unreadable caseId={caseId} />
      )}
      <Turn caseId={caseId} previous={page > 1 ? at(page - 1) : undefined} next={page < pageCount ? at(page + 1) : undefined} />
    </PortalPage>
  )
}

async function Sheet({ source, alt, zoom }: { source: string; alt: string; zoom: Zoom }) {
  const t = await words("review")
  return (
    <div {...scrolled(t("evidence.scroll"))} className="overflow-x-auto rounded-card border border-line bg-card p-2">
      <img src={source} alt={alt} className={`mx-auto ${WIDTHS[zoom]}`} />
    </div>
  )
}

async function Turn({ caseId, previous, next }: { caseId: string; previous?: string; next?: string }) {
  const t = await words("review")
  return (
    <>
      <ArrowKeys previous={previous} next={next} />
      <Actions>
        {previous && <ButtonLink href={previous}>{t("evidence.previous")}</ButtonLink>}
        {next && <ButtonLink href={next}>{t("evidence.next")}</ButtonLink>}
        <ButtonLink href={`/review/${caseId}`} tone="secondary">
          {t("evidence.backCase")}
        </ButtonLink>
      </Actions>
      {(previous || next) && <p className="text-small text-soft">{t("evidence.keys")}</p>}
    </>
  )
}

async function Unreadable({ caseId }: { caseId: string }) {
  const t = await words("review")
  return (
    <>
      <Notice tone="attention">
        <p>{t("evidence.unreadable")}</p>
      </Notice>
      <ButtonLink href={`/review/${caseId}/more?reason=evidence_unreadable`}>{t("evidence.askAgain")}</ButtonLink>
    </>
  )
}
