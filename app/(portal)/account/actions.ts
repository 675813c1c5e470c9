"use server"
import * as account from "@/lib/account/commands"
import * as telephone from "@/lib/account/phone/commands"
import { confirmPhoneSchema, phoneSchema } from "@/lib/account/phone/schema"
import {
  confirmContactSchema,
  contactSchema,
  doctorTitleSchema,
  endSessionSchema,
  languageSchema,
  nothingSchema,
} from "@/lib/account/schema"
import * as notices from "@/lib/notices/commands"
import * as settings from "@/lib/notices/settings/commands"
import { noticeSettingsSchema } from "@/lib/notices/settings/schema"
import { configuration } from "@/lib/platform/configuration"
import { buttonAction, formAction } from "@/lib/request/form-action"
import { rememberLanguage } from "@/lib/request/remember-language"
import { words } from "@/lib/request/words"

const anyActor = { anyActor: true }

/** Ends one of my sessions; ending this one leads to sign-in. */
export const endSession = buttonAction(
  endSessionSchema,
  async (actor, { session }) => {
    await account.endSession(actor, session)
    return session === actor.sessionPublicId ? "/sign-in" : "/account?done=session_ended"
  },
  anyActor,
)

/** Ends every session of mine, this one too. */
export const endAllSessions = buttonAction(
  nothingSchema,
  async (actor) => {
    await account.endAllSessions(actor)
    return "/sign-in"
  },
  anyActor,
)

/** Keeps my language in the account and in this browser. */
export const chooseLanguage = buttonAction(
  languageSchema,
  async (actor, { language }) => {
    await account.chooseLanguage(actor, language)
    await rememberLanguage(language)
    return "/account?done=language"
  },
  anyActor,
)

/** Keeps how my name is written before patients, where I am a doctor. */
export const chooseDoctorTitle = buttonAction(
  doctorTitleSchema,
  async (actor, { title }) => {
    await account.chooseDoctorTitle(actor, title)
    return "/account?done=doctor"
  },
  anyActor,
)

/** Writes to a new address; nothing changes until it is confirmed. */
export const proposeContact = formAction(
  contactSchema,
  async (actor, { email }) => {
    const t = await words("account")
    const { url } = configuration()
    await account.proposeContact(actor, email, {
      toNew: (code) => ({
        subject: t("mail.confirmSubject"),
        text: t("mail.confirmText", { link: `${url}/account/contact/${code}` }),
      }),
      toOld: { subject: t("mail.changeSubject"), text: t("mail.changeText", { link: `${url}/account` }) },
    })
    return "/account?done=contact_proposed"
  },
  anyActor,
)

/** Makes the waiting address mine. */
export const confirmContact = formAction(
  confirmContactSchema,
  async (actor, { code }) => {
    await account.confirmContact(actor, code)
    return "/account?done=contact_confirmed"
  },
  anyActor,
)

/** Sends six digits to a number; nothing changes until they are typed. */
export const proposePhone = formAction(
  phoneSchema,
  async (actor, { phone }) => {
    const t = await words("account")
    await telephone.proposePhone(actor, phone, (code) => t("phone.sms", { code }))
    return "/account/phone?done=phone_proposed"
  },
  anyActor,
)

/** Makes the waiting number mine. */
export const confirmPhone = formAction(
  confirmPhoneSchema,
  async (actor, { code }) => {
    await telephone.confirmPhone(actor, code)
    return "/account?done=phone_confirmed"
  },
  anyActor,
)

/** Nothing is sent to my telephone any more. */
export const removePhone = formAction(
  nothingSchema,
  async (actor) => {
    await telephone.removePhone(actor)
    return "/account?done=phone_removed"
  },
  anyActor,
)

/** Notes that I have read all that I was told. */
export const readAllNotices = buttonAction(
  nothingSchema,
  async (actor) => {
    await notices.readAllNotices(actor)
    return "/account/notices?done=read"
  },
  anyActor,
)

/** Keeps how I want to be told of things, and when not. */
export const chooseNotices = formAction(
  noticeSettingsSchema,
  async (actor, said) => {
    await settings.chooseNotices(actor, said)
    return "/account/notices/choices?done=notices"
  },
  anyActor,
)
