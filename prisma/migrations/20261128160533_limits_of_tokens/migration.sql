-- AlterTable
ALTER TABLE "token" ADD COLUMN     "requests_per_minute" INTEGER;
