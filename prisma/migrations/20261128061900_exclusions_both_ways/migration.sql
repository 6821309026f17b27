-- CreateIndex
CREATE INDEX "task_exclusion_other_task_id_idx" ON "task_exclusion"("other_task_id");
