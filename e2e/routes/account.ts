import { randomInt, randomUUID } from "node:crypto"
import { contactToConfirm, doctorByTitle, phoneToConfirm, signedInAnew } from "../circle/states"
import { type Action, area as define, handler, page } from "../route"

/** What changes only things of whoever asks: another person who sends the same changes nothing of hers. */
const OWN: Action = { may: ["patient"] }

/** One's own home, account and notices. */
export const area = define({
  routes: [
    // A patient is led on to her own space, and whoever helps somebody to the people they help.
    page("/home", /^Bonjour (Marc|Victor)$/, "citizens", {
      except: { patient: "moved", caregiver: "moved", caregiverWithout: "moved" },
    }),
    page("/open-space", "Ouvrir votre espace", "citizens", { except: { patient: "moved" }, wrong: { matricule: "2" } }),
    page("/account", "Mon compte", "signed-in"),
    page("/account/contact/[code]", "Confirmer votre adresse", "signed-in", { ids: () => ({ code: "a".repeat(43) }) }),
    page("/account/phone", "Votre numéro de portable", "signed-in"),
    page("/account/notices/choices", "Comment Relais vous prévient", "signed-in"),
    handler("/account/notices/[noticeId]", ["patient"], { answer: "moved" }),
    page("/account/close", "Fermer mon compte", "signed-in", { except: { reviewer: "not-found" } }),
    page("/account-closed", "Votre compte est fermé", "everybody"),
    page("/account/notices", "Notifications", "signed-in"),
    handler("/account/notices/[noticeId]/letter", ["patient"]),
  ],
  actions: {
    openSpace: OWN,
    proposeContact: { ...OWN, fill: () => ({ email: `${randomUUID()}@example.org` }) },
    chooseDoctorTitle: { may: ["professional"], fill: () => ({ title: "dre" }), state: doctorByTitle },
    chooseLanguage: { ...OWN, fill: () => ({ language: "en" }) },
    confirmContact: { ...OWN, state: contactToConfirm },
    proposePhone: { ...OWN, fill: () => ({ phone: `06 39 98 ${randomInt(10, 100)} ${randomInt(10, 100)}` }) },
    confirmPhone: { ...OWN, fill: () => ({ code: "123456" }), state: phoneToConfirm },
    removePhone: { ...OWN, state: phoneToConfirm },
    readAllNotices: OWN,
    chooseNotices: { ...OWN, fill: () => ({ documents: "weekly" }) },
    // Somebody whom nobody helps or is helped by: nothing of the circle ends with the account.
    closeAccount: { may: ["stranger"], state: signedInAnew },
    endSession: OWN,
    endAllSessions: OWN,
  },
})
