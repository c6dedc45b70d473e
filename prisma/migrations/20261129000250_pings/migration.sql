-- How often somebody was pinged within the hour, and will be.
CREATE INDEX "outbound_ping_idx" ON "outbound" ("place", greatest("created_at", "send_after"))
  WHERE "kind" = 'direct';
