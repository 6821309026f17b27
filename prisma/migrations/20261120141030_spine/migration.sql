-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateEnum
CREATE TYPE "attempt_outcome" AS ENUM ('running', 'succeeded', 'failed', 'lost', 'released', 'blocked', 'rejected', 'cancelled');

-- CreateEnum
CREATE TYPE "handoff_item_kind" AS ENUM ('left_undone', 'issue', 'follow_up');

-- CreateEnum
CREATE TYPE "disposition" AS ENUM ('fixed_by', 'tracked_by', 'dismissed');

-- CreateEnum
CREATE TYPE "contract_status" AS ENUM ('draft', 'signed', 'superseded');

-- CreateEnum
CREATE TYPE "assertion_state" AS ENUM ('pending', 'passed', 'failed', 'waived');

-- CreateEnum
CREATE TYPE "strength" AS ENUM ('none', 'reported', 'checked', 'verified', 'contradicted');

-- CreateEnum
CREATE TYPE "evidence_kind" AS ENUM ('commit', 'pull_request', 'test_run', 'ci_run', 'file', 'url', 'metric', 'observation');

-- CreateEnum
CREATE TYPE "question_status" AS ENUM ('open', 'answered', 'expired', 'cancelled');

-- CreateEnum
CREATE TYPE "action_decision" AS ENUM ('allowed', 'needs_approval', 'denied');

-- CreateEnum
CREATE TYPE "action_status" AS ENUM ('pending', 'approved', 'rejected', 'consumed', 'expired', 'voided');

-- CreateEnum
CREATE TYPE "state_kind" AS ENUM ('assumption', 'decision', 'question', 'learning', 'risk');

-- CreateEnum
CREATE TYPE "state_status" AS ENUM ('active', 'superseded', 'invalidated');

-- CreateEnum
CREATE TYPE "item_status" AS ENUM ('open', 'resolved', 'cleared');

-- CreateEnum
CREATE TYPE "mission_status" AS ENUM ('brainstorm', 'plan', 'execute', 'validate', 'complete', 'failed', 'cancelled');

-- CreateEnum
CREATE TYPE "priority" AS ENUM ('urgent', 'high', 'medium', 'low');

-- CreateEnum
CREATE TYPE "hold_reason" AS ENUM ('person', 'budget', 'retry_limit', 'stop_condition', 'approval', 'usage_limit', 'stuck');

-- CreateEnum
CREATE TYPE "task_status" AS ENUM ('todo', 'in_progress', 'review', 'blocked', 'done', 'failed', 'skipped', 'cancelled');

-- CreateEnum
CREATE TYPE "task_role" AS ENUM ('orchestrator', 'worker', 'validator');

-- CreateEnum
CREATE TYPE "verification" AS ENUM ('none', 'review');

-- CreateEnum
CREATE TYPE "block_kind" AS ENUM ('task', 'question', 'action', 'outside');

-- CreateEnum
CREATE TYPE "role" AS ENUM ('owner', 'planner', 'reviewer', 'viewer');

-- CreateEnum
CREATE TYPE "principal_kind" AS ENUM ('member', 'agent', 'system');

-- CreateEnum
CREATE TYPE "agent_kind" AS ENUM ('orchestrator', 'worker', 'validator');

-- CreateTable
CREATE TABLE "attempt" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "worker_id" TEXT NOT NULL,
    "outcome" "attempt_outcome" NOT NULL DEFAULT 'running',
    "lease_hash" CHAR(64) NOT NULL,
    "lease_seconds" INTEGER NOT NULL,
    "lease_expires_at" TIMESTAMPTZ(3) NOT NULL,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "ended_at" TIMESTAMPTZ(3),
    "last_heartbeat_at" TIMESTAMPTZ(3) NOT NULL,
    "last_progress_at" TIMESTAMPTZ(3),
    "cancel_requested_at" TIMESTAMPTZ(3),
    "cancel_deadline_at" TIMESTAMPTZ(3),
    "cancel_reason" TEXT,
    "model" TEXT,
    "harness" TEXT,
    "percent" INTEGER,
    "phase" TEXT,
    "note" TEXT,
    "subtasks" JSONB NOT NULL DEFAULT '[]',
    "checkpoint" JSONB,
    "contract_version" INTEGER,
    "tokens_in" BIGINT NOT NULL DEFAULT 0,
    "tokens_cached" BIGINT NOT NULL DEFAULT 0,
    "tokens_out" BIGINT NOT NULL DEFAULT 0,
    "tool_calls" INTEGER NOT NULL DEFAULT 0,
    "micros" BIGINT NOT NULL DEFAULT 0,
    "duration_seconds" INTEGER NOT NULL DEFAULT 0,
    "late_usage" BOOLEAN NOT NULL DEFAULT false,
    "context" JSONB NOT NULL DEFAULT '{}',
    "handoff" JSONB,
    "end_reason" TEXT,
    "end_verb" TEXT,
    "end_body_hash" CHAR(64),
    "end_answer" JSONB,

    CONSTRAINT "attempt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attempt_usage" (
    "attempt_id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "tokens_in" BIGINT NOT NULL DEFAULT 0,
    "tokens_cached" BIGINT NOT NULL DEFAULT 0,
    "tokens_out" BIGINT NOT NULL DEFAULT 0,
    "tool_calls" INTEGER NOT NULL DEFAULT 0,
    "micros" BIGINT NOT NULL DEFAULT 0,
    "duration_seconds" INTEGER NOT NULL DEFAULT 0,
    "late" BOOLEAN NOT NULL DEFAULT false,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attempt_usage_pkey" PRIMARY KEY ("attempt_id","model")
);

-- CreateTable
CREATE TABLE "handoff_item" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "kind" "handoff_item_kind" NOT NULL,
    "text" TEXT NOT NULL,
    "blocking" BOOLEAN NOT NULL DEFAULT false,
    "disposition" "disposition",
    "disposition_task_id" TEXT,
    "disposition_reason" TEXT,
    "disposed_by_id" TEXT,
    "disposed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "handoff_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "orphan_report" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "attempt_number" INTEGER,
    "principal_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "body" JSONB NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orphan_report_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "review" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "reviewer_id" TEXT NOT NULL,
    "verdict" TEXT NOT NULL,
    "reasons" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "review_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "contract" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "status" "contract_status" NOT NULL DEFAULT 'draft',
    "terms" JSONB NOT NULL,
    "terms_hash" CHAR(64) NOT NULL,
    "proposed_by_id" TEXT NOT NULL,
    "proposed_at" TIMESTAMPTZ(3) NOT NULL,
    "revision" INTEGER NOT NULL DEFAULT 1,
    "signed_by_id" TEXT,
    "signed_at" TIMESTAMPTZ(3),
    "signature_name" TEXT,
    "superseded_at" TIMESTAMPTZ(3),

    CONSTRAINT "contract_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "assertion" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "statement" TEXT NOT NULL,
    "verified_how" TEXT NOT NULL DEFAULT '',
    "evidence_kinds" TEXT[],
    "least_strength" "strength" NOT NULL DEFAULT 'reported',
    "state" "assertion_state" NOT NULL DEFAULT 'pending',
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "reason" TEXT,
    "evidence_ids" TEXT[],
    "removed_at" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "assertion_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "event" (
    "id" BIGSERIAL NOT NULL,
    "xid" BIGINT NOT NULL DEFAULT ((pg_current_xact_id())::text)::bigint,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT,
    "chain_id" TEXT NOT NULL,
    "seq" BIGINT NOT NULL,
    "type" TEXT NOT NULL,
    "principal_id" TEXT NOT NULL,
    "via" TEXT NOT NULL,
    "subject_id" TEXT,
    "task_id" TEXT,
    "data" JSONB NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "previous" CHAR(64) NOT NULL,
    "hash" CHAR(64) NOT NULL,

    CONSTRAINT "event_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "idempotency_key" (
    "workspace_id" TEXT NOT NULL,
    "principal_id" TEXT NOT NULL,
    "operation" TEXT NOT NULL,
    "key_hash" CHAR(64) NOT NULL,
    "body_hash" CHAR(64) NOT NULL,
    "status" INTEGER NOT NULL,
    "answer" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "idempotency_key_pkey" PRIMARY KEY ("workspace_id","principal_id","operation","key_hash")
);

-- CreateTable
CREATE TABLE "blob" (
    "workspace_id" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "size" INTEGER NOT NULL,
    "bytes" BYTEA NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "blob_pkey" PRIMARY KEY ("workspace_id","sha256")
);

-- CreateTable
CREATE TABLE "evidence" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT,
    "attempt_id" TEXT,
    "assertion_key" TEXT,
    "kind" "evidence_kind" NOT NULL,
    "claim" TEXT NOT NULL,
    "value" JSONB NOT NULL,
    "strength" "strength" NOT NULL,
    "findings" JSONB NOT NULL DEFAULT '[]',
    "blob_sha256" CHAR(64),
    "claimed_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "evidence_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "artifact" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT,
    "attempt_id" TEXT,
    "name" TEXT NOT NULL,
    "media_type" TEXT NOT NULL,
    "size" BIGINT NOT NULL,
    "sha256" CHAR(64),
    "stored" BOOLEAN NOT NULL DEFAULT false,
    "address" TEXT,
    "scope_tags" TEXT[],
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "artifact_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "question" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "asked_by_id" TEXT NOT NULL,
    "summary" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "choices" TEXT[],
    "multi_select" BOOLEAN NOT NULL DEFAULT false,
    "status" "question_status" NOT NULL DEFAULT 'open',
    "timeout_at" TIMESTAMPTZ(3),
    "default_answer" TEXT,
    "answer" TEXT,
    "answer_choices" TEXT[],
    "answered_by_id" TEXT,
    "answered_at" TIMESTAMPTZ(3),
    "delivered_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "question_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "action_request" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "attempt_id" TEXT NOT NULL,
    "requested_by_id" TEXT NOT NULL,
    "tool" TEXT NOT NULL,
    "action" TEXT NOT NULL,
    "parameters" JSONB NOT NULL,
    "reason" TEXT NOT NULL,
    "action_hash" CHAR(64) NOT NULL,
    "decision" "action_decision" NOT NULL,
    "status" "action_status" NOT NULL,
    "clauses" TEXT[],
    "clauses_hash" CHAR(64) NOT NULL,
    "contract_version" INTEGER NOT NULL,
    "edited_parameters" JSONB,
    "edited_hash" CHAR(64),
    "decided_by_id" TEXT,
    "decided_at" TIMESTAMPTZ(3),
    "decision_reason" TEXT,
    "expires_at" TIMESTAMPTZ(3),
    "consumed_at" TIMESTAMPTZ(3),
    "consumed_by_attempt" INTEGER,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "action_request_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "state_entry" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT,
    "kind" "state_kind" NOT NULL,
    "status" "state_status" NOT NULL DEFAULT 'active',
    "text" TEXT NOT NULL,
    "reason" TEXT NOT NULL DEFAULT '',
    "tags" TEXT[],
    "author_id" TEXT NOT NULL,
    "superseded_by_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "state_entry_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "attention_item" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT,
    "number" INTEGER NOT NULL,
    "kind" TEXT NOT NULL,
    "key" TEXT NOT NULL,
    "subject_id" TEXT NOT NULL,
    "task_id" TEXT,
    "attempt_id" TEXT,
    "title" TEXT NOT NULL,
    "facts" JSONB NOT NULL DEFAULT '{}',
    "risk" INTEGER NOT NULL DEFAULT 1,
    "outcomes" TEXT[],
    "status" "item_status" NOT NULL DEFAULT 'open',
    "decide_by" TIMESTAMPTZ(3),
    "if_nobody" TEXT NOT NULL DEFAULT '',
    "assignee_id" TEXT,
    "snoozed_until" TIMESTAMPTZ(3),
    "version" INTEGER NOT NULL DEFAULT 1,
    "outcome" TEXT,
    "reason" TEXT,
    "resolution" JSONB,
    "resolved_by_id" TEXT,
    "resolved_at" TIMESTAMPTZ(3),
    "cleared_because" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "attention_item_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mission" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "brief" TEXT NOT NULL DEFAULT '',
    "description" TEXT NOT NULL DEFAULT '',
    "project" TEXT NOT NULL DEFAULT '',
    "priority" "priority" NOT NULL DEFAULT 'medium',
    "status" "mission_status" NOT NULL DEFAULT 'brainstorm',
    "pilot_id" TEXT,
    "max_parallel" INTEGER,
    "tags" TEXT[],
    "inputs" JSONB NOT NULL DEFAULT '{}',
    "start_date" TIMESTAMPTZ(3),
    "target_date" TIMESTAMPTZ(3),
    "manual_progress" INTEGER,
    "is_inbox" BOOLEAN NOT NULL DEFAULT false,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "template_version_id" TEXT,
    "next_task_number" INTEGER NOT NULL DEFAULT 0,
    "open_holds" INTEGER NOT NULL DEFAULT 0,
    "live_attempts" INTEGER NOT NULL DEFAULT 0,
    "spent_micros" BIGINT NOT NULL DEFAULT 0,
    "spent_tokens" BIGINT NOT NULL DEFAULT 0,
    "budget_micros" BIGINT,
    "budget_tokens" BIGINT,
    "last_served_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "launched_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "ended_by_id" TEXT,
    "end_reason" TEXT,
    "seal_due_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "active_seconds" INTEGER NOT NULL DEFAULT 0,
    "active_since" TIMESTAMPTZ(3),
    "graph_version" INTEGER NOT NULL DEFAULT 0,
    "layout" JSONB NOT NULL DEFAULT '{}',
    "seq" BIGINT NOT NULL DEFAULT 0,
    "chain_hash" CHAR(64) NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "mission_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "mission_agent" (
    "mission_id" TEXT NOT NULL,
    "agent_id" TEXT NOT NULL,

    CONSTRAINT "mission_agent_pkey" PRIMARY KEY ("mission_id","agent_id")
);

-- CreateTable
CREATE TABLE "hold" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "reason" "hold_reason" NOT NULL,
    "why" TEXT NOT NULL DEFAULT '',
    "opened_by_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL,
    "closed_by_id" TEXT,
    "closed_at" TIMESTAMPTZ(3),

    CONSTRAINT "hold_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "milestone" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "gate" BOOLEAN NOT NULL DEFAULT false,

    CONSTRAINT "milestone_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "branch" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "hypothesis" TEXT NOT NULL DEFAULT '',
    "pruned_at" TIMESTAMPTZ(3),
    "pruned_by_id" TEXT,
    "pruned_reason" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "branch_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "is_example" BOOLEAN NOT NULL DEFAULT false,
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "template_version" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "template_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "body" JSONB NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "template_version_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "note" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT,
    "author_id" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "redacted_at" TIMESTAMPTZ(3),

    CONSTRAINT "note_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "receipt" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "version" INTEGER NOT NULL,
    "outcome" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "sha256" CHAR(64) NOT NULL,
    "signature" TEXT NOT NULL,
    "key_id" TEXT NOT NULL,
    "public_key" TEXT NOT NULL,
    "covers_seq" BIGINT NOT NULL,
    "sealed_by_id" TEXT NOT NULL,
    "sealed_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "receipt_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "mission_id" TEXT NOT NULL,
    "number" INTEGER NOT NULL,
    "key" TEXT NOT NULL,
    "title" TEXT NOT NULL,
    "objective" TEXT NOT NULL DEFAULT '',
    "criteria" TEXT NOT NULL DEFAULT '',
    "status" "task_status" NOT NULL DEFAULT 'todo',
    "priority" "priority" NOT NULL DEFAULT 'medium',
    "milestone_id" TEXT,
    "branch_id" TEXT,
    "fulfils" TEXT[],
    "supersedes_id" TEXT,
    "role" "task_role" NOT NULL DEFAULT 'worker',
    "required_skills" TEXT[],
    "required_tools" TEXT[],
    "required_models" TEXT[],
    "model_policy" TEXT NOT NULL DEFAULT '',
    "budget_micros" BIGINT,
    "budget_tokens" BIGINT,
    "max_attempts" INTEGER NOT NULL DEFAULT 3,
    "fallback" TEXT NOT NULL DEFAULT '',
    "verification" "verification" NOT NULL DEFAULT 'none',
    "output_schema" JSONB,
    "evidence_required" JSONB NOT NULL DEFAULT '[]',
    "estimate_minutes" INTEGER,
    "estimate_micros" BIGINT,
    "due_at" TIMESTAMPTZ(3),
    "is_validation" BOOLEAN NOT NULL DEFAULT false,
    "ready_at" TIMESTAMPTZ(3),
    "last_attempt" INTEGER NOT NULL DEFAULT 0,
    "attempts_used" INTEGER NOT NULL DEFAULT 0,
    "extra_attempts" INTEGER NOT NULL DEFAULT 0,
    "releases_in_row" INTEGER NOT NULL DEFAULT 0,
    "spent_micros" BIGINT NOT NULL DEFAULT 0,
    "spent_tokens" BIGINT NOT NULL DEFAULT 0,
    "block_kind" "block_kind",
    "blocked_on_task_id" TEXT,
    "blocked_on_question_id" TEXT,
    "blocked_on_action_id" TEXT,
    "block_reason" TEXT,
    "block_owner_id" TEXT,
    "block_check_at" TIMESTAMPTZ(3),
    "blocked_at" TIMESTAMPTZ(3),
    "output" JSONB,
    "proof" "strength" NOT NULL DEFAULT 'none',
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" TEXT,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "task_dependency" (
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "depends_on_id" TEXT NOT NULL,

    CONSTRAINT "task_dependency_pkey" PRIMARY KEY ("task_id","depends_on_id")
);

-- CreateTable
CREATE TABLE "task_assignee" (
    "task_id" TEXT NOT NULL,
    "principal_id" TEXT NOT NULL,

    CONSTRAINT "task_assignee_pkey" PRIMARY KEY ("task_id","principal_id")
);

-- CreateTable
CREATE TABLE "task_exclusion" (
    "mission_id" TEXT NOT NULL,
    "task_id" TEXT NOT NULL,
    "other_task_id" TEXT NOT NULL,

    CONSTRAINT "task_exclusion_pkey" PRIMARY KEY ("task_id","other_task_id")
);

-- CreateTable
CREATE TABLE "person" (
    "id" TEXT NOT NULL,
    "email" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "password_hash" TEXT NOT NULL,
    "session_version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "person_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace" (
    "id" TEXT NOT NULL,
    "slug" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "currency" CHAR(3) NOT NULL DEFAULT 'USD',
    "planners_sign" BOOLEAN NOT NULL DEFAULT true,
    "storage_quota_bytes" BIGINT NOT NULL DEFAULT 5368709120,
    "storage_used_bytes" BIGINT NOT NULL DEFAULT 0,
    "next_item_number" INTEGER NOT NULL DEFAULT 1,
    "next_receipt_number" INTEGER NOT NULL DEFAULT 1,
    "seq" BIGINT NOT NULL DEFAULT 0,
    "chain_hash" CHAR(64) NOT NULL DEFAULT '0000000000000000000000000000000000000000000000000000000000000000',
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "workspace_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "workspace_slug" (
    "slug" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,

    CONSTRAINT "workspace_slug_pkey" PRIMARY KEY ("slug")
);

-- CreateTable
CREATE TABLE "principal" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" "principal_kind" NOT NULL,
    "name" TEXT NOT NULL,

    CONSTRAINT "principal_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "member" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "user_id" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "removed_at" TIMESTAMPTZ(3),

    CONSTRAINT "member_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "invitation" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "role" "role" NOT NULL,
    "email" TEXT,
    "token_hash" CHAR(64) NOT NULL,
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "accepted_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "invitation_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "kind" "agent_kind" NOT NULL DEFAULT 'worker',
    "harness" TEXT NOT NULL DEFAULT 'custom',
    "skills" TEXT[],
    "tools" TEXT[],
    "models" TEXT[],
    "concurrency_limit" INTEGER NOT NULL DEFAULT 1,
    "last_seen_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_by_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "token" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "agent_id" TEXT,
    "member_id" TEXT,
    "name" TEXT NOT NULL,
    "hint" TEXT NOT NULL,
    "hash" CHAR(64) NOT NULL,
    "scopes" TEXT[],
    "created_by_id" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "expires_at" TIMESTAMPTZ(3) NOT NULL,
    "last_used_at" TIMESTAMPTZ(3),
    "revoked_at" TIMESTAMPTZ(3),

    CONSTRAINT "token_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "attempt_mission_id_started_at_idx" ON "attempt"("mission_id", "started_at");

-- CreateIndex
CREATE INDEX "attempt_workspace_id_started_at_idx" ON "attempt"("workspace_id", "started_at");

-- CreateIndex
CREATE INDEX "attempt_worker_id_started_at_idx" ON "attempt"("worker_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "attempt_task_id_number_key" ON "attempt"("task_id", "number");

-- CreateIndex
CREATE INDEX "handoff_item_mission_id_created_at_idx" ON "handoff_item"("mission_id", "created_at");

-- CreateIndex
CREATE INDEX "orphan_report_task_id_received_at_idx" ON "orphan_report"("task_id", "received_at");

-- CreateIndex
CREATE INDEX "orphan_report_mission_id_received_at_idx" ON "orphan_report"("mission_id", "received_at");

-- CreateIndex
CREATE INDEX "review_task_id_at_idx" ON "review"("task_id", "at");

-- CreateIndex
CREATE INDEX "review_mission_id_at_idx" ON "review"("mission_id", "at");

-- CreateIndex
CREATE UNIQUE INDEX "contract_mission_id_version_key" ON "contract"("mission_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "assertion_mission_id_key_key" ON "assertion"("mission_id", "key");

-- CreateIndex
CREATE INDEX "event_workspace_id_xid_id_idx" ON "event"("workspace_id", "xid", "id");

-- CreateIndex
CREATE INDEX "event_xid_id_idx" ON "event"("xid", "id");

-- CreateIndex
CREATE INDEX "event_chain_id_type_seq_idx" ON "event"("chain_id", "type", "seq");

-- CreateIndex
CREATE INDEX "event_task_id_seq_idx" ON "event"("task_id", "seq");

-- CreateIndex
CREATE UNIQUE INDEX "event_chain_id_seq_key" ON "event"("chain_id", "seq");

-- CreateIndex
CREATE INDEX "idempotency_key_expires_at_idx" ON "idempotency_key"("expires_at");

-- CreateIndex
CREATE INDEX "evidence_mission_id_created_at_idx" ON "evidence"("mission_id", "created_at");

-- CreateIndex
CREATE INDEX "evidence_task_id_created_at_idx" ON "evidence"("task_id", "created_at");

-- CreateIndex
CREATE INDEX "evidence_attempt_id_idx" ON "evidence"("attempt_id");

-- CreateIndex
CREATE INDEX "artifact_mission_id_created_at_idx" ON "artifact"("mission_id", "created_at");

-- CreateIndex
CREATE INDEX "artifact_task_id_created_at_idx" ON "artifact"("task_id", "created_at");

-- CreateIndex
CREATE INDEX "question_mission_id_status_idx" ON "question"("mission_id", "status");

-- CreateIndex
CREATE INDEX "question_task_id_status_idx" ON "question"("task_id", "status");

-- CreateIndex
CREATE INDEX "action_request_task_id_status_idx" ON "action_request"("task_id", "status");

-- CreateIndex
CREATE INDEX "action_request_mission_id_created_at_idx" ON "action_request"("mission_id", "created_at");

-- CreateIndex
CREATE INDEX "state_entry_mission_id_kind_created_at_idx" ON "state_entry"("mission_id", "kind", "created_at");

-- CreateIndex
CREATE INDEX "attention_item_workspace_id_status_decide_by_created_at_idx" ON "attention_item"("workspace_id", "status", "decide_by", "created_at");

-- CreateIndex
CREATE INDEX "attention_item_mission_id_status_idx" ON "attention_item"("mission_id", "status");

-- CreateIndex
CREATE INDEX "attention_item_subject_id_status_idx" ON "attention_item"("subject_id", "status");

-- CreateIndex
CREATE UNIQUE INDEX "attention_item_workspace_id_number_key" ON "attention_item"("workspace_id", "number");

-- CreateIndex
CREATE INDEX "mission_workspace_id_status_created_at_id_idx" ON "mission"("workspace_id", "status", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "mission_workspace_id_created_at_id_idx" ON "mission"("workspace_id", "created_at" DESC, "id");

-- CreateIndex
CREATE INDEX "hold_mission_id_opened_at_idx" ON "hold"("mission_id", "opened_at");

-- CreateIndex
CREATE INDEX "milestone_mission_id_position_idx" ON "milestone"("mission_id", "position");

-- CreateIndex
CREATE UNIQUE INDEX "milestone_mission_id_id_key" ON "milestone"("mission_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "branch_mission_id_id_key" ON "branch"("mission_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "branch_mission_id_name_key" ON "branch"("mission_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "template_workspace_id_name_key" ON "template"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "template_version_template_id_version_key" ON "template_version"("template_id", "version");

-- CreateIndex
CREATE INDEX "note_mission_id_created_at_idx" ON "note"("mission_id", "created_at");

-- CreateIndex
CREATE INDEX "receipt_workspace_id_sealed_at_idx" ON "receipt"("workspace_id", "sealed_at" DESC);

-- CreateIndex
CREATE UNIQUE INDEX "receipt_mission_id_version_key" ON "receipt"("mission_id", "version");

-- CreateIndex
CREATE UNIQUE INDEX "receipt_workspace_id_number_version_key" ON "receipt"("workspace_id", "number", "version");

-- CreateIndex
CREATE INDEX "task_mission_id_status_idx" ON "task"("mission_id", "status");

-- CreateIndex
CREATE INDEX "task_mission_id_number_idx" ON "task"("mission_id", "number");

-- CreateIndex
CREATE INDEX "task_blocked_on_task_id_idx" ON "task"("blocked_on_task_id");

-- CreateIndex
CREATE UNIQUE INDEX "task_mission_id_id_key" ON "task"("mission_id", "id");

-- CreateIndex
CREATE UNIQUE INDEX "task_mission_id_key_key" ON "task"("mission_id", "key");

-- CreateIndex
CREATE INDEX "task_dependency_depends_on_id_idx" ON "task_dependency"("depends_on_id");

-- CreateIndex
CREATE INDEX "task_dependency_mission_id_idx" ON "task_dependency"("mission_id");

-- CreateIndex
CREATE INDEX "task_assignee_principal_id_idx" ON "task_assignee"("principal_id");

-- CreateIndex
CREATE UNIQUE INDEX "person_email_key" ON "person"("email");

-- CreateIndex
CREATE UNIQUE INDEX "workspace_slug_key" ON "workspace"("slug");

-- CreateIndex
CREATE INDEX "workspace_slug_workspace_id_idx" ON "workspace_slug"("workspace_id");

-- CreateIndex
CREATE INDEX "principal_workspace_id_kind_idx" ON "principal"("workspace_id", "kind");

-- CreateIndex
CREATE INDEX "member_user_id_idx" ON "member"("user_id");

-- CreateIndex
CREATE UNIQUE INDEX "member_workspace_id_user_id_key" ON "member"("workspace_id", "user_id");

-- CreateIndex
CREATE UNIQUE INDEX "invitation_token_hash_key" ON "invitation"("token_hash");

-- CreateIndex
CREATE INDEX "invitation_workspace_id_created_at_idx" ON "invitation"("workspace_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "agent_workspace_id_name_key" ON "agent"("workspace_id", "name");

-- CreateIndex
CREATE UNIQUE INDEX "token_hash_key" ON "token"("hash");

-- CreateIndex
CREATE INDEX "token_workspace_id_created_at_idx" ON "token"("workspace_id", "created_at");

-- CreateIndex
CREATE INDEX "token_agent_id_idx" ON "token"("agent_id");

-- CreateIndex
CREATE INDEX "token_member_id_idx" ON "token"("member_id");

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_worker_id_fkey" FOREIGN KEY ("worker_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attempt_usage" ADD CONSTRAINT "attempt_usage_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff_item" ADD CONSTRAINT "handoff_item_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "handoff_item" ADD CONSTRAINT "handoff_item_disposed_by_id_fkey" FOREIGN KEY ("disposed_by_id") REFERENCES "principal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orphan_report" ADD CONSTRAINT "orphan_report_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "orphan_report" ADD CONSTRAINT "orphan_report_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "review" ADD CONSTRAINT "review_reviewer_id_fkey" FOREIGN KEY ("reviewer_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_proposed_by_id_fkey" FOREIGN KEY ("proposed_by_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "contract" ADD CONSTRAINT "contract_signed_by_id_fkey" FOREIGN KEY ("signed_by_id") REFERENCES "principal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "assertion" ADD CONSTRAINT "assertion_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "event" ADD CONSTRAINT "event_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "evidence" ADD CONSTRAINT "evidence_claimed_by_id_fkey" FOREIGN KEY ("claimed_by_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artifact" ADD CONSTRAINT "artifact_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artifact" ADD CONSTRAINT "artifact_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "artifact" ADD CONSTRAINT "artifact_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_attempt_id_fkey" FOREIGN KEY ("attempt_id") REFERENCES "attempt"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_asked_by_id_fkey" FOREIGN KEY ("asked_by_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "question" ADD CONSTRAINT "question_answered_by_id_fkey" FOREIGN KEY ("answered_by_id") REFERENCES "principal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_request" ADD CONSTRAINT "action_request_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "action_request" ADD CONSTRAINT "action_request_decided_by_id_fkey" FOREIGN KEY ("decided_by_id") REFERENCES "principal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "state_entry" ADD CONSTRAINT "state_entry_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "state_entry" ADD CONSTRAINT "state_entry_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attention_item" ADD CONSTRAINT "attention_item_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attention_item" ADD CONSTRAINT "attention_item_assignee_id_fkey" FOREIGN KEY ("assignee_id") REFERENCES "principal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "attention_item" ADD CONSTRAINT "attention_item_resolved_by_id_fkey" FOREIGN KEY ("resolved_by_id") REFERENCES "principal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mission" ADD CONSTRAINT "mission_pilot_id_fkey" FOREIGN KEY ("pilot_id") REFERENCES "principal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mission" ADD CONSTRAINT "mission_created_by_id_fkey" FOREIGN KEY ("created_by_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mission" ADD CONSTRAINT "mission_template_version_id_fkey" FOREIGN KEY ("template_version_id") REFERENCES "template_version"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mission_agent" ADD CONSTRAINT "mission_agent_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "mission_agent" ADD CONSTRAINT "mission_agent_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_opened_by_id_fkey" FOREIGN KEY ("opened_by_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "hold" ADD CONSTRAINT "hold_closed_by_id_fkey" FOREIGN KEY ("closed_by_id") REFERENCES "principal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "milestone" ADD CONSTRAINT "milestone_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "branch" ADD CONSTRAINT "branch_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "template_version" ADD CONSTRAINT "template_version_template_id_fkey" FOREIGN KEY ("template_id") REFERENCES "template"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "note" ADD CONSTRAINT "note_author_id_fkey" FOREIGN KEY ("author_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "receipt" ADD CONSTRAINT "receipt_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_mission_id_milestone_id_fkey" FOREIGN KEY ("mission_id", "milestone_id") REFERENCES "milestone"("mission_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_mission_id_branch_id_fkey" FOREIGN KEY ("mission_id", "branch_id") REFERENCES "branch"("mission_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_mission_id_supersedes_id_fkey" FOREIGN KEY ("mission_id", "supersedes_id") REFERENCES "task"("mission_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_mission_id_blocked_on_task_id_fkey" FOREIGN KEY ("mission_id", "blocked_on_task_id") REFERENCES "task"("mission_id", "id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_dependency" ADD CONSTRAINT "task_dependency_mission_id_task_id_fkey" FOREIGN KEY ("mission_id", "task_id") REFERENCES "task"("mission_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_dependency" ADD CONSTRAINT "task_dependency_mission_id_depends_on_id_fkey" FOREIGN KEY ("mission_id", "depends_on_id") REFERENCES "task"("mission_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_assignee" ADD CONSTRAINT "task_assignee_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_assignee" ADD CONSTRAINT "task_assignee_principal_id_fkey" FOREIGN KEY ("principal_id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_exclusion" ADD CONSTRAINT "task_exclusion_mission_id_task_id_fkey" FOREIGN KEY ("mission_id", "task_id") REFERENCES "task"("mission_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "task_exclusion" ADD CONSTRAINT "task_exclusion_mission_id_other_task_id_fkey" FOREIGN KEY ("mission_id", "other_task_id") REFERENCES "task"("mission_id", "id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "workspace_slug" ADD CONSTRAINT "workspace_slug_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "principal" ADD CONSTRAINT "principal_workspace_id_fkey" FOREIGN KEY ("workspace_id") REFERENCES "workspace"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_id_fkey" FOREIGN KEY ("id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "member" ADD CONSTRAINT "member_user_id_fkey" FOREIGN KEY ("user_id") REFERENCES "person"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "agent" ADD CONSTRAINT "agent_id_fkey" FOREIGN KEY ("id") REFERENCES "principal"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_agent_id_fkey" FOREIGN KEY ("agent_id") REFERENCES "agent"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "token" ADD CONSTRAINT "token_member_id_fkey" FOREIGN KEY ("member_id") REFERENCES "member"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What Prisma's schema language cannot say.

-- R3: a second running attempt of a task is impossible.
CREATE UNIQUE INDEX "attempt_one_running" ON "attempt"("task_id") WHERE "outcome" = 'running';
-- The sweep of expired leases, and of attempts whose cancellation is due.
CREATE INDEX "attempt_running_lease" ON "attempt"("lease_expires_at") WHERE "outcome" = 'running';
CREATE INDEX "attempt_running_worker" ON "attempt"("worker_id") WHERE "outcome" = 'running';
CREATE INDEX "attempt_running_workspace" ON "attempt"("workspace_id") WHERE "outcome" = 'running';

-- A claim goes through claimable missions first, then takes the best ready task there.
CREATE INDEX "mission_claimable" ON "mission"("workspace_id", "priority", "last_served_at") WHERE "status" = 'execute' AND "open_holds" = 0;
CREATE INDEX "mission_seal_due" ON "mission"("seal_due_at") WHERE "seal_due_at" IS NOT NULL;
CREATE UNIQUE INDEX "mission_one_inbox" ON "mission"("workspace_id") WHERE "is_inbox";
CREATE INDEX "task_ready" ON "task"("mission_id", "priority", "due_at" NULLS LAST, "ready_at", "number") WHERE "status" = 'todo' AND "ready_at" IS NOT NULL;
CREATE INDEX "task_block_check" ON "task"("block_check_at") WHERE "status" = 'blocked' AND "block_check_at" IS NOT NULL;

-- At most one open hold per reason, one contract in force, one draft, one open item per cause, one standing approval per action.
CREATE UNIQUE INDEX "hold_one_open" ON "hold"("mission_id", "reason") WHERE "closed_at" IS NULL;
CREATE UNIQUE INDEX "contract_one_signed" ON "contract"("mission_id") WHERE "status" = 'signed';
CREATE UNIQUE INDEX "contract_one_draft" ON "contract"("mission_id") WHERE "status" = 'draft';
CREATE UNIQUE INDEX "attention_item_one_open" ON "attention_item"("workspace_id", "key") WHERE "status" = 'open';
CREATE INDEX "attention_item_open" ON "attention_item"("workspace_id", "decide_by" NULLS LAST, "created_at", "id") WHERE "status" = 'open';
CREATE UNIQUE INDEX "action_request_one_standing" ON "action_request"("task_id", "action_hash") WHERE "status" IN ('pending', 'approved');
CREATE INDEX "action_request_expiry" ON "action_request"("expires_at") WHERE "status" IN ('pending', 'approved') AND "expires_at" IS NOT NULL;
CREATE INDEX "question_timeout" ON "question"("timeout_at") WHERE "status" = 'open' AND "timeout_at" IS NOT NULL;

ALTER TABLE "token" ADD CONSTRAINT "token_one_holder" CHECK (("agent_id" IS NULL) <> ("member_id" IS NULL));
-- R7: deciding and administering are for people.
ALTER TABLE "token" ADD CONSTRAINT "token_agent_scopes" CHECK ("agent_id" IS NULL OR NOT ("scopes" && ARRAY['decide', 'admin']));
ALTER TABLE "agent" ADD CONSTRAINT "agent_limit" CHECK ("concurrency_limit" BETWEEN 1 AND 1000);
ALTER TABLE "task_dependency" ADD CONSTRAINT "task_dependency_no_self" CHECK ("task_id" <> "depends_on_id");
ALTER TABLE "task_exclusion" ADD CONSTRAINT "task_exclusion_no_self" CHECK ("task_id" <> "other_task_id");
ALTER TABLE "task" ADD CONSTRAINT "task_ready_is_todo" CHECK ("ready_at" IS NULL OR "status" = 'todo');
ALTER TABLE "task" ADD CONSTRAINT "task_block_has_cause" CHECK (("status" = 'blocked') = ("block_kind" IS NOT NULL));
ALTER TABLE "task" ADD CONSTRAINT "task_block_names_it" CHECK (
  "block_kind" IS NULL
  OR ("block_kind" = 'task' AND "blocked_on_task_id" IS NOT NULL)
  OR ("block_kind" = 'question' AND "blocked_on_question_id" IS NOT NULL)
  OR ("block_kind" = 'action' AND "blocked_on_action_id" IS NOT NULL)
  OR ("block_kind" = 'outside' AND "block_owner_id" IS NOT NULL AND "block_check_at" IS NOT NULL)
);
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_end_is_whole" CHECK (("outcome" = 'running') = ("ended_at" IS NULL));
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_number_grows" CHECK ("number" >= 1);
ALTER TABLE "mission" ADD CONSTRAINT "mission_counts" CHECK ("open_holds" >= 0 AND "live_attempts" >= 0);
ALTER TABLE "mission" ADD CONSTRAINT "mission_manual_progress" CHECK ("manual_progress" BETWEEN 0 AND 100);

-- R4: events are facts and nothing changes one. (Deleting a mission that was never launched takes its events along.)
-- (\073 is a semicolon: the migration engine cuts a script at each one that it sees.)
CREATE FUNCTION "refuse_update"() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN RAISE EXCEPTION ''% is append-only'', TG_TABLE_NAME USING ERRCODE = ''integrity_constraint_violation''\073 END\073';
CREATE TRIGGER "event_append_only" BEFORE UPDATE ON "event" FOR EACH ROW EXECUTE FUNCTION "refuse_update"();
CREATE TRIGGER "receipt_append_only" BEFORE UPDATE ON "receipt" FOR EACH ROW EXECUTE FUNCTION "refuse_update"();
CREATE TRIGGER "template_version_append_only" BEFORE UPDATE ON "template_version" FOR EACH ROW EXECUTE FUNCTION "refuse_update"();
