-- AlterTable
ALTER TABLE "conversation" ADD COLUMN     "last_answer" JSONB;

-- AlterTable
ALTER TABLE "guide_use" ADD COLUMN     "chosen" TEXT,
ADD COLUMN     "offered" TEXT[] DEFAULT ARRAY[]::TEXT[];

-- CreateTable
CREATE TABLE "unsure_question" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "resident_id" UUID,
    "message_key" BYTEA,
    "text" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "shown" TEXT[],
    "chosen" TEXT,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unsure_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "way_verdict" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "entry" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "wording_key" BYTEA NOT NULL,
    "verdict" TEXT NOT NULL,
    "asked" INTEGER NOT NULL,
    "change_id" UUID,
    "reason" TEXT,
    "decided_by" UUID NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "way_verdict_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "unsure_question_ward_asked_at_idx" ON "unsure_question"("ward", "asked_at");

-- CreateIndex
CREATE INDEX "unsure_question_message_key_idx" ON "unsure_question"("message_key");

-- CreateIndex
CREATE INDEX "unsure_question_resident_id_idx" ON "unsure_question"("resident_id");

-- CreateIndex
CREATE INDEX "way_verdict_ward_decided_at_idx" ON "way_verdict"("ward", "decided_at");

-- CreateIndex
CREATE UNIQUE INDEX "way_verdict_ward_entry_language_wording_key_key" ON "way_verdict"("ward", "entry", "language", "wording_key");
