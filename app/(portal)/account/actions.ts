"use server"
import { chooseLanguage, confirmContact, endAllSessions, endSession, proposeContact } from "@/lib/account/commands"
import { confirmContactSchema, contactSchema, endSessionSchema, languageSchema, nothingSchema } from "@/lib/account/schema"
import { configuration } from "@/lib/platform/configuration"
import { buttonAction, formAction } from "@/lib/request/form-action"
import { rememberLanguage } from "@/lib/request/remember-language"
import { words } from "@/lib/request/words"

const anyActor = { anyActor: true }

/** Ends one of my sessions; ending this one leads to sign-in. */
export const endOneSession = buttonAction(
  endSessionSchema,
  async (actor, { session }) => {
    await endSession(actor, session)
    return session === actor.sessionPublicId ? "/sign-in" : "/account"
  },
  anyActor,
)

/** Ends every session of mine, this one too. */
export const endEverySession = buttonAction(
  nothingSchema,
  async (actor) => {
    await endAllSessions(actor)
    return "/sign-in"
  },
  anyActor,
)

/** Keeps my language in the account and in this browser. */
export const changeLanguage = buttonAction(
  languageSchema,
  async (actor, { language }) => {
    await chooseLanguage(actor, language)
    await rememberLanguage(language)
    return "/account"
  },
  anyActor,
)

/** Writes to a new address; nothing changes until it is confirmed. */
export const changeContact = formAction(
  contactSchema,
  async (actor, { email }) => {
    const t = await words("account")
    const { url } = configuration()
    await proposeContact(actor, email, {
      toNew: (code) => ({
        subject: t("mail.confirmSubject"),
        text: t("mail.confirmText", { link: `${url}/account/contact/${code}` }),
      }),
      toOld: { subject: t("mail.changeSubject"), text: t("mail.changeText", { link: `${url}/account` }) },
    })
    return "/account"
  },
  anyActor,
)

/** Makes the waiting address mine. */
export const confirmMyContact = formAction(
  confirmContactSchema,
  async (actor, { code }) => {
    await confirmContact(actor, code)
    return "/account"
  },
  anyActor,
)
