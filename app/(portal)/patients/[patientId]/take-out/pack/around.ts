import { sayDue, sayAuthor as sayTaskAuthor, sayWho } from "@/components/tasks/task-words"
import type { CardBlock, EmergencyCard } from "@/lib/emergency-card/rules"
import type { IndexLine, IndexSection } from "@/lib/exports/index/rules"
import type { Note } from "@/lib/notes/rules"
import { relationWord } from "@/lib/reference/relations"
import type { Task } from "@/lib/tasks/rules"
import type { Thread } from "@/lib/threads/rules"
import { ANSWERS, type Wish, type WishesOfAKind } from "@/lib/wishes/rules"
import { named, type Saying, sayDate, sectionOf, wordsOf } from "./saying"

/** What the person wants, in force and before. */
export function wishSection(kinds: readonly WishesOfAKind[], saying: Saying): IndexSection {
  const said = kinds.flatMap(({ inForce, earlier }) => [...(inForce ? [inForce] : []), ...earlier])
  return sectionOf(
    "wishes",
    saying.t("file.sections.wishes"),
    said.map((wish) => sayWish(wish, saying)),
  )
}

function sayWish({ kind, said, writtenAt, ended, document }: Wish, saying: Saying): IndexLine {
  const t = wordsOf(saying, "wishes")
  const written = sayDate(saying, writtenAt)
  const say = (answer: string) =>
    answer === "relation" ? relationWord(said.relation ?? "", "unknown", saying.language) : (said[answer] ?? "")
  return {
    name: t(`kinds.${kind}.title`),
    lines: [
      ended ? t(`ended.${ended.reason}`, { written, ended: sayDate(saying, ended.at) }) : t("written", { date: written }),
      document?.title ? t("deposited", { title: document.title }) : "",
      ...ANSWERS[kind].flatMap((answer) => (said[answer] ? [t(`answers.${kind}.${answer}`), say(answer)] : [])),
    ],
  }
}

/** The emergency card, as it is printed. */
export function cardSection(
  { card, blocks }: { card: EmergencyCard; blocks: readonly CardBlock[] },
  saying: Saying,
): IndexSection {
  const lines = blocks.map(({ title, lines: said }) => ({
    name: title,
    lines: said.map(({ text, telephone }) => [text, telephone].filter(Boolean).join(", ")),
  }))
  const first = [card.firstWords, card.speaks, card.bloodGroup ?? ""].filter(Boolean)
  const title = saying.t("file.sections.emergency_card")
  return sectionOf("emergency_card", title, first.length > 0 ? [{ name: card.name, lines: first }, ...lines] : lines)
}

/** What is to be done and what was done. */
export function taskSection(tasks: readonly Task[], saying: Saying): IndexSection {
  const with_ = { ...saying, t: wordsOf(saying, "tasks") }
  const said = tasks.map((task): IndexLine => {
    const doing = { taken: task.taken && named(task.taken), done: task.done && named(task.done) }
    return {
      name: task.title,
      lines: [
        task.details ?? "",
        sayDue(task, with_),
        sayWho(doing, with_),
        sayTaskAuthor({ ...task, author: named(task.author) }, with_),
      ],
    }
  })
  return sectionOf("tasks", saying.t("file.sections.tasks"), said)
}

/** The notebook, each note with its corrections. */
export function noteSection(notes: readonly Note[], saying: Saying): IndexSection {
  const signed = ({ author, writtenAt }: Pick<Note, "author" | "writtenAt">) => `${author.name}, ${sayDate(saying, writtenAt)}`
  const said = notes.map((note) => ({
    name: signed(note),
    lines: [note.body, ...note.corrections.flatMap((one) => [signed(one), one.body])],
  }))
  return sectionOf("notes", saying.t("file.sections.notes"), said)
}

/** What was written to whom, thread by thread. */
export function messageSection(threads: readonly Thread[], saying: Saying): IndexSection {
  const { t, f } = saying
  const said = threads.map(({ subject, members, messages }) => ({
    name: subject,
    lines: [
      members.length > 0 ? t("file.thread", { names: f.list(members.map(({ name }) => name)) }) : "",
      ...messages.map(({ author, sentAt, words }) =>
        t("file.message", { name: author.name, on: f.dateTime(sentAt, { dateStyle: "long", timeStyle: "short" }), words }),
      ),
    ],
  }))
  return sectionOf("messages", t("file.sections.messages"), said)
}

type HelperSaid = {
  caregiverName: string
  arrivedName: string | null
  opensAt: Date | null
  closesAt: Date | null
  endsAt: Date | null
}

/** Who helps or once did, and from when to when. */
export function helperSection(helpers: readonly HelperSaid[], saying: Saying): IndexSection {
  const said = helpers.map(({ caregiverName, arrivedName, opensAt, endsAt, closesAt }) => {
    const until = closesAt ?? endsAt
    const period = opensAt && until && { from: sayDate(saying, opensAt), until: sayDate(saying, until) }
    return { name: arrivedName ?? caregiverName, lines: period ? [saying.t("file.since", period)] : [] }
  })
  return sectionOf("delegations", saying.t("file.sections.delegations"), said)
}

type MemberSaid = { name: string; place: string | null; isAttendingDoctor: boolean; addedAt: Date }

/** The care team. */
export function teamSection(members: readonly MemberSaid[], saying: Saying): IndexSection {
  const said = members.map(({ name, place, isAttendingDoctor }) => ({
    name,
    lines: [place ?? "", isAttendingDoctor ? saying.t("file.attending") : ""],
  }))
  return sectionOf("care_circle", saying.t("file.sections.care_circle"), said)
}
