-- CreateTable
CREATE TABLE "event_import" (
    "id" UUID NOT NULL,
    "ward" TEXT NOT NULL,
    "file_name" TEXT NOT NULL,
    "file_sha256" TEXT NOT NULL,
    "rows" JSONB,
    "counts" JSONB,
    "created_by" UUID NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "imported_at" TIMESTAMPTZ(3),

    CONSTRAINT "event_import_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "event_import_ward_created_at_idx" ON "event_import"("ward", "created_at");
