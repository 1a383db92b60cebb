-- CreateIndex
CREATE INDEX "chunk_state_finished_at_idx" ON "chunk"("state", "finished_at");

-- CreateIndex
CREATE INDEX "resident_weekly_cap_idx" ON "resident"("weekly_cap");
