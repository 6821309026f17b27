-- AlterTable
ALTER TABLE "mission" ADD COLUMN     "change_count" BIGINT NOT NULL DEFAULT 0,
ALTER COLUMN "tags" SET DEFAULT ARRAY[]::TEXT[];

-- AlterTable
ALTER TABLE "task" ALTER COLUMN "fulfils" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "required_skills" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "required_tools" SET DEFAULT ARRAY[]::TEXT[],
ALTER COLUMN "required_models" SET DEFAULT ARRAY[]::TEXT[];

-- A list that is missing is empty, also to a raw statement.
UPDATE "mission" SET "tags" = '{}' WHERE "tags" IS NULL;
UPDATE "task" SET "fulfils" = coalesce("fulfils", '{}'), "required_skills" = coalesce("required_skills", '{}'),
  "required_tools" = coalesce("required_tools", '{}'), "required_models" = coalesce("required_models", '{}')
  WHERE "fulfils" IS NULL OR "required_skills" IS NULL OR "required_tools" IS NULL OR "required_models" IS NULL;
ALTER TABLE "mission" ALTER COLUMN "tags" SET NOT NULL;
ALTER TABLE "task" ALTER COLUMN "fulfils" SET NOT NULL,
ALTER COLUMN "required_skills" SET NOT NULL,
ALTER COLUMN "required_tools" SET NOT NULL,
ALTER COLUMN "required_models" SET NOT NULL;
