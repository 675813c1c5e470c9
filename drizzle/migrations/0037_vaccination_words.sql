-- Vaccinations are found by the diseases that they protect from: their words are gathered anew, by the job that finds those that lack.
DELETE FROM "item_words" WHERE "section" = 'vaccinations';
