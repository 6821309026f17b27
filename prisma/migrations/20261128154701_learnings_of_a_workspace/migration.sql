-- CreateIndex
CREATE INDEX "state_entry_workspace_id_kind_status_idx" ON "state_entry"("workspace_id", "kind", "status");
