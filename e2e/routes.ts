import type { Circle, Person } from "./people"
import { reviewRoutes } from "./review-routes"
import { careCircleRoutes } from "./routes-care-circle"

/** What a door answers: `missing` is the page that says which permission is missing and whom to ask. */
export type Answer = "shown" | "missing" | "not-found" | "sign-in" | "moved" | "forbidden" | "unauthorised"

export type Route = {
  /** The address as Next knows it, groups left out. */
  pattern: string
  address: (circle: Circle) => string
  /** Words of its heading for somebody who may see it; absent for a route handler. */
  heading?: RegExp
  answers: Record<Person, Answer>
  /** The same page in other states, for what only looks at it. */
  also?: (circle: Circle) => string[]
  /** Looked at by somebody else besides, who finds another form there. */
  alsoBy?: (circle: Circle) => { person: Person; address: string }
  /** What its form refuses, where nothing at all is taken. */
  wrong?: Record<string, string>
  /** Who looks at it, where it is not the first who may. */
  seenBy?: Person
  /** A route handler that changes something is asked by a form of ours. */
  method?: "POST"
  /** Whoever asks it is signed out. */
  endsSession?: boolean
}

type Answers = Route["answers"]

const everybody = (answer: Answer): Answers => ({
  patient: answer,
  caregiver: answer,
  caregiverWithout: answer,
  formerCaregiver: answer,
  stranger: answer,
  professional: answer,
  teamProfessional: answer,
  reviewer: answer,
  nobody: answer,
})

export const PUBLIC = everybody("shown")

/** Pages of who is signed in as a citizen, whatever they may see elsewhere. */
export const CITIZENS: Answers = {
  ...everybody("shown"),
  professional: "not-found",
  teamProfessional: "not-found",
  reviewer: "not-found",
  nobody: "sign-in",
}
export const PROFESSIONALS: Answers = {
  ...everybody("not-found"),
  professional: "shown",
  teamProfessional: "shown",
  nobody: "sign-in",
}
export const REVIEWERS: Answers = { ...everybody("not-found"), reviewer: "shown", nobody: "sign-in" }
export const SIGNED_IN_ONLY: Answers = { ...everybody("shown"), nobody: "sign-in" }

/** Pages of one space: everybody without a live basis is told "not found". */
type WithBasis = Pick<Answers, "caregiver" | "caregiverWithout" | "teamProfessional">
const space = (own: Answers["patient"], others: WithBasis): Answers => ({
  ...everybody("not-found"),
  patient: own,
  ...others,
  nobody: "sign-in",
})
export const OWN_SPACE = space("shown", { caregiver: "missing", caregiverWithout: "missing", teamProfessional: "missing" })
/** The patient's professionals: one of the team reads there who treats and who helps. */
const CARE_CIRCLE = space("shown", { caregiver: "missing", caregiverWithout: "missing", teamProfessional: "shown" })
export const VIEW_DOCUMENTS = space("shown", { caregiver: "shown", caregiverWithout: "missing", teamProfessional: "shown" })
/** Nobody but the patient looks through somebody else's eyes. */
const ONLY_PATIENT = space("shown", { caregiver: "not-found", caregiverWithout: "not-found", teamProfessional: "not-found" })
/** Nobody but the author of a deposit, in whose hands its announcement is. */
const ONLY_AUTHOR = space("not-found", { caregiver: "missing", caregiverWithout: "missing", teamProfessional: "shown" })
/** Pages of one access, for the person it was given to. */
const HELPER: Answers = { ...everybody("not-found"), caregiver: "shown", nobody: "sign-in" }
/** Pages of who asked for something, and of nobody else. */
const ONLY_ONES_OWN: Answers = { ...everybody("not-found"), patient: "shown", nobody: "sign-in" }
export const ANY_BASIS = space("shown", { caregiver: "shown", caregiverWithout: "shown", teamProfessional: "shown" })

/** Route handlers speak in status codes. */
const asHandler = (answers: Answers): Answers =>
  Object.fromEntries(
    Object.entries(answers).map(([person, answer]) => [
      person,
      answer === "missing" ? "forbidden" : answer === "sign-in" ? "unauthorised" : answer,
    ]),
  ) as Answers

/** A form with no file in it comes back to the page where one is chosen. */
const UPLOADS = space("moved", { caregiver: "moved", caregiverWithout: "moved", teamProfessional: "moved" })

const page = (pattern: string, heading: RegExp, answers: Answers, address = (_: Circle) => pattern): Route => ({
  pattern,
  address,
  heading,
  answers,
})

const handler = (pattern: string, answers: Answers, over: Partial<Route> = {}): Route => ({
  pattern,
  address: () => pattern,
  answers,
  ...over,
})

/** A page of one space, at `/patients/[patientId]…`. */
const inSpace = (rest: string, heading: RegExp, answers: Answers, fill = (_: Circle) => rest): Route =>
  page(`/patients/[patientId]${rest}`, heading, answers, (circle) => `/patients/${circle.patientId}${fill(circle)}`)

const step = (name: string, heading: RegExp): Route =>
  inSpace(`/helpers/invite/[draftId]/${name}`, heading, OWN_SPACE, ({ draftId }) => `/helpers/invite/${draftId}/${name}`)

const helper = (rest: string, heading: RegExp, id = (circle: Circle) => circle.delegationId): Route =>
  inSpace(`/helpers/[delegationId]${rest}`, heading, OWN_SPACE, (circle) => `/helpers/${id(circle)}${rest}`)

const lens = (rest: string, heading: RegExp, fill = (_: Circle) => rest): Route =>
  inSpace(`/preview/[lensId]${rest}`, heading, ONLY_PATIENT, (circle) => `/preview/${circle.delegationId}${fill(circle)}`)

const REVIEW_ROUTES = reviewRoutes({ page, handler, asHandler, asker: ONLY_ONES_OWN, citizens: CITIZENS, reviewers: REVIEWERS })

export const ROUTES: Route[] = [
  page("/", /Votre santé/, PUBLIC),
  page("/help", /Aide/, PUBLIC),
  page("/privacy", /./, PUBLIC),
  page("/accessibility", /Accessib/, PUBLIC),
  page("/about", /Mon espace santé/, PUBLIC),
  page("/demo/mail", /./, PUBLIC),
  page("/leave/done", /./, PUBLIC),
  page("/not-found", /introuvable/, PUBLIC),
  page("/sign-in", /./, { ...everybody("moved"), nobody: "shown" }),
  page("/home", /Bonjour|faire/, { ...CITIZENS, patient: "moved" }),
  { ...page("/open-space", /Ouvrir votre espace/, { ...CITIZENS, patient: "moved" }), wrong: { matricule: "2" } },
  page("/account", /compte/, SIGNED_IN_ONLY),
  page("/account/contact/[code]", /adresse/, SIGNED_IN_ONLY, () => `/account/contact/${"a".repeat(43)}`),
  page("/account/notices", /Vos avis/, SIGNED_IN_ONLY),
  page("/professional", /Bonjour/, PROFESSIONALS),
  page("/professional/exercice", /./, PROFESSIONALS),
  page("/professional/open", /Ouvrir un dossier/, PROFESSIONALS),
  page("/professional/deposits", /déposé/, PROFESSIONALS),
  ...REVIEW_ROUTES,
  {
    ...inSpace("", /Jeanne/, ANY_BASIS),
    alsoBy: ({ patientId }) => ({ person: "teamProfessional", address: `/patients/${patientId}` }),
  },
  {
    ...inSpace("/documents", /documents/i, VIEW_DOCUMENTS),
    alsoBy: ({ patientId }) => ({ person: "teamProfessional", address: `/patients/${patientId}/documents` }),
  },
  inSpace("/documents/add", /./, ANY_BASIS),
  {
    ...inSpace("/documents/add/[draftId]", /./, ONLY_PATIENT, ({ depositDraftId }) => `/documents/add/${depositDraftId}`),
    alsoBy: ({ patientId, careDraftId }) => ({
      person: "teamProfessional",
      address: `/patients/${patientId}/documents/add/${careDraftId}`,
    }),
  },
  inSpace("/documents/deleted", /./, OWN_SPACE),
  {
    ...inSpace("/documents/[documentId]", /Analyses|sang/, VIEW_DOCUMENTS, ({ documentId }) => `/documents/${documentId}`),
    also: ({ patientId, summaryId, clinicalId, levelOneId }) =>
      [summaryId, clinicalId, levelOneId].map((id) => `/patients/${patientId}/documents/${id}`),
    alsoBy: ({ patientId, awaitedDocumentId }) => ({
      person: "teamProfessional",
      address: `/patients/${patientId}/documents/${awaitedDocumentId}`,
    }),
  },
  inSpace(
    "/documents/[documentId]/announcement",
    /annonce/,
    ONLY_AUTHOR,
    ({ awaitedDocumentId }) => `/documents/${awaitedDocumentId}/announcement`,
  ),
  inSpace("/documents/[documentId]/describe", /./, OWN_SPACE, ({ documentId }) => `/documents/${documentId}/describe`),
  inSpace("/documents/[documentId]/delete", /./, OWN_SPACE, ({ documentId }) => `/documents/${documentId}/delete`),
  ...careCircleRoutes(inSpace, { own: OWN_SPACE, circle: CARE_CIRCLE }),
  inSpace("/journal", /./, ANY_BASIS),
  inSpace("/shared-sign-in", /./, OWN_SPACE),
  inSpace("/helpers", /Qui m’aide/, OWN_SPACE),
  {
    ...helper("", /Claire/),
    also: (circle) =>
      [circle.arrivedId, circle.invitedId, circle.screenInvitedId].map((id) => `/patients/${circle.patientId}/helpers/${id}`),
  },
  helper("/narrow", /Claire|Retirer|change/i),
  helper("/renew", /Claire|Prolonger/),
  helper("/at-end", /./),
  helper("/revoke", /Claire|Retirer/),
  helper("/consent", /./),
  helper("/letter", /./, ({ invitedId }) => invitedId),
  helper("/screen", /./, ({ screenInvitedId }) => screenInvitedId),
  inSpace("/helpers/invite", /./, OWN_SPACE),
  step("who", /./),
  step("purpose", /./),
  step("list", /./),
  step("lines", /./),
  step("until", /./),
  step("unable", /./),
  step("alone", /./),
  step("check", /./),
  { ...lens("", /./), heading: undefined, answers: everybody("moved") },
  lens("/documents", /Claire/),
  lens("/documents/[documentId]", /Analyses|sang/, ({ documentId }) => `/documents/${documentId}`),
  page("/helping", /Les personnes que j’aide/, CITIZENS),
  page("/helping/shared-sign-in", /./, CITIZENS),
  page("/helping/[delegationId]", /Jeanne/, HELPER, ({ delegationId }) => `/helping/${delegationId}`),
  page("/helping/[delegationId]/renounce", /Jeanne/, HELPER, ({ delegationId }) => `/helping/${delegationId}/renounce`),
  page("/invitation", /J’ai reçu une invitation/, PUBLIC),
  page("/invitation/declined", /./, CITIZENS),
  { ...page("/invitation/[code]", /Jeanne|J’ai reçu/, CITIZENS, ({ code }) => `/invitation/${code}`), seenBy: "stranger" },
  handler("/api/health", PUBLIC),
  handler("/api/auth/[...nextauth]", everybody("sign-in"), { address: () => "/api/auth/callback/citizen" }),
  handler("/api/session/extend", asHandler(SIGNED_IN_ONLY), { method: "POST" }),
  handler("/sign-in/[provider]", everybody("moved"), { address: () => "/sign-in/citizen" }),
  handler("/sign-out", everybody("moved"), { method: "POST", endsSession: true }),
  handler("/leave", everybody("moved"), { endsSession: true }),
  handler("/api/uploads/[patientId]", UPLOADS, { method: "POST", address: ({ patientId }) => `/api/uploads/${patientId}` }),
  handler("/patients/[patientId]/documents/[documentId]/file", asHandler(VIEW_DOCUMENTS), {
    address: ({ patientId, documentId }) => `/patients/${patientId}/documents/${documentId}/file`,
  }),
  handler("/patients/[patientId]/documents/[documentId]/content", asHandler(VIEW_DOCUMENTS), {
    address: ({ patientId, levelOneId }) => `/patients/${patientId}/documents/${levelOneId}/content`,
  }),
  handler("/patients/[patientId]/documents/[documentId]/images/[imageId]", asHandler(VIEW_DOCUMENTS), {
    address: ({ patientId, clinicalId }) => `/patients/${patientId}/documents/${clinicalId}/images/0`,
  }),
  handler("/patients/[patientId]/helpers/[delegationId]/letter/pdf", asHandler(OWN_SPACE), {
    address: ({ patientId, invitedId }) => `/patients/${patientId}/helpers/${invitedId}/letter/pdf`,
  }),
  handler("/account/notices/[noticeId]/letter", asHandler({ ...everybody("not-found"), patient: "shown", nobody: "sign-in" }), {
    address: ({ noticeId }) => `/account/notices/${noticeId}/letter`,
  }),
  handler("/pdfjs/[...path]", PUBLIC, { address: () => "/pdfjs/pdf.worker.min.mjs" }),
  handler("/language", everybody("moved"), { method: "POST" }),
]

const LOOKERS: Person[] = ["patient", "caregiver", "stranger", "professional", "teamProfessional", "reviewer", "nobody"]

/** The pages, each with who looks at it and every address at which to look. */
export const viewsOf = (circle: Circle) =>
  ROUTES.filter(({ heading }) => heading).flatMap((route) => {
    const viewer = route.seenBy ?? LOOKERS.find((person) => route.answers[person] === "shown") ?? "nobody"
    const other = route.alsoBy?.(circle)
    const own = { route, viewer, addresses: [route.address(circle), ...(route.also?.(circle) ?? [])] }
    return other ? [own, { route, viewer: other.person, addresses: [other.address] }] : [own]
  })
