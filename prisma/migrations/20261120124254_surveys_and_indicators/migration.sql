-- CreateEnum
CREATE TYPE "survey_state" AS ENUM ('draft', 'open', 'closed');

-- CreateTable
CREATE TABLE "survey" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "source" TEXT,
    "state" "survey_state" NOT NULL DEFAULT 'draft',
    "class" TEXT NOT NULL,
    "salt" BYTEA,
    "version" INTEGER,
    "opens_at" TIMESTAMPTZ(3),
    "closes_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "salt_until" TIMESTAMPTZ(3),
    "salt_destroyed_at" TIMESTAMPTZ(3),
    "texts_deleted_at" TIMESTAMPTZ(3),
    "fictional" BOOLEAN NOT NULL DEFAULT false,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_version" (
    "survey_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "definition" JSONB NOT NULL,
    "sha256" TEXT NOT NULL,
    "edit" INTEGER NOT NULL DEFAULT 1,
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3),
    "frozen_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_version_pkey" PRIMARY KEY ("survey_id","number")
);

-- CreateTable
CREATE TABLE "survey_batch" (
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "frame" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "asked" INTEGER,
    "returned" INTEGER NOT NULL DEFAULT 0,
    "population" INTEGER,
    "everyone" BOOLEAN NOT NULL DEFAULT false,
    "drawn" JSONB,
    "announcement_id" UUID,
    "poster_hash" BYTEA,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_batch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_code" (
    "code_hash" BYTEA NOT NULL,
    "batch_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "member_id" UUID,
    "answered" BOOLEAN NOT NULL DEFAULT false,
    "void" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "survey_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "survey_asked" (
    "survey_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "answered" BOOLEAN NOT NULL DEFAULT false,
    "reminded_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_asked_pkey" PRIMARY KEY ("survey_id","resident_id")
);

-- CreateTable
CREATE TABLE "survey_link" (
    "token_hash" BYTEA NOT NULL,
    "survey_id" UUID NOT NULL,
    "respondent_key" BYTEA NOT NULL,
    "frame" TEXT NOT NULL,
    "batch_id" UUID,
    "resident_id" UUID,
    "code_hash" BYTEA,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "spent_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "survey_sheet" (
    "survey_id" UUID NOT NULL,
    "respondent_key" BYTEA NOT NULL,
    "frame" TEXT NOT NULL,
    "batch_id" UUID,
    "version" INTEGER NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'ja',
    "entries" BYTEA NOT NULL,
    "reached" INTEGER NOT NULL DEFAULT 0,
    "submitted" BOOLEAN NOT NULL DEFAULT false,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_sheet_pkey" PRIMARY KEY ("survey_id","respondent_key")
);

-- CreateTable
CREATE TABLE "survey_response" (
    "id" BIGSERIAL NOT NULL,
    "survey_id" UUID NOT NULL,
    "respondent_key" BYTEA NOT NULL,
    "frame" TEXT NOT NULL,
    "batch_id" UUID,
    "version" INTEGER NOT NULL,
    "language" TEXT NOT NULL,
    "way" TEXT NOT NULL,
    "picks" BIGINT[],
    "values" JSONB NOT NULL DEFAULT '{}',
    "texts" BYTEA,
    "row_hash" BYTEA NOT NULL,
    "stamp" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "submitted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_response_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_text_tag" (
    "response_id" BIGINT NOT NULL,
    "question" TEXT NOT NULL,
    "tag" TEXT NOT NULL,
    "added_by" UUID NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_text_tag_pkey" PRIMARY KEY ("response_id","question","tag")
);

-- CreateTable
CREATE TABLE "survey_tally" (
    "survey_id" UUID NOT NULL,
    "counts" JSONB NOT NULL,
    "answers_sha256" TEXT NOT NULL,
    "counted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_tally_pkey" PRIMARY KEY ("survey_id")
);

-- CreateTable
CREATE TABLE "survey_edition" (
    "survey_id" UUID NOT NULL,
    "number" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "basis" JSONB NOT NULL,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "published_by" UUID,
    "published_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "survey_edition_pkey" PRIMARY KEY ("survey_id","number")
);

-- CreateTable
CREATE TABLE "survey_import" (
    "id" UUID NOT NULL,
    "survey_id" UUID NOT NULL,
    "batch_id" UUID NOT NULL,
    "file_name" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "mapping" JSONB NOT NULL,
    "counts" JSONB NOT NULL,
    "imported_by" UUID NOT NULL,
    "imported_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_import_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "survey_paper" (
    "survey_id" UUID NOT NULL,
    "code_hash" BYTEA NOT NULL,
    "entries" BYTEA NOT NULL,
    "keyed_by" UUID NOT NULL,
    "keyed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "survey_paper_pkey" PRIMARY KEY ("survey_id","code_hash")
);

-- CreateTable
CREATE TABLE "panel_member" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "panel" TEXT NOT NULL,
    "name" BYTEA NOT NULL,
    "address" BYTEA,
    "left_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "panel_member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_reading" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "indicator" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "source_key" TEXT,
    "survey_id" UUID,
    "frame" TEXT,
    "reading" JSONB NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "as_of" DATE NOT NULL,
    "fictional" BOOLEAN NOT NULL DEFAULT false,
    "entered_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),
    "withdrawn_by" UUID,
    "withdrawn_why" TEXT,

    CONSTRAINT "indicator_reading_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "indicator_mark" (
    "indicator" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "ward" TEXT NOT NULL,
    "mark" TEXT NOT NULL,
    "scale" TEXT NOT NULL,
    "reading_id" UUID,
    "facts" JSONB NOT NULL,
    "given_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "given_by" UUID,

    CONSTRAINT "indicator_mark_pkey" PRIMARY KEY ("indicator","fiscal_year")
);

-- CreateTable
CREATE TABLE "plan_entry" (
    "id" BIGSERIAL NOT NULL,
    "ward" TEXT NOT NULL,
    "plan" TEXT NOT NULL,
    "node" TEXT NOT NULL,
    "field" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "written_by" UUID,
    "written_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "plan_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_plan" (
    "id" TEXT NOT NULL,
    "ward" TEXT NOT NULL,
    "fiscal_year" INTEGER NOT NULL,
    "content" JSONB NOT NULL,
    "edit" INTEGER NOT NULL DEFAULT 1,
    "made_from" TEXT,
    "updated_by" UUID,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_plan_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ward_event" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "series" TEXT,
    "scope" TEXT,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3),
    "place" TEXT,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "fictional" BOOLEAN NOT NULL DEFAULT false,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ward_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attendance" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "people" INTEGER NOT NULL,
    "note" TEXT,
    "recorded_by" UUID,
    "recorded_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "attendance_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "survey_state_closes_at_idx" ON "survey"("state", "closes_at");

-- CreateIndex
CREATE UNIQUE INDEX "survey_ward_key_key" ON "survey"("ward", "key");

-- CreateIndex
CREATE UNIQUE INDEX "survey_batch_poster_hash_key" ON "survey_batch"("poster_hash");

-- CreateIndex
CREATE INDEX "survey_batch_survey_id_idx" ON "survey_batch"("survey_id");

-- CreateIndex
CREATE INDEX "survey_code_member_id_idx" ON "survey_code"("member_id");

-- CreateIndex
CREATE UNIQUE INDEX "survey_code_batch_id_number_key" ON "survey_code"("batch_id", "number");

-- CreateIndex
CREATE INDEX "survey_asked_resident_id_asked_at_idx" ON "survey_asked"("resident_id", "asked_at");

-- CreateIndex
CREATE INDEX "survey_asked_batch_id_idx" ON "survey_asked"("batch_id");

-- CreateIndex
CREATE INDEX "survey_link_expires_at_idx" ON "survey_link"("expires_at");

-- CreateIndex
CREATE INDEX "survey_link_resident_id_idx" ON "survey_link"("resident_id");

-- CreateIndex
CREATE INDEX "survey_sheet_updated_at_idx" ON "survey_sheet"("updated_at");

-- CreateIndex
CREATE UNIQUE INDEX "survey_response_survey_id_respondent_key_key" ON "survey_response"("survey_id", "respondent_key");

-- CreateIndex
CREATE INDEX "survey_import_survey_id_idx" ON "survey_import"("survey_id");

-- CreateIndex
CREATE INDEX "panel_member_ward_panel_idx" ON "panel_member"("ward", "panel");

-- CreateIndex
CREATE INDEX "indicator_reading_ward_indicator_as_of_idx" ON "indicator_reading"("ward", "indicator", "as_of");

-- CreateIndex
CREATE UNIQUE INDEX "indicator_reading_indicator_source_key_key" ON "indicator_reading"("indicator", "source_key");

-- CreateIndex
CREATE INDEX "plan_entry_plan_node_field_id_idx" ON "plan_entry"("plan", "node", "field", "id");

-- CreateIndex
CREATE INDEX "policy_plan_ward_idx" ON "policy_plan"("ward");

-- CreateIndex
CREATE INDEX "ward_event_ward_starts_at_idx" ON "ward_event"("ward", "starts_at");

-- CreateIndex
CREATE INDEX "attendance_event_id_idx" ON "attendance"("event_id");

-- AddForeignKey
ALTER TABLE "survey_version" ADD CONSTRAINT "survey_version_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_batch" ADD CONSTRAINT "survey_batch_survey_id_fkey" FOREIGN KEY ("survey_id") REFERENCES "survey"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_code" ADD CONSTRAINT "survey_code_batch_id_fkey" FOREIGN KEY ("batch_id") REFERENCES "survey_batch"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_asked" ADD CONSTRAINT "survey_asked_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_link" ADD CONSTRAINT "survey_link_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "survey_text_tag" ADD CONSTRAINT "survey_text_tag_response_id_fkey" FOREIGN KEY ("response_id") REFERENCES "survey_response"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "ward_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;
