-- CreateIndex
CREATE INDEX "survey_link_survey_id_respondent_key_idx" ON "survey_link"("survey_id", "respondent_key");
