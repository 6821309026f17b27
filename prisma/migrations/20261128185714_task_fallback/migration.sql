-- AlterTable
ALTER TABLE "task" ADD COLUMN     "fallback_after" INTEGER,
ADD COLUMN     "fallback_model" TEXT,
ADD COLUMN     "fallback_to_id" TEXT;

-- AddForeignKey
ALTER TABLE "task" ADD CONSTRAINT "task_fallback_to_id_fkey" FOREIGN KEY ("fallback_to_id") REFERENCES "principal"("id") ON DELETE SET NULL ON UPDATE CASCADE;

ALTER TABLE "task" ADD CONSTRAINT "task_fallback_is_one" CHECK (num_nonnulls("fallback_to_id", "fallback_model") <= 1);
CREATE INDEX "task_fallback_to_id_idx" ON "task" ("fallback_to_id") WHERE "fallback_to_id" IS NOT NULL;
