import type { NoticeSubject } from "@/drizzle/vocabulary"

export type Told = { about: NoticeSubject | null; spaceId: string | null; subjectId: string | null; name: string | null }

const HELPER = ({ spaceId, subjectId }: Told) => `/patients/${spaceId}/helpers/${subjectId}`
const HELPING = ({ subjectId }: Told) => `/helping/${subjectId}`

const LINES =
  (page: string) =>
  ({ spaceId }: Told) =>
    `/patients/${spaceId}/profile/${page}`

const RECTIFICATION = ({ spaceId, subjectId }: Told) => `/patients/${spaceId}/rectifications/${subjectId}`

/** Where each thing that is told of stands, for the one who is told. */
const PLACES: Record<NoticeSubject, (told: Told) => string> = {
  arrived: HELPER,
  declined: HELPER,
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
  message: ({ spaceId, subjectId }) => `/patients/${spaceId}/messages/${subjectId}`,
  // A correction is read at its note.
  note: ({ spaceId }) => `/patients/${spaceId}/notebook`,
  task: ({ spaceId, subjectId }) => `/patients/${spaceId}/tasks/${subjectId}`,
  // Who hands over to whom stands with the tasks.
  absence: ({ spaceId }) => `/patients/${spaceId}/tasks`,
  by_law: HELPER,
  trusted_person: ({ spaceId }) => `/patients/${spaceId}/wishes/trusted-person`,
}

/** Which sentence says what happened: that of an answer is one for all that can be proposed. */
export const sentenceOf = (about: NoticeSubject): string => (about.startsWith("answered_") ? "answered" : about)

/** The page of what a notice tells of; null for one that was kept before notices led anywhere. */
export function placeOf(told: Told): string | null {
  if (!told.about) return null
  return told.subjectId || told.about === "address" ? PLACES[told.about](told) : null
}
