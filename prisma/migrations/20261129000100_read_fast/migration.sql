-- When a meeting was arranged, for the timeline.
ALTER TABLE "meeting" ADD COLUMN "booked_at" TIMESTAMPTZ(3);

-- What a member has to do next, and how many open leads each holds.
CREATE INDEX "lead_open_owned_idx" ON "lead" ("owner_id", "next_due_at")
  WHERE "owner_id" IS NOT NULL AND "disqualified" IS NULL
    AND "stage" IN ('new', 'researched', 'potential', 'hot');

-- Open leads nobody has, best first.
CREATE INDEX "lead_open_unowned_idx" ON "lead" ("score" DESC, "created_at", "id")
  WHERE "owner_id" IS NULL AND "disqualified" IS NULL AND "band" IN ('hot', 'warm')
    AND "stage" IN ('new', 'researched', 'potential', 'hot');

-- First calls still promised: who is late.
CREATE INDEX "lead_promised_idx" ON "lead" ("call_by") WHERE "promised";

-- Who shows this phone or mail; a role address such as info@ is no key of anybody's.
CREATE INDEX "lead_phone_idx" ON "lead"("phone");
CREATE INDEX "lead_email_idx" ON "lead"("email");

-- Words of a name, found by their beginnings. PostgreSQL would take a.b or a/b for one word.
-- Without a list of pending words, which every search would read from end to end.
CREATE INDEX "lead_name_words_idx" ON "lead"
  USING gin (to_tsvector('simple', translate("name_folded", './@_-', '     '))) WITH (fastupdate = off);

-- Messages that did not reach the platform yet, or never will.
CREATE INDEX "outbound_unsent_idx" ON "outbound" ("state", "created_at")
  WHERE "state" <> 'sent';

-- What `/pipeline` counts, by UTC day and month of arrival: years of a million leads are a short sum.
CREATE TABLE "pipeline_sum" (
    "span" TEXT NOT NULL,
    "dimension" TEXT NOT NULL,
    "since" DATE NOT NULL,
    "key" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "leads" INTEGER NOT NULL,
    "mql" INTEGER NOT NULL,
    "sql" INTEGER NOT NULL,
    "won" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "made" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,

    CONSTRAINT "pipeline_sum_pkey" PRIMARY KEY ("span", "dimension", "since", "key", "currency")
);

-- What changed since, appended by every writer so that none waits for another; folded into the sums later.
CREATE TABLE "pipeline_change" (
    "id" BIGSERIAL NOT NULL,
    "dimension" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "key" TEXT NOT NULL,
    "currency" TEXT NOT NULL,
    "leads" INTEGER NOT NULL,
    "mql" INTEGER NOT NULL,
    "sql" INTEGER NOT NULL,
    "won" INTEGER NOT NULL,
    "amount" BIGINT NOT NULL,
    "made" INTEGER NOT NULL,
    "kept" INTEGER NOT NULL,

    CONSTRAINT "pipeline_change_pkey" PRIMARY KEY ("id")
);

-- What one lead adds to the pipeline: one row each for its stage, its rep, its source and its first call.
-- The only place that says how a lead is counted; the meaning is told in src/db/pipeline.ts.
CREATE FUNCTION pipeline_facts(l "lead")
RETURNS TABLE (
  "dimension" TEXT, "day" DATE, "key" TEXT, "currency" TEXT, "leads" INTEGER, "mql" INTEGER,
  "sql" INTEGER, "won" INTEGER, "amount" BIGINT, "made" INTEGER, "kept" INTEGER
)
LANGUAGE sql STABLE AS $$
  SELECT d.dimension, (l.created_at AT TIME ZONE 'UTC')::date, d.key, l.currency, 1,
    (s.step >= 1)::int, (s.step >= 2)::int, (s.step = 3)::int,
    CASE
      WHEN l.stage = 'won' THEN coalesce(l.amount, 0)
      WHEN d.dimension <> 'stage' OR l.disqualified IS NOT NULL THEN 0
      ELSE coalesce((l.budget_min + coalesce(l.budget_max, l.budget_min)) / 2, l.budget_max, 0)
    END,
    (l.promise_kept IS NOT NULL)::int, (l.promise_kept IS TRUE)::int
  FROM (SELECT
      CASE
        WHEN l.stage = 'won' THEN 3
        WHEN l.disqualified IS NOT NULL THEN 0
        WHEN l.sql_at IS NOT NULL THEN 2
        WHEN l.mql_at IS NOT NULL THEN 1
        ELSE 0
      END AS step,
      CASE WHEN l.first_touch_at >= l.claimed_at
        THEN round(date_part('epoch', l.first_touch_at - l.claimed_at) / 60)::bigint
      END AS minutes
    ) s
  CROSS JOIN LATERAL unnest(
    ARRAY['stage', 'rep', 'source', 'first_call'],
    ARRAY[l.stage, coalesce(l.owner_id, ''), l.source, CASE
      WHEN s.minutes <= 60 THEN s.minutes
      WHEN s.minutes <= 1440 THEN (s.minutes + 5) / 10 * 10
      ELSE (s.minutes + 30) / 60 * 60
    END::text]
  ) d (dimension, key)
  WHERE l.id IS NOT NULL AND d.key IS NOT NULL
$$;

CREATE FUNCTION note_pipeline_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pipeline_change (dimension, day, key, currency, leads, mql, sql, won, amount, made, kept)
  SELECT dimension, day, key, currency, sum(sign * leads), sum(sign * mql), sum(sign * sql),
    sum(sign * won), sum(sign * amount), sum(sign * made), sum(sign * kept)
  FROM (
    SELECT -1 AS sign, * FROM pipeline_facts(OLD)
    UNION ALL
    SELECT 1 AS sign, * FROM pipeline_facts(NEW)
  ) fact
  GROUP BY dimension, day, key, currency
  HAVING sum(sign * leads) <> 0 OR sum(sign * mql) <> 0 OR sum(sign * sql) <> 0 OR sum(sign * won) <> 0
    OR sum(sign * amount) <> 0 OR sum(sign * made) <> 0 OR sum(sign * kept) <> 0;
  RETURN NULL;
END
$$;

CREATE TRIGGER lead_comes_or_goes AFTER INSERT OR DELETE ON "lead"
  FOR EACH ROW EXECUTE FUNCTION note_pipeline_change();

CREATE TRIGGER lead_moves AFTER UPDATE ON "lead"
  FOR EACH ROW WHEN (
    (OLD.created_at, OLD.stage, OLD.owner_id, OLD.source, OLD.currency, OLD.amount, OLD.budget_min,
      OLD.budget_max, OLD.disqualified, OLD.mql_at IS NULL, OLD.sql_at IS NULL, OLD.claimed_at,
      OLD.first_touch_at, OLD.promise_kept)
    IS DISTINCT FROM
    (NEW.created_at, NEW.stage, NEW.owner_id, NEW.source, NEW.currency, NEW.amount, NEW.budget_min,
      NEW.budget_max, NEW.disqualified, NEW.mql_at IS NULL, NEW.sql_at IS NULL, NEW.claimed_at,
      NEW.first_touch_at, NEW.promise_kept))
  EXECUTE FUNCTION note_pipeline_change();

-- Emptied at once: row triggers do not see that. Deleted, since the same TRUNCATE may hold these tables too.
CREATE FUNCTION empty_pipeline() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  DELETE FROM pipeline_sum;
  DELETE FROM pipeline_change;
  RETURN NULL;
END
$$;

CREATE TRIGGER lead_emptied AFTER TRUNCATE ON "lead"
  FOR EACH STATEMENT EXECUTE FUNCTION empty_pipeline();

-- Move what changed into the sums. One folds at a time; false: somebody else is at it.
CREATE FUNCTION fold_pipeline() RETURNS boolean LANGUAGE plpgsql AS $$
BEGIN
  IF NOT pg_try_advisory_xact_lock(hashtext('fold_pipeline')) THEN
    RETURN false;
  END IF;
  WITH taken AS (DELETE FROM pipeline_change RETURNING *)
  INSERT INTO pipeline_sum AS s (span, dimension, since, key, currency, leads, mql, sql, won, amount, made, kept)
  SELECT span, dimension, date_trunc(span, day)::date, key, currency, sum(leads), sum(mql), sum(sql),
    sum(won), sum(amount), sum(made), sum(kept)
  FROM taken CROSS JOIN unnest(ARRAY['day', 'month']) span
  GROUP BY 1, 2, 3, 4, 5
  ON CONFLICT (span, dimension, since, key, currency) DO UPDATE SET
    leads = s.leads + excluded.leads, mql = s.mql + excluded.mql, sql = s.sql + excluded.sql,
    won = s.won + excluded.won, amount = s.amount + excluded.amount,
    made = s.made + excluded.made, kept = s.kept + excluded.kept;
  RETURN true;
END
$$;

-- Count everything anew from the leads themselves.
CREATE FUNCTION rebuild_pipeline() RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  LOCK TABLE "lead" IN SHARE MODE;
  TRUNCATE pipeline_sum, pipeline_change;
  INSERT INTO pipeline_sum (span, dimension, since, key, currency, leads, mql, sql, won, amount, made, kept)
  SELECT span, dimension, date_trunc(span, day)::date, key, f.currency, sum(leads), sum(mql), sum(sql),
    sum(won), sum(f.amount), sum(made), sum(kept)
  FROM "lead" l CROSS JOIN LATERAL pipeline_facts(l) f CROSS JOIN unnest(ARRAY['day', 'month']) span
  GROUP BY 1, 2, 3, 4, 5;
END
$$;

SELECT rebuild_pipeline();
