import { ProfileCard } from "@/components/profile/profile-summary"
import type { LineSection } from "@/lib/profile/rules"
import { words } from "@/lib/request/words"
import type { SpaceHeader } from "@/lib/space/queries"
import type { CareAnswers } from "../care-reads"
import { MovedCard } from "./moved-card"
import { PeopleCard } from "./people-card"
import { VaccinesCard } from "./vaccines-card"
import { WishesCard } from "./wishes-card"

type AnswersProps = { space: SpaceHeader; answers: CareAnswers }

/** What a professional asks first, a small card each, on one screen: what cannot wait stands at its head. */
export async function CareAnswersGrid({ space, answers }: AnswersProps) {
  const t = await words("professional")
  const { measures, vaccines, wishes, people } = answers
  const base = `/patients/${space.patientId}`
  const profile = (...sections: LineSection[]) => <Profile space={space} answers={answers} sections={sections} />
  return (
    <section
      aria-label={t("space.answers")}
      className="gap-4 wrap-anywhere empty:hidden sm:columns-2 lg:columns-3 [&>*]:mb-4 [&>*]:break-inside-avoid"
    >
      {profile("allergies", "conditions", "medications")}
      {measures && <MovedCard base={base} patientName={space.givenName} {...measures} />}
      {profile("procedures")}
      <PeopleCard base={base} people={people} />
      {vaccines && <VaccinesCard base={base} vaccines={vaccines} />}
      {profile("devices")}
      {wishes && <WishesCard base={base} wishes={wishes} />}
      {profile("lifestyle", "family_history")}
    </section>
  )
}

function Profile({ space, answers, sections }: AnswersProps & { sections: LineSection[] }) {
  return sections.map((word) => {
    const found = answers.profile.find(({ section }) => section === word)
    return (
      found && (
        <ProfileCard
          key={word}
          {...found}
          base={`/patients/${space.patientId}/profile`}
          patientName={space.givenName}
          mayAdd={answers.addable.includes(word)}
          toConfirm={answers.toConfirm}
          contested={answers.contested}
        />
      )
    )
  })
}
