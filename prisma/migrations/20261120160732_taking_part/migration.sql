-- AlterTable
ALTER TABLE "attendance" ADD COLUMN     "booking_id" UUID,
ADD COLUMN     "how" TEXT NOT NULL DEFAULT 'hand',
ADD COLUMN     "scope" TEXT;

-- AlterTable
ALTER TABLE "ward_event" ADD COLUMN     "address" TEXT,
ADD COLUMN     "all_day" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "asks" JSONB NOT NULL DEFAULT '{}',
ADD COLUMN     "audience" TEXT,
ADD COLUMN     "cancel_reason" TEXT,
ADD COLUMN     "capacity" INTEGER,
ADD COLUMN     "contact" TEXT,
ADD COLUMN     "details" TEXT,
ADD COLUMN     "district" TEXT,
ADD COLUMN     "edited" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "fee" TEXT,
ADD COLUMN     "free" BOOLEAN,
ADD COLUMN     "import_hash" BYTEA,
ADD COLUMN     "key" TEXT,
ADD COLUMN     "kind" TEXT NOT NULL DEFAULT 'other',
ADD COLUMN     "languages" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "latitude" DOUBLE PRECISION,
ADD COLUMN     "longitude" DOUBLE PRECISION,
ADD COLUMN     "most_people" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "moved_from" TIMESTAMPTZ(3),
ADD COLUMN     "offer_hours" INTEGER NOT NULL DEFAULT 24,
ADD COLUMN     "origin" TEXT NOT NULL DEFAULT 'console',
ADD COLUMN     "phone" TEXT,
ADD COLUMN     "sequence" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "sign_up" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "sign_up_from" TIMESTAMPTZ(3),
ADD COLUMN     "sign_up_until" TIMESTAMPTZ(3),
ADD COLUMN     "source" TEXT,
ADD COLUMN     "source_as_of" TEXT,
ADD COLUMN     "state" TEXT NOT NULL DEFAULT 'draft',
ADD COLUMN     "summary" TEXT,
ADD COLUMN     "topic" TEXT,
ADD COLUMN     "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
ADD COLUMN     "url" TEXT,
ADD COLUMN     "version" INTEGER NOT NULL DEFAULT 1,
ADD COLUMN     "with_children" BOOLEAN NOT NULL DEFAULT false;

-- Events of before were staff's own record: they stay so, under a name that never changes.
UPDATE "ward_event" SET "key" = "id"::text,
  "all_day" = ("starts_at" AT TIME ZONE 'UTC' + interval '9 hours')::time = '00:00';
ALTER TABLE "ward_event" ALTER COLUMN "key" SET NOT NULL;

-- CreateTable
CREATE TABLE "booking" (
    "id" UUID NOT NULL,
    "event_id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "resident_id" UUID,
    "language" TEXT NOT NULL DEFAULT 'ja',
    "state" TEXT NOT NULL,
    "people" INTEGER NOT NULL,
    "details" BYTEA,
    "link_hash" BYTEA NOT NULL,
    "entry_hash" BYTEA NOT NULL,
    "place" BIGSERIAL NOT NULL,
    "offered_until" TIMESTAMPTZ(3),
    "offers" INTEGER NOT NULL DEFAULT 0,
    "cancelled_by" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "booking_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event_wish" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "resident_id" UUID NOT NULL,
    "wish" JSONB NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "told_event_id" UUID,
    "told_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_wish_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "notice" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "resident_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "subject" TEXT NOT NULL,
    "slot" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "notice_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ward_case" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "number" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "asked" JSONB NOT NULL,
    "resident_id" UUID,
    "language" TEXT NOT NULL DEFAULT 'ja',
    "state" TEXT NOT NULL DEFAULT 'new',
    "final" BOOLEAN NOT NULL DEFAULT false,
    "assigned_to" UUID,
    "answers" BYTEA,
    "association" TEXT,
    "slot_id" UUID,
    "link_hash" BYTEA NOT NULL,
    "due_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "keep_until" DATE,
    "version" INTEGER NOT NULL DEFAULT 1,
    "fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "ward_case_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "case_step" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "state" TEXT,
    "text" BYTEA,
    "by_kind" TEXT NOT NULL,
    "by_id" UUID,
    "by_name" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_step_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "slot" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT,
    "person" TEXT,
    "capacity" INTEGER NOT NULL DEFAULT 1,
    "cancelled" BOOLEAN NOT NULL DEFAULT false,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "slot_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "association_table" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "rows" JSONB NOT NULL,
    "source" TEXT NOT NULL,
    "as_of" DATE NOT NULL,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "association_table_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "queue_reading" (
    "ward" TEXT NOT NULL,
    "counter" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "waiting" INTEGER,
    "calling" TEXT,
    "minutes" INTEGER,
    "as_of" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "queue_reading_pkey" PRIMARY KEY ("ward","counter")
);

-- CreateTable
CREATE TABLE "news_group" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "about" TEXT,
    "contact" BYTEA,
    "districts" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "topics" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "link_hash" BYTEA NOT NULL,
    "suspended_at" TIMESTAMPTZ(3),
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "news_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "news_post" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "group_id" UUID NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'waiting',
    "title" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "place" TEXT,
    "starts_at" TIMESTAMPTZ(3),
    "district" TEXT,
    "topic" TEXT,
    "picture" TEXT,
    "picture_text" TEXT,
    "note" TEXT,
    "posted_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "show_until" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "fictional" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "news_post_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "booking_link_hash_key" ON "booking"("link_hash");

-- CreateIndex
CREATE UNIQUE INDEX "booking_entry_hash_key" ON "booking"("entry_hash");

-- CreateIndex
CREATE INDEX "booking_event_id_state_place_idx" ON "booking"("event_id", "state", "place");

-- CreateIndex
CREATE INDEX "booking_resident_id_idx" ON "booking"("resident_id");

-- CreateIndex
CREATE INDEX "booking_state_offered_until_idx" ON "booking"("state", "offered_until");

-- CreateIndex
CREATE UNIQUE INDEX "booking_event_id_resident_id_key" ON "booking"("event_id", "resident_id");

-- CreateIndex
CREATE INDEX "event_wish_ward_told_at_idx" ON "event_wish"("ward", "told_at");

-- CreateIndex
CREATE INDEX "event_wish_resident_id_idx" ON "event_wish"("resident_id");

-- CreateIndex
CREATE INDEX "notice_resident_id_idx" ON "notice"("resident_id");

-- CreateIndex
CREATE INDEX "notice_state_created_at_idx" ON "notice"("state", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "notice_kind_subject_slot_key" ON "notice"("kind", "subject", "slot");

-- CreateIndex
CREATE UNIQUE INDEX "ward_case_link_hash_key" ON "ward_case"("link_hash");

-- CreateIndex
CREATE INDEX "ward_case_ward_final_due_at_idx" ON "ward_case"("ward", "final", "due_at");

-- CreateIndex
CREATE INDEX "ward_case_ward_form_created_at_idx" ON "ward_case"("ward", "form", "created_at");

-- CreateIndex
CREATE INDEX "ward_case_resident_id_idx" ON "ward_case"("resident_id");

-- CreateIndex
CREATE INDEX "ward_case_slot_id_idx" ON "ward_case"("slot_id");

-- CreateIndex
CREATE UNIQUE INDEX "ward_case_ward_number_key" ON "ward_case"("ward", "number");

-- CreateIndex
CREATE INDEX "case_step_case_id_at_idx" ON "case_step"("case_id", "at");

-- CreateIndex
CREATE INDEX "slot_ward_form_starts_at_idx" ON "slot"("ward", "form", "starts_at");

-- CreateIndex
CREATE INDEX "association_table_ward_created_at_idx" ON "association_table"("ward", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "news_group_link_hash_key" ON "news_group"("link_hash");

-- CreateIndex
CREATE INDEX "news_group_ward_idx" ON "news_group"("ward");

-- CreateIndex
CREATE INDEX "news_post_ward_state_posted_at_idx" ON "news_post"("ward", "state", "posted_at");

-- CreateIndex
CREATE INDEX "news_post_group_id_idx" ON "news_post"("group_id");

-- CreateIndex
CREATE UNIQUE INDEX "attendance_booking_id_key" ON "attendance"("booking_id");

-- CreateIndex
CREATE UNIQUE INDEX "ward_event_ward_key_key" ON "ward_event"("ward", "key");

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_event_id_fkey" FOREIGN KEY ("event_id") REFERENCES "ward_event"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "booking" ADD CONSTRAINT "booking_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attendance" ADD CONSTRAINT "attendance_booking_id_fkey" FOREIGN KEY ("booking_id") REFERENCES "booking"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event_wish" ADD CONSTRAINT "event_wish_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "notice" ADD CONSTRAINT "notice_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ward_case" ADD CONSTRAINT "ward_case_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "ward_case" ADD CONSTRAINT "ward_case_slot_id_fkey" FOREIGN KEY ("slot_id") REFERENCES "slot"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "case_step" ADD CONSTRAINT "case_step_case_id_fkey" FOREIGN KEY ("case_id") REFERENCES "ward_case"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "news_post" ADD CONSTRAINT "news_post_group_id_fkey" FOREIGN KEY ("group_id") REFERENCES "news_group"("id") ON DELETE CASCADE ON UPDATE CASCADE;
