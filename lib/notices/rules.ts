import type { NoticeSubject } from "@/drizzle/vocabulary"
import type { ItemSection } from "@/lib/access/sections"
import { addDays, dayInParis } from "@/lib/platform/days"

/** How many notices stand on one page. */
export const PAGE_OF_NOTICES = 20

export type Told = {
  about: NoticeSubject | null
  spaceId: string | null
  subjectId: string | null
  name: string | null
  toldAt: Date
}

const HELPER = ({ spaceId, subjectId }: Told) => `/patients/${spaceId}/helpers/${subjectId}`
const HELPING = ({ subjectId }: Told) => `/helping/${subjectId}`

const LINES =
  (page: string) =>
  ({ spaceId }: Told) =>
    `/patients/${spaceId}/profile/${page}`

const RECTIFICATION = ({ spaceId, subjectId }: Told) => `/patients/${spaceId}/rectifications/${subjectId}`

const CLOSING = ({ spaceId }: Told) => `/patients/${spaceId}/closing`

/** So many days before a letter lies in the week that it tells of, whatever the clock of who reads it. */
const DAYS_BACK = 4

/** Where each thing that is told of stands, for the one who is told. */
const PLACES: Record<NoticeSubject, (told: Told) => string> = {
  arrived: HELPER,
  declined: HELPER,
  returned: HELPER,
  renounced: HELPER,
  opening: HELPER,
  ending: HELPER,
  unused: HELPER,
  first_use: HELPER,
  undelivered: HELPER,
  document: ({ spaceId, subjectId }) => `/patients/${spaceId}/documents/${subjectId}`,
  confirmed: HELPING,
  refused: HELPING,
  withdrawn: HELPING,
  changed: HELPING,
  ended: HELPING,
  ending_own: HELPING,
  request: ({ subjectId }) => `/children/${subjectId}`,
  address: () => "/account",
  phone: () => "/account/phone",
  contested: RECTIFICATION,
  rectification: RECTIFICATION,
  // What was refused may be there no longer: its section says what stands.
  answered_line: ({ spaceId }) => `/patients/${spaceId}/profile`,
  answered_allergies: LINES("allergies"),
  answered_conditions: LINES("conditions"),
  answered_medications: LINES("medications"),
  answered_procedures: LINES("procedures"),
  answered_devices: LINES("devices"),
  answered_family_history: LINES("family-history"),
  answered_lifestyle: LINES("lifestyle"),
  answered_measure: ({ spaceId }) => `/patients/${spaceId}/measures`,
  answered_vaccination: ({ spaceId }) => `/patients/${spaceId}/vaccinations`,
  refill: ({ spaceId, subjectId }) => `/patients/${spaceId}/profile/medications/${subjectId}`,
  answered_appointment: ({ spaceId }) => `/patients/${spaceId}/appointments`,
  // It may have moved or been cancelled since: the agenda says what stands.
  appointment_soon: ({ spaceId }) => `/patients/${spaceId}/appointments`,
  // What it was about is read there, as far as it still stands.
  prevention: ({ spaceId }) => `/patients/${spaceId}/prevention`,
  message: ({ spaceId, subjectId }) => `/patients/${spaceId}/messages/${subjectId}`,
  // A correction is read at its note.
  note: ({ spaceId }) => `/patients/${spaceId}/notebook`,
  task: ({ spaceId, subjectId }) => `/patients/${spaceId}/tasks/${subjectId}`,
  // Who hands over to whom stands with the tasks.
  absence: ({ spaceId }) => `/patients/${spaceId}/tasks`,
  visit_reported: ({ spaceId, subjectId }) => `/patients/${spaceId}/journal/${subjectId}`,
  by_law: HELPER,
  // The letter came when the week was over.
  week: ({ spaceId, toldAt }) => `/patients/${spaceId}/journal?week=${addDays(dayInParis(toldAt), -DAYS_BACK)}#week`,
  trusted_person: ({ spaceId }) => `/patients/${spaceId}/wishes/trusted-person`,
  export_asked: ({ spaceId }) => `/patients/${spaceId}/take-out`,
  export_ready: ({ spaceId }) => `/patients/${spaceId}/take-out`,
  closing_asked: CLOSING,
  closing_undone: CLOSING,
  closing_shut: CLOSING,
  space_erased: () => "/account/erased",
  // A space that is shut is as one that is not there.
  space_shut: () => "/helping",
  space_open_again: () => "/helping",
}

type AboutItem = { subject: NoticeSubject; section: ItemSection }

/** What leads to one item of a section. */
export const ABOUT_ITEMS: readonly AboutItem[] = [
  { subject: "document", section: "documents" },
  { subject: "refill", section: "medications" },
  { subject: "task", section: "tasks" },
]

/** The answers to what was proposed, and in which section it stood. */
export const ABOUT_ANSWERS: readonly AboutItem[] = [
  { subject: "answered_allergies", section: "allergies" },
  { subject: "answered_conditions", section: "conditions" },
  { subject: "answered_medications", section: "medications" },
  { subject: "answered_procedures", section: "procedures" },
  { subject: "answered_devices", section: "devices" },
  { subject: "answered_family_history", section: "family_history" },
  { subject: "answered_lifestyle", section: "lifestyle" },
  { subject: "answered_measure", section: "measures" },
  { subject: "answered_vaccination", section: "vaccinations" },
  { subject: "answered_appointment", section: "appointments" },
]

/** Which sentence says what happened: that of an answer is one for all that can be proposed. */
export const sentenceOf = (about: NoticeSubject): string => (about.startsWith("answered_") ? "answered" : about)

/** The page of what a notice tells of; null for one that was kept before notices led anywhere. */
export function placeOf(told: Told): string | null {
  if (!told.about) return null
  return told.subjectId || told.about === "address" || told.about === "phone" ? PLACES[told.about](told) : null
}
