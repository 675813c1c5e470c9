import { sql } from "drizzle-orm"
import { boolean, check, date, integer, jsonb, pgTable, primaryKey, text } from "drizzle-orm/pg-core"
import { PREVENTION_RHYTHMS, PREVENTION_STATUSES, PREVENTION_SUBJECTS } from "../prevention-vocabulary"
import type { AgeWindow, PreventionSource, PreventionWords, Rhythm } from "../reference/prevention-catalogue"
import { type Language, SENSITIVE_TOPICS } from "../vocabulary"
import { instant, isOneOf, quoted } from "./columns"

/** One row is one version of a rule of prevention, as it was published: it stays readable for good and never changes. */
export const preventionRules = pgTable(
  "prevention_rules",
  {
    code: text("code").notNull(),
    version: integer("version").notNull(),
    subject: text("subject").notNull(),
    status: text("status").notNull(),
    sex: text("sex"),
    ages: jsonb("ages").$type<readonly AgeWindow[]>().notNull(),
    asksHighRisk: boolean("asks_high_risk").notNull(),
    topic: text("topic"),
    rhythm: jsonb("rhythm").$type<Rhythm>().notNull(),
    words: jsonb("words").$type<Record<Language, PreventionWords>>().notNull(),
    sources: jsonb("sources").$type<readonly PreventionSource[]>().notNull(),
    inForceFrom: date("in_force_from", { mode: "string" }).notNull(),
    reviewOn: date("review_on", { mode: "string" }).notNull(),
    publishedAt: instant("published_at").notNull().defaultNow(),
  },
  (table) => [
    primaryKey({ name: "prevention_rules_pkey", columns: [table.code, table.version] }),
    isOneOf("prevention_subject_is_known_word", table.subject, PREVENTION_SUBJECTS),
    isOneOf("prevention_status_is_known_word", table.status, PREVENTION_STATUSES),
    isOneOf("prevention_sex_is_known_word", table.sex, ["female", "male"]),
    isOneOf("prevention_topic_is_known_word", table.topic, SENSITIVE_TOPICS),
    check("prevention_version_is_counted", sql`${table.version} >= 1`),
    check("prevention_rule_is_for_ages", sql`jsonb_array_length(${table.ages}) between 1 and 10`),
    check("prevention_window_is_an_age", sql`not jsonb_path_exists(${table.ages}, '$[*] ? (!(@.from >= 0 && @.from <= 130))')`),
    check(
      "prevention_window_ends_after_it_begins",
      sql`not jsonb_path_exists(${table.ages}, '$[*] ? (exists (@.until) && exists (@.from) && !(@.until > @.from && @.until <= 130))')`,
    ),
    check("prevention_rhythm_is_known_word", sql`coalesce(${table.rhythm} ->> 'kind' in (${quoted(PREVENTION_RHYTHMS)}), false)`),
    check(
      "prevention_rhythm_has_its_months",
      sql`case ${table.rhythm} ->> 'kind'
        when 'every' then jsonb_path_exists(${table.rhythm}, '$ ? (@.months >= 1 && @.months <= 240 && @.askedAfter >= 1)')
        when 'after_test' then jsonb_path_exists(${table.rhythm}, '$ ? (@.months.cytology[*] >= 1 && @.months.hpv[*] >= 1 && @.askedAfter >= 1)')
          and not jsonb_path_exists(${table.rhythm}, '$.months.* [*] ? (!(@ >= 1 && @ <= 240))')
        else true end`,
    ),
    check(
      "prevention_rule_has_a_source",
      sql`jsonb_array_length(${table.sources}) >= 1 and not jsonb_path_exists(${table.sources},
        '$[*] ? (!(@.name like_regex "[^ ]" && @.date like_regex "^[0-9]{4}(-[0-9]{2}){0,2}$"))')`,
    ),
    check(
      "prevention_rule_is_said_in_both_languages",
      sql`jsonb_path_exists(${table.words}, '$ ? (@.fr.title like_regex "[^ ]" && @.fr.what like_regex "[^ ]" && @.fr.rule like_regex "[^ ]"
        && @.en.title like_regex "[^ ]" && @.en.what like_regex "[^ ]" && @.en.rule like_regex "[^ ]")')`,
    ),
    check("prevention_rule_is_read_again", sql`${table.reviewOn} > ${table.inForceFrom}`),
  ],
)
