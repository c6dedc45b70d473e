-- Leads that wait for the same opening are announced in one list: who waits for which, and who stands where.
ALTER TABLE "lead" ADD COLUMN "opening" TIMESTAMPTZ(3);
ALTER TABLE "card" ADD COLUMN "opening" TIMESTAMPTZ(3), ADD COLUMN "rank" INTEGER;

-- Few wait, and only until their opening.
CREATE INDEX "lead_waiting_idx" ON "lead" ("opening") WHERE "opening" IS NOT NULL;
CREATE INDEX "card_list_idx" ON "card" ("platform", "place", "opening", "rank") WHERE "opening" IS NOT NULL;
