-- A heartbeat changes two columns of its attempt. While no index holds them, PostgreSQL writes no index entry for it
-- (a heap-only tuple), given room on the page. Running attempts are few: the sweep reads all of them.
DROP INDEX "attempt_running_lease";
DROP INDEX "attempt_running_workspace";
CREATE INDEX "attempt_running_mission" ON "attempt"("mission_id") WHERE "outcome" = 'running';
CREATE INDEX "attempt_running_workspace" ON "attempt"("workspace_id", "mission_id") WHERE "outcome" = 'running';
ALTER TABLE "attempt" SET (fillfactor = 70);
