-- CreateEnum
CREATE TYPE "role" AS ENUM ('viewer', 'editor', 'approver', 'admin');

-- CreateEnum
CREATE TYPE "countersign_state" AS ENUM ('asked', 'granted', 'refused', 'used');

-- CreateEnum
CREATE TYPE "announcement_state" AS ENUM ('draft', 'approved', 'planned', 'sending', 'done', 'paused', 'cancelled');

-- CreateEnum
CREATE TYPE "chunk_state" AS ENUM ('pending', 'accepted', 'split', 'invalid', 'cancelled', 'uncertain');

-- CreateEnum
CREATE TYPE "question_group_state" AS ENUM ('open', 'answered', 'dismissed');

-- CreateEnum
CREATE TYPE "thread_state" AS ENUM ('open', 'closed');

-- AlterTable
ALTER TABLE "resident" ADD COLUMN     "child_months" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "district" TEXT,
ADD COLUMN     "interests" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "quiet_hours" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "stopped" BOOLEAN NOT NULL DEFAULT false,
ADD COLUMN     "weekly_cap" INTEGER;

-- AlterTable
ALTER TABLE "unanswered_question" ADD COLUMN     "group_id" UUID,
ADD COLUMN     "wants_answer" BOOLEAN NOT NULL DEFAULT false;

-- CreateTable
CREATE TABLE "staff" (
    "id" UUID NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT,
    "totp_secret" BYTEA,
    "totp_step" BIGINT,
    "oidc_subject" TEXT,
    "epoch" INTEGER NOT NULL DEFAULT 0,
    "disabled_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "staff_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "staff_role" (
    "staff_id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "role" "role" NOT NULL,

    CONSTRAINT "staff_role_pkey" PRIMARY KEY ("staff_id","ward")
);

-- CreateTable
CREATE TABLE "passkey" (
    "id" TEXT NOT NULL,
    "staff_id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "public_key" BYTEA NOT NULL,
    "counter" BIGINT NOT NULL,
    "transports" TEXT[],
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "passkey_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recovery_code" (
    "code_hash" BYTEA NOT NULL,
    "staff_id" UUID NOT NULL,
    "used_at" TIMESTAMPTZ(3),

    CONSTRAINT "recovery_code_pkey" PRIMARY KEY ("code_hash")
);

-- CreateTable
CREATE TABLE "sign_in_link" (
    "token_hash" BYTEA NOT NULL,
    "staff_id" UUID NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "used_at" TIMESTAMPTZ(3),
    "demo" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "sign_in_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateTable
CREATE TABLE "console_session" (
    "id_hash" BYTEA NOT NULL,
    "staff_id" UUID,
    "content" BYTEA NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "console_session_pkey" PRIMARY KEY ("id_hash")
);

-- CreateTable
CREATE TABLE "shared_limit" (
    "key" TEXT NOT NULL,
    "points" INTEGER NOT NULL,
    "expires_at" TIMESTAMPTZ(3),

    CONSTRAINT "shared_limit_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "audit_record" (
    "seq" BIGINT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "actor_kind" TEXT NOT NULL,
    "actor_id" TEXT,
    "actor_name" TEXT NOT NULL,
    "ward" TEXT,
    "action" TEXT NOT NULL,
    "subject" TEXT,
    "facts" TEXT NOT NULL,
    "previous_hash" BYTEA NOT NULL,
    "hash" BYTEA NOT NULL,

    CONSTRAINT "audit_record_pkey" PRIMARY KEY ("seq")
);

-- CreateTable
CREATE TABLE "countersign" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "asked_by" UUID NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "state" "countersign_state" NOT NULL DEFAULT 'asked',
    "decided_by" UUID,
    "decided_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "countersign_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "ward_setting" (
    "ward" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "ward_setting_pkey" PRIMARY KEY ("ward","key")
);

-- CreateTable
CREATE TABLE "announcement" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "state" "announcement_state" NOT NULL DEFAULT 'draft',
    "content" JSONB NOT NULL,
    "content_sha256" TEXT NOT NULL,
    "audience" JSONB NOT NULL,
    "audience_sha256" TEXT NOT NULL,
    "emergency" BOOLEAN NOT NULL DEFAULT false,
    "send_at" TIMESTAMPTZ(3),
    "expires_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "author_kind" TEXT NOT NULL,
    "author_id" UUID NOT NULL,
    "author_name" TEXT NOT NULL,
    "editors" UUID[],
    "corrects_id" UUID,
    "series_id" UUID,
    "slot" TIMESTAMPTZ(3),
    "submitted_at" TIMESTAMPTZ(3),
    "approved_at" TIMESTAMPTZ(3),
    "expected_recipients" INTEGER,
    "started_at" TIMESTAMPTZ(3),
    "finished_at" TIMESTAMPTZ(3),
    "pause_reason" TEXT,
    "cancel_reason" TEXT,
    "left_out" INTEGER NOT NULL DEFAULT 0,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcement_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "announcement_approval" (
    "id" UUID NOT NULL,
    "announcement_id" UUID NOT NULL,
    "step" INTEGER NOT NULL,
    "approver_kind" TEXT NOT NULL,
    "approver_id" UUID NOT NULL,
    "approver_name" TEXT NOT NULL,
    "as_deputy" BOOLEAN NOT NULL DEFAULT false,
    "content_sha256" TEXT NOT NULL,
    "audience_sha256" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "voided_at" TIMESTAMPTZ(3),

    CONSTRAINT "announcement_approval_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "announcement_body" (
    "announcement_id" UUID NOT NULL,
    "language" TEXT NOT NULL,
    "messages" TEXT NOT NULL,

    CONSTRAINT "announcement_body_pkey" PRIMARY KEY ("announcement_id","language")
);

-- CreateTable
CREATE TABLE "chunk" (
    "id" UUID NOT NULL,
    "announcement_id" UUID NOT NULL,
    "channel" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "path" TEXT NOT NULL,
    "retry_key" UUID NOT NULL,
    "size" INTEGER NOT NULL,
    "state" "chunk_state" NOT NULL DEFAULT 'pending',
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "claimed_by" TEXT,
    "claimed_at" TIMESTAMPTZ(3),
    "recipients" BYTEA,
    "first_attempt_at" TIMESTAMPTZ(3),
    "next_attempt_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),
    "last_outcome" TEXT,
    "request_id" TEXT,

    CONSTRAINT "chunk_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "recipient" (
    "announcement_id" UUID NOT NULL,
    "resident_id" UUID NOT NULL,
    "chunk_id" UUID NOT NULL,
    "has_left" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "recipient_pkey" PRIMARY KEY ("announcement_id","resident_id")
);

-- CreateTable
CREATE TABLE "pace" (
    "channel" TEXT NOT NULL,
    "endpoint" TEXT NOT NULL,
    "next_slot" TIMESTAMPTZ(6) NOT NULL,

    CONSTRAINT "pace_pkey" PRIMARY KEY ("channel","endpoint")
);

-- CreateTable
CREATE TABLE "quota_reading" (
    "channel" TEXT NOT NULL,
    "month" TEXT NOT NULL,
    "type" TEXT NOT NULL,
    "value" INTEGER,
    "used" INTEGER NOT NULL,
    "read_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quota_reading_pkey" PRIMARY KEY ("channel")
);

-- CreateTable
CREATE TABLE "announcement_figure" (
    "announcement_id" UUID NOT NULL,
    "kind" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "measured_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcement_figure_pkey" PRIMARY KEY ("announcement_id","kind")
);

-- CreateTable
CREATE TABLE "short_link" (
    "code" TEXT NOT NULL,
    "announcement_id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "url" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "short_link_pkey" PRIMARY KEY ("code")
);

-- CreateTable
CREATE TABLE "link_tap" (
    "id" BIGSERIAL NOT NULL,
    "code" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "link_tap_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "media" (
    "hash" TEXT NOT NULL,
    "ward" TEXT NOT NULL,
    "mime" TEXT NOT NULL,
    "bytes" BYTEA NOT NULL,
    "width" INTEGER NOT NULL,
    "height" INTEGER NOT NULL,
    "preview" TEXT,
    "created_by" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "media_pkey" PRIMARY KEY ("hash")
);

-- CreateTable
CREATE TABLE "announcement_template" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "announcement_template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "api_token" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "scopes" TEXT[],
    "token_hash" BYTEA NOT NULL,
    "staff_id" UUID,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_token_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "token_id" UUID NOT NULL,
    "key" TEXT NOT NULL,
    "body_sha256" TEXT NOT NULL,
    "status" INTEGER,
    "answer" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("token_id","key")
);

-- CreateTable
CREATE TABLE "inbound_hook" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "secret" BYTEA NOT NULL,
    "template" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_hook_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "inbound_hook_key" (
    "hook_id" UUID NOT NULL,
    "signature" TEXT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "inbound_hook_key_pkey" PRIMARY KEY ("hook_id","signature")
);

-- CreateTable
CREATE TABLE "question_group" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "counter" TEXT NOT NULL,
    "state" "question_group_state" NOT NULL DEFAULT 'open',
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "entry" TEXT,
    "note" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_by" UUID,
    "settled_at" TIMESTAMPTZ(3),

    CONSTRAINT "question_group_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "content_change" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "entry" TEXT NOT NULL,
    "language" TEXT NOT NULL,
    "payload" JSONB NOT NULL,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "approved_by" UUID,
    "approved_at" TIMESTAMPTZ(3),
    "withdrawn_at" TIMESTAMPTZ(3),

    CONSTRAINT "content_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "resident_id" UUID,
    "token_hash" BYTEA NOT NULL,
    "language" TEXT NOT NULL,
    "counter" TEXT NOT NULL,
    "state" "thread_state" NOT NULL DEFAULT 'open',
    "assigned_to" UUID,
    "summary" BYTEA,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "changed_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "link_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "thread_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "thread_post" (
    "id" UUID NOT NULL,
    "thread_id" UUID NOT NULL,
    "author" TEXT NOT NULL,
    "staff_id" UUID,
    "text" BYTEA NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "thread_post_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "canned_reply" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "language" TEXT NOT NULL DEFAULT 'ja',
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "canned_reply_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "resident_link" (
    "token_hash" BYTEA NOT NULL,
    "resident_id" UUID NOT NULL,
    "purpose" TEXT NOT NULL,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "resident_link_pkey" PRIMARY KEY ("token_hash")
);

-- CreateIndex
CREATE UNIQUE INDEX "staff_email_key" ON "staff"("email");

-- CreateIndex
CREATE UNIQUE INDEX "staff_oidc_subject_key" ON "staff"("oidc_subject");

-- CreateIndex
CREATE INDEX "passkey_staff_id_idx" ON "passkey"("staff_id");

-- CreateIndex
CREATE INDEX "recovery_code_staff_id_idx" ON "recovery_code"("staff_id");

-- CreateIndex
CREATE INDEX "sign_in_link_staff_id_idx" ON "sign_in_link"("staff_id");

-- CreateIndex
CREATE INDEX "console_session_staff_id_idx" ON "console_session"("staff_id");

-- CreateIndex
CREATE INDEX "console_session_expires_at_idx" ON "console_session"("expires_at");

-- CreateIndex
CREATE INDEX "shared_limit_expires_at_idx" ON "shared_limit"("expires_at");

-- CreateIndex
CREATE INDEX "audit_record_ward_seq_idx" ON "audit_record"("ward", "seq");

-- CreateIndex
CREATE INDEX "audit_record_action_seq_idx" ON "audit_record"("action", "seq");

-- CreateIndex
CREATE INDEX "countersign_ward_state_idx" ON "countersign"("ward", "state");

-- CreateIndex
CREATE INDEX "announcement_ward_created_at_idx" ON "announcement"("ward", "created_at");

-- CreateIndex
CREATE INDEX "announcement_state_send_at_idx" ON "announcement"("state", "send_at");

-- CreateIndex
CREATE UNIQUE INDEX "announcement_series_id_slot_key" ON "announcement"("series_id", "slot");

-- CreateIndex
CREATE INDEX "announcement_approval_announcement_id_idx" ON "announcement_approval"("announcement_id");

-- CreateIndex
CREATE UNIQUE INDEX "chunk_retry_key_key" ON "chunk"("retry_key");

-- CreateIndex
CREATE INDEX "chunk_state_next_attempt_at_idx" ON "chunk"("state", "next_attempt_at");

-- CreateIndex
CREATE UNIQUE INDEX "chunk_announcement_id_path_key" ON "chunk"("announcement_id", "path");

-- CreateIndex
CREATE INDEX "recipient_chunk_id_idx" ON "recipient"("chunk_id");

-- CreateIndex
CREATE INDEX "recipient_resident_id_idx" ON "recipient"("resident_id");

-- CreateIndex
CREATE UNIQUE INDEX "short_link_announcement_id_language_url_key" ON "short_link"("announcement_id", "language", "url");

-- CreateIndex
CREATE INDEX "link_tap_code_at_idx" ON "link_tap"("code", "at");

-- CreateIndex
CREATE INDEX "media_ward_created_at_idx" ON "media"("ward", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "announcement_template_ward_name_key" ON "announcement_template"("ward", "name");

-- CreateIndex
CREATE UNIQUE INDEX "api_token_token_hash_key" ON "api_token"("token_hash");

-- CreateIndex
CREATE INDEX "idempotency_key_created_at_idx" ON "idempotency_key"("created_at");

-- CreateIndex
CREATE INDEX "inbound_hook_key_received_at_idx" ON "inbound_hook_key"("received_at");

-- CreateIndex
CREATE INDEX "question_group_ward_state_due_at_idx" ON "question_group"("ward", "state", "due_at");

-- CreateIndex
CREATE INDEX "content_change_ward_idx" ON "content_change"("ward");

-- CreateIndex
CREATE UNIQUE INDEX "thread_token_hash_key" ON "thread"("token_hash");

-- CreateIndex
CREATE INDEX "thread_ward_state_changed_at_idx" ON "thread"("ward", "state", "changed_at");

-- CreateIndex
CREATE INDEX "thread_resident_id_idx" ON "thread"("resident_id");

-- CreateIndex
CREATE INDEX "thread_post_thread_id_at_idx" ON "thread_post"("thread_id", "at");

-- CreateIndex
CREATE INDEX "canned_reply_ward_idx" ON "canned_reply"("ward");

-- CreateIndex
CREATE INDEX "resident_link_resident_id_idx" ON "resident_link"("resident_id");

-- CreateIndex
CREATE INDEX "resident_link_expires_at_idx" ON "resident_link"("expires_at");

-- CreateIndex
CREATE INDEX "resident_ward_idx" ON "resident"("ward");

-- CreateIndex
CREATE INDEX "unanswered_question_group_id_idx" ON "unanswered_question"("group_id");

-- AddForeignKey
ALTER TABLE "staff_role" ADD CONSTRAINT "staff_role_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "passkey" ADD CONSTRAINT "passkey_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "recovery_code" ADD CONSTRAINT "recovery_code_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "sign_in_link" ADD CONSTRAINT "sign_in_link_staff_id_fkey" FOREIGN KEY ("staff_id") REFERENCES "staff"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_approval" ADD CONSTRAINT "announcement_approval_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "announcement_body" ADD CONSTRAINT "announcement_body_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "chunk" ADD CONSTRAINT "chunk_announcement_id_fkey" FOREIGN KEY ("announcement_id") REFERENCES "announcement"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "thread_post" ADD CONSTRAINT "thread_post_thread_id_fkey" FOREIGN KEY ("thread_id") REFERENCES "thread"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "resident_link" ADD CONSTRAINT "resident_link_resident_id_fkey" FOREIGN KEY ("resident_id") REFERENCES "resident"("id") ON DELETE CASCADE ON UPDATE CASCADE;


-- Audit records are written once. Whoever wants to change one must take this trigger away first, and the chain shows it.
CREATE FUNCTION refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'audit records are append-only';
END $$;

CREATE TRIGGER audit_record_append_only BEFORE UPDATE OR DELETE ON "audit_record"
FOR EACH ROW EXECUTE FUNCTION refuse_change();
