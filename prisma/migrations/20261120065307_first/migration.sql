-- CreateEnum
CREATE TYPE "inbox_state" AS ENUM ('pending', 'done', 'quarantined');

-- CreateEnum
CREATE TYPE "reply_state" AS ENUM ('pending', 'sent', 'assumed', 'late', 'failed');

-- CreateEnum
CREATE TYPE "job_state" AS ENUM ('waiting', 'done', 'failed');

-- CreateTable
CREATE TABLE "instance" (
    "id" TEXT NOT NULL,
    "lock_key" SERIAL NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "instance_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "installation" (
    "id" INTEGER NOT NULL DEFAULT 1,
    "system_identifier" TEXT,
    "timeline" INTEGER,
    "send_hold" BOOLEAN NOT NULL DEFAULT false,
    "hold_reason" TEXT,
    "held_since" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "installation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident" (
    "id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "ward" TEXT,
    "language" TEXT NOT NULL DEFAULT 'ja',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_seen_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "resident_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "line_contact" (
    "resident_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "person" BYTEA NOT NULL,
    "line_user_id" BYTEA NOT NULL,
    "blocked_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "line_contact_pkey" PRIMARY KEY ("resident_id")
);

-- CreateTable
CREATE TABLE "conversation" (
    "resident_id" UUID NOT NULL,
    "dialogue" TEXT,
    "state" JSONB,
    "last_entry" TEXT,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "conversation_pkey" PRIMARY KEY ("resident_id")
);

-- CreateTable
CREATE TABLE "inbox_key" (
    "channel" TEXT NOT NULL,
    "webhook_event_id" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbox_key_pkey" PRIMARY KEY ("channel","webhook_event_id")
);

-- CreateTable
CREATE TABLE "inbox_event" (
    "id" BIGSERIAL NOT NULL,
    "channel" TEXT NOT NULL,
    "webhook_event_id" TEXT NOT NULL,
    "person" BYTEA NOT NULL,
    "kind" TEXT NOT NULL,
    "order_ts" TIMESTAMPTZ(3) NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "message_key" BYTEA,
    "payload" BYTEA,
    "state" "inbox_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "not_before" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "outcome" TEXT,

    CONSTRAINT "inbox_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "reply" (
    "id" UUID NOT NULL,
    "event_id" BIGINT NOT NULL,
    "channel" TEXT NOT NULL,
    "resident_id" UUID NOT NULL,
    "token" BYTEA,
    "token_until" TIMESTAMPTZ(3) NOT NULL,
    "messages" BYTEA,
    "urgent" BOOLEAN NOT NULL DEFAULT false,
    "retry_key" UUID,
    "state" "reply_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "first_attempt_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "last_outcome" TEXT,

    CONSTRAINT "reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "guide_use" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "entry" TEXT,
    "helpful" BOOLEAN,
    "shown_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "guide_use_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "unanswered_question" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "resident_id" UUID,
    "message_key" BYTEA,
    "text" BYTEA NOT NULL,
    "nearest" TEXT[],
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "unanswered_question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "scheduled_run" (
    "name" TEXT NOT NULL,
    "slot" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "scheduled_run_pkey" PRIMARY KEY ("name","slot")
);

-- CreateTable
CREATE TABLE "job" (
    "id" BIGSERIAL NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "key" TEXT,
    "state" "job_state" NOT NULL DEFAULT 'waiting',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "run_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_by" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "last_error" TEXT,

    CONSTRAINT "job_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rich_menu" (
    "channel" TEXT NOT NULL,
    "alias" TEXT NOT NULL,
    "rich_menu_id" TEXT NOT NULL,
    "content_hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "rich_menu_pkey" PRIMARY KEY ("channel","alias")
);

-- CreateIndex
CREATE UNIQUE INDEX "instance_lock_key_key" ON "instance"("lock_key");

-- CreateIndex
CREATE INDEX "line_contact_blocked_at_idx" ON "line_contact"("blocked_at");

-- CreateIndex
CREATE UNIQUE INDEX "line_contact_channel_person_key" ON "line_contact"("channel", "person");

-- CreateIndex
CREATE INDEX "inbox_key_received_at_idx" ON "inbox_key"("received_at");

-- CreateIndex
CREATE INDEX "inbox_event_state_id_idx" ON "inbox_event"("state", "id");

-- CreateIndex
CREATE INDEX "inbox_event_state_channel_person_order_ts_id_idx" ON "inbox_event"("state", "channel", "person", "order_ts", "id");

-- CreateIndex
CREATE INDEX "inbox_event_channel_message_key_idx" ON "inbox_event"("channel", "message_key");

-- CreateIndex
CREATE UNIQUE INDEX "reply_event_id_key" ON "reply"("event_id");

-- CreateIndex
CREATE INDEX "reply_state_next_attempt_at_idx" ON "reply"("state", "next_attempt_at");

-- CreateIndex
CREATE INDEX "guide_use_ward_shown_at_idx" ON "guide_use"("ward", "shown_at");

-- CreateIndex
CREATE INDEX "unanswered_question_ward_asked_at_idx" ON "unanswered_question"("ward", "asked_at");

-- CreateIndex
CREATE INDEX "unanswered_question_message_key_idx" ON "unanswered_question"("message_key");

-- CreateIndex
CREATE INDEX "unanswered_question_resident_id_idx" ON "unanswered_question"("resident_id");

-- CreateIndex
CREATE UNIQUE INDEX "job_key_key" ON "job"("key");

-- CreateIndex
CREATE INDEX "job_state_run_at_idx" ON "job"("state", "run_at");

-- AddForeignKey
ALTER TABLE "line_contact" ADD CONSTRAINT "line_contact_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "conversation" ADD CONSTRAINT "conversation_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE CASCADE ON UPDATE CASCADE;
