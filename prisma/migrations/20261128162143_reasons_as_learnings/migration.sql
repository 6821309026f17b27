-- AlterTable
ALTER TABLE "state_entry" ADD COLUMN     "learnt_from_id" TEXT;
