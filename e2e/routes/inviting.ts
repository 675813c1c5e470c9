import { wideningToSend } from "../circle/states"
import { type Action, area as define, handlerInSpace, inSpace } from "../route"

const NEEDS = ["edit:delegations"] as const
const PATIENT: Action = { may: ["patient"] }

const step = (name: string, heading: string) => inSpace(`/helpers/invite/[draftId]/${name}`, heading, NEEDS)

/** Preparing an invitation, one question a page. */
export const area = define({
  routes: [
    inSpace("/helpers/invite", "Qui voulez-vous inviter ?", NEEDS),
    step("who", "Qui voulez-vous inviter ?"),
    step("purpose", "Que fera Lucie Bonnet pour vous ?"),
    step("list", "Ce que Lucie Bonnet pourra faire"),
    step("lines", "Modifier ligne par ligne"),
    step("until", "Jusqu’à quand ?"),
    step("alone", "Est-ce que quelqu’un vous oblige à donner cet accès ?"),
    step("check", "Comment inviter Lucie Bonnet ?"),
    handlerInSpace("/helpers/invite/[draftId]/paper", NEEDS),
  ],
  actions: {
    draftInvitation: { ...PATIENT, fill: () => ({ name: "Paul Garnier", relation: "neighbour" }) },
    discardDraft: PATIENT,
    answerWho: PATIENT,
    answerPurpose: PATIENT,
    answerLines: PATIENT,
    answerUntil: PATIENT,
    answerAlone: PATIENT,
    proposeInvitation: { ...PATIENT, fill: () => ({ channel: "letter" }) },
    widen: { ...PATIENT, state: wideningToSend },
  },
})
