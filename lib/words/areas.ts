import type about from "@/messages/fr/about.json"
import type accessibility from "@/messages/fr/accessibility.json"
import type account from "@/messages/fr/account.json"
import type appointments from "@/messages/fr/appointments.json"
import type care from "@/messages/fr/care.json"
import type cda from "@/messages/fr/cda.json"
import type children from "@/messages/fr/children.json"
import type closing from "@/messages/fr/closing.json"
import type common from "@/messages/fr/common.json"
import type complaints from "@/messages/fr/complaints.json"
import type confidentiality from "@/messages/fr/confidentiality.json"
import type consent from "@/messages/fr/consent.json"
import type delegation from "@/messages/fr/delegation.json"
import type demo from "@/messages/fr/demo.json"
import type deposit from "@/messages/fr/deposit.json"
import type documents from "@/messages/fr/documents.json"
import type emergency from "@/messages/fr/emergency.json"
import type errors from "@/messages/fr/errors.json"
import type exports from "@/messages/fr/exports.json"
import type fhir from "@/messages/fr/fhir.json"
import type groups from "@/messages/fr/groups.json"
import type growth from "@/messages/fr/growth.json"
import type help from "@/messages/fr/help.json"
import type helping from "@/messages/fr/helping.json"
import type home from "@/messages/fr/home.json"
import type invitation from "@/messages/fr/invitation.json"
import type journal from "@/messages/fr/journal.json"
import type layout from "@/messages/fr/layout.json"
import type leave from "@/messages/fr/leave.json"
import type letter from "@/messages/fr/letter.json"
import type mail from "@/messages/fr/mail.json"
import type measures from "@/messages/fr/measures.json"
import type narrative from "@/messages/fr/narrative.json"
import type notes from "@/messages/fr/notes.json"
import type overload from "@/messages/fr/overload.json"
import type paper from "@/messages/fr/paper.json"
import type permissions from "@/messages/fr/permissions.json"
import type prevention from "@/messages/fr/prevention.json"
import type privacy from "@/messages/fr/privacy.json"
import type professional from "@/messages/fr/professional.json"
import type profile from "@/messages/fr/profile.json"
import type proposals from "@/messages/fr/proposals.json"
import type purposes from "@/messages/fr/purposes.json"
import type rectifications from "@/messages/fr/rectifications.json"
import type reference from "@/messages/fr/reference.json"
import type refusals from "@/messages/fr/refusals.json"
import type relations from "@/messages/fr/relations.json"
import type review from "@/messages/fr/review.json"
import type rights from "@/messages/fr/rights.json"
import type search from "@/messages/fr/search.json"
import type signin from "@/messages/fr/signin.json"
import type space from "@/messages/fr/space.json"
import type tasks from "@/messages/fr/tasks.json"
import type threads from "@/messages/fr/threads.json"
import type vaccinations from "@/messages/fr/vaccinations.json"
import type watching from "@/messages/fr/watching.json"
import type wishes from "@/messages/fr/wishes.json"

/** Every word of the portal, area by area, as the French files hold it; a test holds that no file is forgotten here. */
export type Catalogue = {
  about: typeof about
  accessibility: typeof accessibility
  account: typeof account
  appointments: typeof appointments
  care: typeof care
  cda: typeof cda
  children: typeof children
  closing: typeof closing
  common: typeof common
  complaints: typeof complaints
  confidentiality: typeof confidentiality
  consent: typeof consent
  delegation: typeof delegation
  demo: typeof demo
  deposit: typeof deposit
  documents: typeof documents
  emergency: typeof emergency
  errors: typeof errors
  exports: typeof exports
  fhir: typeof fhir
  groups: typeof groups
  growth: typeof growth
  help: typeof help
  helping: typeof helping
  home: typeof home
  invitation: typeof invitation
  journal: typeof journal
  layout: typeof layout
  leave: typeof leave
  letter: typeof letter
  mail: typeof mail
  measures: typeof measures
  overload: typeof overload
  narrative: typeof narrative
  paper: typeof paper
  permissions: typeof permissions
  prevention: typeof prevention
  privacy: typeof privacy
  professional: typeof professional
  notes: typeof notes
  profile: typeof profile
  proposals: typeof proposals
  purposes: typeof purposes
  rectifications: typeof rectifications
  reference: typeof reference
  refusals: typeof refusals
  relations: typeof relations
  review: typeof review
  rights: typeof rights
  search: typeof search
  signin: typeof signin
  space: typeof space
  tasks: typeof tasks
  threads: typeof threads
  vaccinations: typeof vaccinations
  watching: typeof watching
  wishes: typeof wishes
}

export type Area = keyof Catalogue

type CodesOf<Name extends Area> = Catalogue[Name] extends { errors: infer Errors } ? `${Name}.${keyof Errors & string}` : never

/** The code of a refusal, `area.code`: only what has its sentence under `errors` in `messages/<language>/<area>.json`. */
export type ErrorCode = { [Name in Exclude<Area, "errors">]: CodesOf<Name> }[Exclude<Area, "errors">]
