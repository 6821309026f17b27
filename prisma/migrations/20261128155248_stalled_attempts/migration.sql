-- AlterTable
ALTER TABLE "attempt" ADD COLUMN     "last_step_at" TIMESTAMPTZ(3),
ADD COLUMN     "nudge_reason" TEXT,
ADD COLUMN     "nudged_at" TIMESTAMPTZ(3),
ADD COLUMN     "nudged_by_id" TEXT,
ADD COLUMN     "recent_reports" TEXT[] DEFAULT ARRAY[]::TEXT[],
ADD COLUMN     "repeats" INTEGER NOT NULL DEFAULT 0,
ADD COLUMN     "stalled_minutes" INTEGER;

-- AddForeignKey
ALTER TABLE "attempt" ADD CONSTRAINT "attempt_nudged_by_id_fkey" FOREIGN KEY ("nudged_by_id") REFERENCES "principal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

-- What ran before is watched from its last progress on.
UPDATE "attempt" SET "last_step_at" = "last_progress_at" WHERE "outcome" = 'running';
