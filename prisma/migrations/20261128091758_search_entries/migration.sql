-- Trusted: whoever owns the database may create them.
CREATE EXTENSION IF NOT EXISTS pg_trgm;
CREATE EXTENSION IF NOT EXISTS btree_gin;

-- CreateTable
CREATE TABLE "search_entry" (
    "id" TEXT NOT NULL,
    "workspace_id" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "mission_id" TEXT,
    "key" TEXT,
    "title" TEXT NOT NULL,
    "folded" TEXT NOT NULL,
    "body" TEXT NOT NULL,
    "words" tsvector NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "search_entry_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "search_entry_workspace_id_kind_at_id_idx" ON "search_entry"("workspace_id", "kind", "at" DESC, "id" DESC);

-- CreateIndex
CREATE INDEX "search_entry_workspace_id_key_idx" ON "search_entry"("workspace_id", "key");

-- Part of a word in a title, and beginnings of words anywhere, of one workspace and kind, so that a word which is
-- common elsewhere costs nothing here.
CREATE INDEX "search_entry_folded_idx" ON "search_entry" USING gin ("workspace_id", "kind", "folded" gin_trgm_ops);
CREATE INDEX "search_entry_words_idx" ON "search_entry" USING gin ("workspace_id", "kind", "words");

-- Of a body as much is read as people would look through.
CREATE FUNCTION "put_search_entry"(id text, workspace_id text, kind text, mission_id text, key text, title text, body text, at timestamptz)
RETURNS void LANGUAGE plpgsql AS
  E'#variable_conflict use_column
  DECLARE read text := left(put_search_entry.body, 20000)\073
  BEGIN
    INSERT INTO search_entry VALUES (put_search_entry.id, put_search_entry.workspace_id, put_search_entry.kind,
      put_search_entry.mission_id, put_search_entry.key, put_search_entry.title,
      lower(put_search_entry.title COLLATE "pg_c_utf8"), read,
      to_tsvector(''simple'', lower(regexp_replace(concat_ws('' '', put_search_entry.key, put_search_entry.title, read),
        ''[!-/:-@\\[-`{-~]+'', '' '', ''g'') COLLATE "pg_c_utf8")), put_search_entry.at)
    ON CONFLICT (id) DO UPDATE SET title = excluded.title, folded = excluded.folded, body = excluded.body,
      words = excluded.words\073
  END\073';

-- What is found, and by which words: one function a table, for its triggers and for the rows that are there.
CREATE FUNCTION "put_search_entry"(t "mission") RETURNS void LANGUAGE sql AS
  $$ SELECT put_search_entry(t.id, t.workspace_id, 'mission', t.id, NULL, t.name, concat_ws(E'\n', t.description, t.brief), t.created_at) $$;
CREATE FUNCTION "put_search_entry"(t "task") RETURNS void LANGUAGE sql AS
  $$ SELECT put_search_entry(t.id, t.workspace_id, 'task', t.mission_id, t.key, t.title, concat_ws(E'\n', t.objective, t.criteria), t.created_at) $$;
CREATE FUNCTION "put_search_entry"(t "artifact") RETURNS void LANGUAGE sql AS
  $$ SELECT put_search_entry(t.id, t.workspace_id, 'artifact', t.mission_id, NULL, t.name, concat_ws(E'\n', t.media_type, t.address), t.created_at) $$;
CREATE FUNCTION "put_search_entry"(t "attention_item") RETURNS void LANGUAGE sql AS
  $$ SELECT put_search_entry(t.id, t.workspace_id, 'decision', t.mission_id, '#' || t.number, t.title, coalesce(t.reason, ''), t.created_at) $$;
CREATE FUNCTION "put_search_entry"(t "state_entry") RETURNS void LANGUAGE sql AS
  $$ SELECT put_search_entry(t.id, t.workspace_id, 'state', t.mission_id, NULL, t.text, t.reason, t.created_at) $$;
CREATE FUNCTION "put_search_entry"(t "receipt") RETURNS void LANGUAGE sql AS
  $$ SELECT put_search_entry(t.id, t.workspace_id, 'receipt', t.mission_id, 'R-' || lpad(t.number::text, 4, '0'), m.name, t.outcome, t.sealed_at) FROM mission m WHERE m.id = t.mission_id $$;
CREATE FUNCTION "put_search_entry"(t "agent") RETURNS void LANGUAGE sql AS
  $$ SELECT put_search_entry(t.id, t.workspace_id, 'agent', NULL, NULL, t.name, concat_ws(' ', t.harness, array_to_string(t.skills || t.tools || t.models, ' ')), t.created_at) $$;
CREATE FUNCTION "put_search_entry"(t "template") RETURNS void LANGUAGE sql AS
  $$ SELECT put_search_entry(t.id, t.workspace_id, 'template', NULL, NULL, t.name, '', t.created_at) $$;

CREATE FUNCTION "keep_search_entry"() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN PERFORM put_search_entry(NEW)\073 RETURN NULL\073 END\073';
CREATE FUNCTION "drop_search_entry"() RETURNS trigger LANGUAGE plpgsql AS
  E'BEGIN DELETE FROM search_entry WHERE id = OLD.id\073 RETURN NULL\073 END\073';

CREATE TRIGGER "search_kept" AFTER INSERT OR UPDATE OF "name", "description", "brief" ON "mission" FOR EACH ROW EXECUTE FUNCTION "keep_search_entry"();
CREATE TRIGGER "search_kept" AFTER INSERT OR UPDATE OF "title", "objective", "criteria" ON "task" FOR EACH ROW EXECUTE FUNCTION "keep_search_entry"();
CREATE TRIGGER "search_kept" AFTER INSERT OR UPDATE OF "name" ON "artifact" FOR EACH ROW EXECUTE FUNCTION "keep_search_entry"();
CREATE TRIGGER "search_kept" AFTER INSERT OR UPDATE OF "title", "reason" ON "attention_item" FOR EACH ROW EXECUTE FUNCTION "keep_search_entry"();
CREATE TRIGGER "search_kept" AFTER INSERT OR UPDATE OF "text", "reason" ON "state_entry" FOR EACH ROW EXECUTE FUNCTION "keep_search_entry"();
CREATE TRIGGER "search_kept" AFTER INSERT ON "receipt" FOR EACH ROW EXECUTE FUNCTION "keep_search_entry"();
CREATE TRIGGER "search_kept" AFTER INSERT OR UPDATE OF "name", "harness", "skills", "tools", "models" ON "agent" FOR EACH ROW EXECUTE FUNCTION "keep_search_entry"();
CREATE TRIGGER "search_kept" AFTER INSERT OR UPDATE OF "name" ON "template" FOR EACH ROW EXECUTE FUNCTION "keep_search_entry"();

CREATE TRIGGER "search_dropped" AFTER DELETE ON "mission" FOR EACH ROW EXECUTE FUNCTION "drop_search_entry"();
CREATE TRIGGER "search_dropped" AFTER DELETE ON "task" FOR EACH ROW EXECUTE FUNCTION "drop_search_entry"();
CREATE TRIGGER "search_dropped" AFTER DELETE ON "artifact" FOR EACH ROW EXECUTE FUNCTION "drop_search_entry"();
CREATE TRIGGER "search_dropped" AFTER DELETE ON "attention_item" FOR EACH ROW EXECUTE FUNCTION "drop_search_entry"();
CREATE TRIGGER "search_dropped" AFTER DELETE ON "state_entry" FOR EACH ROW EXECUTE FUNCTION "drop_search_entry"();
CREATE TRIGGER "search_dropped" AFTER DELETE ON "receipt" FOR EACH ROW EXECUTE FUNCTION "drop_search_entry"();
CREATE TRIGGER "search_dropped" AFTER DELETE ON "agent" FOR EACH ROW EXECUTE FUNCTION "drop_search_entry"();
CREATE TRIGGER "search_dropped" AFTER DELETE ON "template" FOR EACH ROW EXECUTE FUNCTION "drop_search_entry"();

SELECT put_search_entry(t) FROM "mission" t;
SELECT put_search_entry(t) FROM "task" t;
SELECT put_search_entry(t) FROM "artifact" t;
SELECT put_search_entry(t) FROM "attention_item" t;
SELECT put_search_entry(t) FROM "state_entry" t;
SELECT put_search_entry(t) FROM "receipt" t;
SELECT put_search_entry(t) FROM "agent" t;
SELECT put_search_entry(t) FROM "template" t;
