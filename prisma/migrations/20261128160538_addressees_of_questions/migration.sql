-- CreateEnum
CREATE TYPE "addressee" AS ENUM ('person', 'pilot', 'task');

-- AlterTable
ALTER TABLE "question" ADD COLUMN     "about_task_id" TEXT,
ADD COLUMN     "addressee" "addressee" NOT NULL DEFAULT 'person',
ADD COLUMN     "reused_from_id" TEXT,
ADD COLUMN     "same_hash" CHAR(64);

-- CreateIndex
CREATE INDEX "question_mission_id_same_hash_idx" ON "question"("mission_id", "same_hash");
