-- CreateTable
CREATE TABLE "spend_slot" (
    "mission_id" TEXT NOT NULL,
    "model" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "micros" BIGINT NOT NULL DEFAULT 0,
    "tokens" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "spend_slot_pkey" PRIMARY KEY ("mission_id","model","at")
);

-- CreateIndex
CREATE INDEX "spend_slot_workspace_id_at_idx" ON "spend_slot"("workspace_id", "at");

-- AddForeignKey
ALTER TABLE "spend_slot" ADD CONSTRAINT "spend_slot_mission_id_fkey" FOREIGN KEY ("mission_id") REFERENCES "mission"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- What was spent before is booked when it was last reported.
insert into spend_slot (mission_id, model, at, workspace_id, micros, tokens)
select a.mission_id, u.model, date_bin('15 minutes', u.updated_at, 'epoch'), a.workspace_id,
  sum(u.micros)::bigint, sum(u.tokens_in + u.tokens_out)::bigint
from attempt_usage u join attempt a on a.id = u.attempt_id
where u.micros > 0 or u.tokens_in + u.tokens_out > 0
group by 1, 2, 3, 4;

-- What was done lately, over all missions of a workspace.
create index task_done_lately on task (workspace_id, ended_at) where status = 'done';
