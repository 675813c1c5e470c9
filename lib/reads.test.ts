import { expect, it } from "vitest"
import { isHeldByProof, readsOf } from "./house/reads"
import { readSources, sourceOf } from "./house/sources"

/** Every read of somebody's data leaves its line in a journal: by itself, or beside another that tells the same look. */

/** Reads that stand beside one which leaves the line; the proof that they take does not end without it. */
const BESIDE: Record<string, string> = {
  "care-circle requireProfessional": "a command tells what it did with them",
  "care-circle listCaregivers": "the circle is listed in the same look",
  "care-circle searchProfessionals": "public names of professionals; the look at the circle is told",
  "care-circle listOpenConsultations": "one's own home, on a page that tells its own look",
  "care-circle sumUpCareCircle": "a count on a page that tells its own look",
  "care-circle listBlocked": "whom she keeps out, on a page that tells its own look",
  "confidentiality isOfAMinor": "a condition; the page tells its own look",
  "delegation getConsent": "the access whose text it is was viewed",
  "emergency-card getHomeCode": "what the page of the code shows to who made it",
  "emergency-card getCardCode": "the card was viewed",
  "emergency-contacts/card readContactsOnCard": "the card was viewed, or opened by its code",
  "documents/about judge": "a deposit is told when it is made",
  "documents/deposit readProposal": "the draft was viewed",
  "documents/deposit requireProposal": "the deposit is told",
  "documents/deposit/pictures listPictures": "the draft was viewed",
  "documents/download readCda": "the document was viewed",
  "documents/download readFhir": "the document was viewed",
  "documents/files listParts": "the document was viewed",
  "documents/related listRelated": "the document was viewed",
  "documents/withdrawing ownDeposit": "a condition; what asks by it tells",
  "documents/proposals countProposals": "a count on a page that tells its own look",
  "documents/proposals proposesNothing": "the document was viewed",
  "documents/proposals readAparts": "what is taken was told, and a page tells which documents it shows",
  "documents/proposals findProposal": "a command tells what it did with it",
  "documents countUnread": "the documents were listed",
  "documents visible": "a condition; what asks by it tells",
  "documents findNewestOf": "a page that tells its own look asks for one id",
  "documents listFacets": "the documents were listed",
  "documents listStatement": "the text of a statement; who sends it tells",
  "invitation listDrafts": "the accesses were listed",
  "invitation wasSent": "whether, for the way on; the page that it leads to tells",
  "journal/actors actorOf": "reads nothing",
  "journal/actors readsWhole": "a condition; the journal was read",
  "journal/actors readPeople": "who did what is read; the journal was read",
  "journal/watching listWatchers": "the journal was read, or a page that tells its own look",
  "journal/weeks getWeek": "the journal was read",
  "journal listJournalPeople": "the journal was read",
  "preview getLens": "the preview tells what it showed",
  "profile/alike listAlike": "the documents that say the same were viewed",
  "profile/history listVersions": "the line was viewed",
  "profile/medicines findMedicines": "nobody's: a list of medicines that a portal loaded",
  "profile/medicines nameMedicines": "the lines were viewed whose codes are named",
  "profile/medicines codeOfChoice": "a command tells what it did with it",
  "profile/refill getSupply": "the line was viewed",
  "profile/refill getTelling": "the line was viewed",
  "profile/refill listLow": "one's home, on a page that tells its own look",
  "prevention listRules": "published rules; says nothing of a patient",
  "prevention/sight listReaders": "whom the one who decides let in, on a page that tells its own look",
  "prevention readSight": "a command tells what it did by them, and a page its own look",
  "profile linesById": "what asks for them tells",
  "profile/taking readJudged": "the lines beside a proposal were viewed with it, and a command tells what it did",
  "profile requireLine": "a command tells what it did with it",
  "review/deciding listTwins": "the case was viewed; that it was asked for is nobody else's to learn in the space's own journal",
  "review/siblings listSiblings": "the case was viewed",
  "review/siblings waitForSiblings": "reads nothing",
  "measures/growth getChild": "the measures were listed",
  "measures/growth/references readCurves": "nobody's: reference curves that a portal loaded",
  "measures listKinds": "the measures were listed",
  "measures/alike listTakenAt": "the documents that say the same were viewed",
  "measures/importing judgeAll": "the import was looked at, or added",
  "measures/importing ofImport": "a condition; what asks by it tells",
  "measures/importing openContent": "the import was looked at, or added",
  "measures/importing ownImport": "a condition; what asks by it tells",
  "measures/targets listTargets": "the measures were listed",
  "measures/units readUnits": "one's own choice, on a page that tells its own look",
  "journal listOthersLines": "one's own home, on a page that tells its own look",
  "wishes/card readWishesOnCard": "the card was viewed, or opened by its code",
  "wishes listDepositedWishes": "the wishes were listed",
  "wishes/signing ofWish": "a condition; the wishes were listed",
  "rectifications findContested": "a query tells the request that it is about, a command what it did",
  "rectifications/listed listContested": "the items were listed",
  "rectifications readContested": "the item was viewed",
  "rectifications requireRectification": "a command tells what it did with it",
  "notes findNotePage": "the notes of the page were listed",
  "notes findNotesSince": "the notes of the page were listed",
  "notes listOpenPoints": "the notes were listed, or a command tells what it did with them",
  "search/finding askIndex": "what the index knows; the search tells what it showed",
  "search/finding findItem": "a page that tells its own look asks for one line",
  "search/finding findPage": "the search tells what it showed",
  "space/news countNewItems": "how many, on a page that tells its own look",
  "space/to-confirm countToConfirm": "how many, on a page that tells its own look",
  "space getPreviousVisit": "one's own visit, on a page that tells its own look",
  "space getSpaceHeader": "each page of a space tells its own look",
  "threads countUnread": "how many, on a page that tells its own look",
  "threads requireThread": "a command tells what it did with it",
  "threads/answering listAnswerTimes": "what professionals say of themselves, on a page that tells its own look",
  "threads/members findAttending": "the thread was viewed",
  "threads/members listCaregivers": "the thread was viewed, or a command tells what it did with them",
  "threads/members listMembers": "the thread was viewed, or a command tells what it did in it",
  "threads/members listRecipients": "a page that tells its own look, or a command that tells what it did",
  "threads/members listRepresentatives": "a command tells what it did",
  "appointments/alike listAppointmentsAt": "the documents that say the same were viewed",
  "appointments/authorship changeableBy": "a condition; what asks by it tells",
  "appointments/authorship here": "a condition; what asks by it tells",
  "appointments/authorship requireStanding": "a command tells what it did with it",
  "appointments/companions listCompanions": "the agenda was listed, or a command tells what it did with it",
  "appointments/companions companionName": "a command tells what it did with it",
  "appointments/companions requireCompanion": "a command tells what it did with it",
  "appointments/preparing listQuestions": "the appointment was viewed",
  "appointments/preparing listOfAppointment": "the appointment was viewed",
  "tasks/absence isAwayThen": "a command tells what it did",
  "tasks/absence listAbsences": "the tasks were listed in the same look",
  "tasks/absence listAway": "the tasks were listed, or a command tells what it did with them",
  "tasks/absence requireAbsence": "a command tells what it did with it",
  "tasks/authorship changeableBy": "a condition; what asks by it tells",
  "tasks/authorship here": "a condition; what asks by it tells",
  "tasks/authorship requireTask": "a command tells what it did with it",
  "tasks/linking titlesOf": "the tasks were listed",
  "tasks/members listHoldings": "the tasks were listed, or a command tells what it did with them",
  "tasks/members listMembers": "the tasks were listed in the same look",
  "tasks/members listReaching": "the tasks were listed, or a command tells what it did with them",
  "tasks/members listStillTaken": "the tasks were listed",
  "vaccinations getCalendarDays": "the book was listed",
  "vaccinations/alike listDosesOf": "the documents that say the same were viewed",
  "vaccinations/authorship changeableBy": "a condition; what asks by it tells",
  "vaccinations/authorship proofOf": "a command tells what it did with it",
  "vaccinations/authorship requireAfterBirth": "a condition; what asks by it tells",
}

/** Reads of nothing but what is the asker's own, or nobody's. */
const OWN: Record<string, string> = {
  "account findAccountId": "who signs in",
  "account findPastPerson": "a mark of the asker's own browser",
  "account findSession": "one's own session",
  "account getContact": "one's own address",
  "account/phone getPhone": "one's own number",
  "account listSessions": "one's own sessions",
  "helping/news countOwn": "how much waits in one's own space, and nobody's name",
  "closing/certificates listCertificates": "that one's own space was erased, and when",
  "complaints listComplaints": "what one wrote oneself",
  "complaints requireComplaint": "what one wrote oneself",
  "helping/news countAnswersDue": "how many wait in one's own space, and nobody's name",
  "helping getPast": "one's own access that is over: when, and nobody's name",
  "helping helpsSomebody": "whether, and nobody's name",
  "invitation/arrival findHeld": "the id of one's own access",
  "invitation/arrival findSaid": "one's own answer",
  "journal/people readCarePeople": "names for lines that the reader of the journal reads",
  "journal/weeks countComers": "how many people came to one's own space, and nobody's name",
  "notices countUnreadNotices": "how much one was told oneself",
  "notices listNotices": "what one was told oneself",
  "notices/settings getNoticeSettings": "one's own choices",
  "notices requireNoticeLetter": "what one was told oneself",
  "objects countNamed": "names of objects, which say nothing of anybody",
  "objects namedAfter": "names of objects, which say nothing of anybody",
  "objects namedAmong": "names of objects, which say nothing of anybody",
  "threads/answering getAnswerTime": "what one says oneself",
  "exports/making findFiles": "where files lie that somebody asked to take away, and nothing of them; the asking is told",
  "exports/making openKey": "a key and nothing of anybody; what it opens is told",
  "journal/copies readSignedCopy": "what a person asked to take away; the asking is told, and the taking",
  "review/asking listRequests": "one's own requests, as one wrote them",
  "review/keys openCaseKey": "a key and nothing of anybody; what it opens is told",
}

const nameOf = ({ path, name }: { path: string; name: string }) => `${path.slice("lib/".length, -"/queries.ts".length)} ${name}`
const FILES = readSources(["app", "lib"])
const READS = readsOf(FILES)
const UNTOLD = READS.filter(({ tells }) => !tells)

it("Every read of anybody's data leaves its line, or stands in a list that says why not", () => {
  expect(UNTOLD.map(nameOf).sort()).toEqual([...Object.keys(BESIDE), ...Object.keys(OWN)].sort())
  expect(READS.length).toBeGreaterThan(70)
})

it("A read beside another's line takes a proof that does not end without one", () => {
  expect(UNTOLD.filter((read) => nameOf(read) in BESIDE && !isHeldByProof(read)).map(nameOf)).toEqual([])
})

it("A new read without its line would be seen, and so would one that another hides", () => {
  const planted = [
    sourceOf(
      "lib/care/queries.ts",
      `import type { OwnAccess } from "@/lib/access/own-access"
type Mine = OwnAccess
export async function listCare(own: Mine) { return read(own) }
async function read({ tx }: Mine) { return tx.select() }
export async function listTold(own: Mine) { await traceListed(own, await read(own)) }
export const plain = (count: number) => count`,
    ),
    sourceOf(
      "lib/visit/queries.ts",
      'import { listTold } from "../care/queries"\nexport const listVisits = (own: OwnAccess) => listTold(own)',
    ),
  ]
  expect(readsOf(planted).map(({ name, tells }) => [name, tells])).toEqual([
    ["listCare", false],
    ["listTold", true],
    ["listVisits", true],
  ])
})
