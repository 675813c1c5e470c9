import { join } from "node:path"
import { ensureBuilt } from "@/bin/stack/build"
import { withOwn } from "@/lib/access/own-access"
import { withAccess } from "@/lib/access/require-access"
import { readAtOnce } from "@/lib/documents/reading/testing"
import { draftInvitation } from "@/lib/invitation/commands"
import { draftRequest } from "@/lib/review/asking/commands"
import { measureDecision } from "./access-decision"
import { measureCaseload } from "./caseload"
import { measureClinicalDocument } from "./cda"
import { measureChart } from "./chart"
import { buildComparedApp, startComparedApp } from "./compared-app"
import { asPortal, type BenchDatabase, benchFolder, type Cluster, makeDatabase, startCluster } from "./database"
import { heavyPdf, makeDocument, upload } from "./deposit"
import { measureDeposits } from "./deposits"
import { measureExport } from "./export"
import { type Figure, table, writeFigures } from "./figures"
import { measureFirstPaint } from "./first-paint"
import { measureHelping } from "./helping"
import { measureHome } from "./home"
import { measureListSize } from "./list-size"
import { measureMail } from "./mail"
import { measureMatrixList } from "./matrix-list"
import { measureMemory } from "./memory"
import { measurePageSpeed, takeMarkup } from "./page-speed"
import { measurePageWeight, type WeighedPage } from "./page-weight"
import { type Portal, startPortal } from "./portal"
import { measureReminders } from "./reminders"
import { measureRowLevelSecurity } from "./row-level-security"
import { measureSameAnswer } from "./same-answer"
import { measureSaturation } from "./saturation"
import { measureSearch } from "./search"
import { measureSlowClients } from "./slow-clients"
import { measureWeek } from "./week"

export type Options = { small: boolean; large: boolean; only: string[]; file: string }
type Say = (text: string) => void
type Measure = () => Promise<Figure[]>
type Measurement = [id: string, measure: Measure]
/** Measures, tells what came of it, and keeps it for the table. */
type Take = (id: string, measure: Measure) => Promise<void>

const ROOT = join(import.meta.dirname, "..")
const SMALL = { documents: 500, rounds: 3, milliseconds: 20, decisions: 20, pages: 5, lists: 10 }
const FULL = { documents: 1_000_000, rounds: 7, milliseconds: 1_500, decisions: 2_000, pages: 1_000, lists: 1_000 }
const LOAD = { rounds: 7, seconds: 4, connections: 12 }
const CROWDED = { rounds: 5, seconds: 10 }
/** What stands beside another Next app, built for it. */
const COMPARED = ["P1", "P2", "P7", "P11"]
const DEPOSITS = { warmUp: 200, rounds: 5, deposits: 100, atOnce: 4 }
const SLOW = { clients: 1_000, pages: 100, rounds: 5 }
const KNOCKS = { pairs: 1_000 }
const FEW_MAILS = { waiting: 100, rounds: 1, singles: 5 }
const MANY_MAILS = { waiting: 20_000, rounds: 5, singles: 200 }
const FEW_TEXTS = { documents: 200, inSpace: 300, rounds: 3, lists: 12 }
const MANY_TEXTS = { documents: 20_000, inSpace: 10_000, rounds: 5, lists: 120 }
const FEW_TAKEN = { few: 5, many: 50, bytes: 1_000, rounds: 1 }
const MANY_TAKEN = { few: 100, many: 1_000, bytes: 100_000, rounds: 5 }
const DOCUMENTS_IN_SPACE = 60
/** Just under the largest file that is taken. */
const HEAVY = 20 * 1024 * 1024 - 10_000

/** Everything in turn, on a fresh Postgres; the figures are printed at the end and kept in a file. */
export async function runBench(options: Options, say: Say): Promise<Figure[]> {
  const wants = (...ids: string[]) => options.only.length === 0 || ids.some((id) => options.only.includes(id))
  const withPages = !options.small && wants(...COMPARED, "P8", "P9", "P10", "SAME", "memory", "slow")
  if (withPages) await ensureBuilt(say)
  if (withPages && wants(...COMPARED)) await buildCompared(say)
  const folder = benchFolder(ROOT)
  say("Starting a fresh Postgres…")
  const cluster = await startCluster(folder)
  const figures: Figure[] = []
  const take: Take = async (id, measure) => {
    say(`Measuring ${id}…`)
    const found = await measure()
    figures.push(...found)
    for (const { id: figureId, value } of found) say(`  ${figureId} ${value}`)
  }
  try {
    // First, while nothing of the large tables is in memory yet.
    if (withPages) await measurePages(cluster, folder, wants, take)
    if (wants("mail")) await take("mail", () => measureMail(cluster, folder, options.small ? FEW_MAILS : MANY_MAILS))
    for (const [id, measure] of statementMeasurements(cluster, options, say)) if (wants(id)) await take(id, measure)
  } finally {
    await cluster.stop()
  }
  if (wants("CDA")) await take("CDA", () => measureClinicalDocument({ rounds: options.small ? 3 : 15 }))
  writeFigures(options.file, figures)
  say(`\n${table(figures)}\n\nKept in ${options.file}.`)
  return figures
}

async function buildCompared(say: Say) {
  say("Building the other side of the comparison…")
  await buildComparedApp()
}

/** The measurements that need a database and no portal. */
export function statementMeasurements(
  cluster: Cluster,
  { small, large }: Pick<Options, "small" | "large">,
  say: Say,
): Measurement[] {
  const size = small ? SMALL : FULL
  const larger = large && !small ? [1_000_000, 10_000_000] : [size.documents]
  const smaller = small ? 100 : 100_000
  return [
    ["P3", () => measureRowLevelSecurity(cluster, size)],
    ["P4", () => measureDecision(cluster, size)],
    ["P5", () => measureListSize(cluster, { ...size, smaller, larger }, say)],
    ["P6", () => measureHelping(cluster, { ...size, documents: small ? 500 : 100_000 })],
    ["week", () => measureWeek(cluster, small ? { rounds: 3, weeks: 3 } : { rounds: 7, weeks: 100 })],
    ["home", () => measureHome(cluster, small ? { rounds: 3, homes: 5, visits: 10 } : { rounds: 9, homes: 100, visits: 300 })],
    ["reminders", () => measureReminders(cluster, { due: small ? 300 : 100_000 })],
    ["caseload", () => measureCaseload(cluster, { ...size, patients: small ? 20 : 500, homes: small ? 5 : 20 })],
    ["search", () => measureSearch(cluster, small ? FEW_TEXTS : MANY_TEXTS)],
    ["chart", () => measureChart(cluster, small ? { rounds: 3, charts: 10 } : { rounds: 7, charts: 100 })],
    ["matrix", () => measureMatrixList(cluster, { ...size, documents: small ? 500 : 100_000 })],
    ["export", () => measureExport(cluster, small ? FEW_TAKEN : MANY_TAKEN)],
  ]
}

/** The measurements over HTTP, against the production build. */
async function measurePages(cluster: Cluster, folder: string, wants: (...ids: string[]) => boolean, take: Take): Promise<void> {
  const database = await makeDatabase(cluster, "bench_portal")
  const portal = await startPortal({ cluster, database, folder, documents: DOCUMENTS_IN_SPACE, worker: wants("memory") })
  try {
    if (wants("memory")) await take("memory", () => measureMemory(portal, cluster.pid, { bytes: HEAVY, rounds: 5 }))
    if (wants("P9", "P10")) await take("P9 and P10", () => measureSaturation(portal, CROWDED))
    if (wants("slow")) await take("slow", () => measureSlowClients(portal, SLOW))
    if (wants("P8")) await take("P8", () => measurePaint(portal))
    if (wants("SAME")) await take("SAME", () => measureSameAnswer(portal, KNOCKS))
    if (!wants(...COMPARED)) return
    const compared = await startComparedApp(folder, portal.environment, await takeMarkup(portal, folder))
    try {
      if (wants("P1", "P2")) await take("P1 and P2", () => measurePageSpeed(portal, compared.url, LOAD))
      if (wants("P11")) await take("P11", () => measureDeposits(portal, compared, cluster.pid, DEPOSITS))
      if (wants("P7")) await take("P7", () => measureWeights(portal, database, cluster, compared.url))
    } finally {
      await compared.stop()
    }
  } finally {
    await portal.stop()
  }
}

/** The list and a page with a form, then two documents, one after the other. */
async function measurePaint(portal: Portal): Promise<Figure[]> {
  const space = `/patients/${portal.patientId}`
  const list = { id: "P8-list", what: "the document list", path: `${space}/documents`, beside: "/list" } as const
  const who = `${space}/helpers/invite/${await newInvitation(portal)}/who`
  const form = { id: "P8-form", what: "an invitation, for whom", path: who, beside: "/form" } as const
  const newDocument = async () => {
    const documentId = await makeDocument(portal, await upload(portal, heavyPdf(100_000)))
    await readAtOnce({ patientId: portal.patientId, documentId })
    return documentId
  }
  return measureFirstPaint(portal, { pages: [list, form], documentIds: [await newDocument(), await newDocument()], rounds: 5 })
}

const newInvitation = ({ actor, patientId, environment }: Portal) =>
  asPortal(environment.DATABASE_URL ?? "", () =>
    withAccess(actor, patientId, ["edit:delegations"], (access) =>
      draftInvitation(access, { name: "Claire", relation: "daughter" }),
    ),
  )

/** The people who look at every page are made as the tests make them, for which they sign in as owner and as superuser. */
const measureWeights = (portal: Portal, { superuserUrl, urlFor }: BenchDatabase, { secrets }: Cluster, comparedUrl: string) => {
  const forTests = { OWNER_DATABASE_URL: urlFor("relais_owner", secrets.owner), SUPERUSER_DATABASE_URL: superuserUrl }
  Object.assign(process.env, forTests)
  return asPortal(portal.environment.DATABASE_URL ?? "", async () =>
    measurePageWeight(portal, comparedUrl, await weighedPages(portal)),
  )
}

/** Pages of each kind; those with a form stand in the middle of their journeys. */
async function weighedPages(portal: Portal): Promise<WeighedPage[]> {
  const { actor, patientId } = portal
  const space = `/patients/${patientId}`
  const draftId = await upload(portal, heavyPdf(1_000))
  const invitationId = await newInvitation(portal)
  const caseId = await withOwn(actor, draftRequest)
  return [
    { id: "P7-list", what: "the document list", path: `${space}/documents`, hasForm: false },
    { id: "P7-home", what: "the space's home", path: space, hasForm: false },
    { id: "P7-journal", what: "the journal", path: `${space}/journal`, hasForm: false },
    { id: "P7-deposit", what: "a deposit, the files", path: `${space}/documents/add`, hasForm: true },
    { id: "P7-describe", what: "a deposit, what it is", path: `${space}/documents/add/${draftId}`, hasForm: true },
    { id: "P7-invite", what: "an invitation, for whom", path: `${space}/helpers/invite/${invitationId}/who`, hasForm: true },
    { id: "P7-child", what: "a child's identity, checked in the browser", path: `/children/${caseId}/child`, hasForm: true },
  ]
}
