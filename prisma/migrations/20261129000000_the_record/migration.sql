-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "inbound_event" (
    "id" UUID NOT NULL,
    "source" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,
    "body" BYTEA NOT NULL,
    "content_type" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'stored',
    "refusal" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "processed_at" TIMESTAMPTZ(3),

    CONSTRAINT "inbound_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead" (
    "id" UUID NOT NULL,
    "number" SERIAL NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,
    "name" TEXT,
    "honorific" TEXT,
    "name_folded" TEXT,
    "company" TEXT,
    "title" TEXT,
    "phone" TEXT,
    "email" TEXT,
    "province" TEXT,
    "language" TEXT,
    "employees" INTEGER,
    "industry" TEXT,
    "message" TEXT,
    "timing" TEXT,
    "source" TEXT NOT NULL,
    "source_detail" TEXT,
    "campaign" TEXT,
    "budget_min" BIGINT,
    "budget_max" BIGINT,
    "currency" TEXT NOT NULL DEFAULT 'VND',
    "consent_at" TIMESTAMPTZ(3),
    "asked_contact" BOOLEAN NOT NULL DEFAULT false,
    "unsubscribed_at" TIMESTAMPTZ(3),
    "do_not_call" BOOLEAN NOT NULL DEFAULT false,
    "phone_dead" BOOLEAN NOT NULL DEFAULT false,
    "stage" TEXT NOT NULL DEFAULT 'new',
    "band" TEXT NOT NULL,
    "score" INTEGER NOT NULL,
    "reasons" JSONB NOT NULL,
    "policy_version" INTEGER NOT NULL,
    "band_changes_at" TIMESTAMPTZ(3),
    "disqualified" TEXT,
    "restored" BOOLEAN NOT NULL DEFAULT false,
    "bant" JSONB NOT NULL DEFAULT '{}',
    "owner_id" TEXT,
    "announced_at" TIMESTAMPTZ(3),
    "claimed_at" TIMESTAMPTZ(3),
    "nudge_at" TIMESTAMPTZ(3),
    "call_by" TIMESTAMPTZ(3),
    "rounds" INTEGER NOT NULL DEFAULT 0,
    "promised" BOOLEAN NOT NULL DEFAULT false,
    "told" TEXT[] DEFAULT ARRAY[]::TEXT[],
    "first_touch_at" TIMESTAMPTZ(3),
    "promise_kept" BOOLEAN,
    "last_touch_at" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "next_kind" TEXT,
    "next_due_at" TIMESTAMPTZ(3),
    "visits" INTEGER NOT NULL DEFAULT 1,
    "mql_at" TIMESTAMPTZ(3),
    "sql_at" TIMESTAMPTZ(3),
    "closed_at" TIMESTAMPTZ(3),
    "loss_reason" TEXT,
    "amount" BIGINT,
    "contract" TEXT,

    CONSTRAINT "lead_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lead_key" (
    "key" TEXT NOT NULL,
    "lead_id" UUID NOT NULL,

    CONSTRAINT "lead_key_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "lead_event" (
    "id" UUID NOT NULL,
    "lead_id" UUID,
    "visitor_id" TEXT,
    "inbound_id" UUID,
    "kind" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "data" JSONB NOT NULL DEFAULT '{}',

    CONSTRAINT "lead_event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "touch" (
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "member_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "outcome" TEXT,
    "note" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "touch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "meeting" (
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "member_id" TEXT NOT NULL,
    "starts_at" TIMESTAMPTZ(3) NOT NULL,
    "ends_at" TIMESTAMPTZ(3) NOT NULL,
    "place" TEXT NOT NULL,
    "outcome" TEXT,
    "outcome_at" TIMESTAMPTZ(3),

    CONSTRAINT "meeting_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "stage_change" (
    "id" UUID NOT NULL,
    "lead_id" UUID NOT NULL,
    "from" TEXT,
    "to" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "reason" TEXT,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "stage_change_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit_entry" (
    "id" BIGSERIAL NOT NULL,
    "change_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "by" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "lead_id" UUID,
    "before" JSONB,
    "after" JSONB,
    "reason" TEXT,

    CONSTRAINT "audit_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "role" TEXT NOT NULL DEFAULT 'member',
    "language" TEXT NOT NULL DEFAULT 'vi',
    "zone" TEXT NOT NULL DEFAULT 'Asia/Ho_Chi_Minh',
    "slack_id" TEXT,
    "teams_id" TEXT,
    "email" TEXT,
    "sells" BOOLEAN NOT NULL DEFAULT true,
    "quota" INTEGER,
    "active" BOOLEAN NOT NULL DEFAULT true,

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "submission" (
    "id" TEXT NOT NULL,
    "form" TEXT NOT NULL,
    "lead_id" UUID,
    "member_id" TEXT NOT NULL,
    "values" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "submission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "card" (
    "lead_id" UUID NOT NULL,
    "platform" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "channel" TEXT,
    "message_id" TEXT,
    "painted" TEXT,

    CONSTRAINT "card_pkey" PRIMARY KEY ("lead_id","platform","place")
);

-- CreateTable
CREATE TABLE "outbound" (
    "id" BIGSERIAL NOT NULL,
    "key" TEXT NOT NULL,
    "platform" TEXT NOT NULL,
    "place" TEXT NOT NULL,
    "lead_id" UUID,
    "kind" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'pending',
    "lease_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "channel" TEXT,
    "message_id" TEXT,
    "error" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "send_after" TIMESTAMPTZ(3),
    "sent_at" TIMESTAMPTZ(3),

    CONSTRAINT "outbound_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_version" (
    "version" SERIAL NOT NULL,
    "yaml" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "applied_at" TIMESTAMPTZ(3) NOT NULL,
    "applied_by" TEXT NOT NULL,

    CONSTRAINT "policy_version_pkey" PRIMARY KEY ("version")
);

-- CreateTable
CREATE TABLE "api_key" (
    "id" UUID NOT NULL,
    "name" TEXT NOT NULL,
    "prefix" TEXT NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "revoked_at" TIMESTAMPTZ(3),
    "last_used_at" TIMESTAMPTZ(3),

    CONSTRAINT "api_key_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "visitor" (
    "id" TEXT NOT NULL,
    "lead_id" UUID,
    "consent_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "visitor_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inbound_event_state_received_at_idx" ON "inbound_event"("state", "received_at");

-- CreateIndex
CREATE INDEX "inbound_event_lead_id_idx" ON "inbound_event"("lead_id");

-- CreateIndex
CREATE UNIQUE INDEX "inbound_event_source_key_key" ON "inbound_event"("source", "key");

-- CreateIndex
CREATE UNIQUE INDEX "lead_number_key" ON "lead"("number");

-- CreateIndex
CREATE INDEX "lead_owner_id_next_due_at_idx" ON "lead"("owner_id", "next_due_at");

-- CreateIndex
CREATE INDEX "lead_stage_band_idx" ON "lead"("stage", "band");

-- CreateIndex
CREATE INDEX "lead_created_at_idx" ON "lead"("created_at");

-- CreateIndex
CREATE INDEX "lead_name_folded_idx" ON "lead"("name_folded");

-- CreateIndex
CREATE INDEX "lead_key_lead_id_idx" ON "lead_key"("lead_id");

-- CreateIndex
CREATE INDEX "lead_event_lead_id_at_idx" ON "lead_event"("lead_id", "at");

-- CreateIndex
CREATE INDEX "lead_event_visitor_id_idx" ON "lead_event"("visitor_id");

-- CreateIndex
CREATE INDEX "touch_lead_id_at_idx" ON "touch"("lead_id", "at");

-- CreateIndex
CREATE INDEX "touch_member_id_at_idx" ON "touch"("member_id", "at");

-- CreateIndex
CREATE INDEX "meeting_lead_id_idx" ON "meeting"("lead_id");

-- CreateIndex
CREATE INDEX "meeting_member_id_starts_at_idx" ON "meeting"("member_id", "starts_at");

-- CreateIndex
CREATE INDEX "stage_change_lead_id_at_idx" ON "stage_change"("lead_id", "at");

-- CreateIndex
CREATE INDEX "stage_change_at_idx" ON "stage_change"("at");

-- CreateIndex
CREATE UNIQUE INDEX "audit_entry_change_id_key" ON "audit_entry"("change_id");

-- CreateIndex
CREATE INDEX "audit_entry_lead_id_at_idx" ON "audit_entry"("lead_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "member_slack_id_key" ON "member"("slack_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_teams_id_key" ON "member"("teams_id");

-- CreateIndex
CREATE INDEX "submission_lead_id_idx" ON "submission"("lead_id");

-- CreateIndex
CREATE UNIQUE INDEX "outbound_key_key" ON "outbound"("key");

-- CreateIndex
CREATE INDEX "outbound_platform_place_state_id_idx" ON "outbound"("platform", "place", "state", "id");

-- CreateIndex
CREATE INDEX "outbound_lead_id_state_idx" ON "outbound"("lead_id", "state");

-- CreateIndex
CREATE UNIQUE INDEX "api_key_hash_key" ON "api_key"("hash");

-- CreateIndex
CREATE INDEX "visitor_lead_id_idx" ON "visitor"("lead_id");

-- AddForeignKey
ALTER TABLE "lead_key" ADD CONSTRAINT "lead_key_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "lead_event" ADD CONSTRAINT "lead_event_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "touch" ADD CONSTRAINT "touch_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "meeting" ADD CONSTRAINT "meeting_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "stage_change" ADD CONSTRAINT "stage_change_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "card" ADD CONSTRAINT "card_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "lead"("id") ON DELETE CASCADE ON UPDATE CASCADE;
