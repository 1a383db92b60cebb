-- CreateTable
CREATE TABLE "population_table" (
    "ward" TEXT NOT NULL,
    "content" JSONB NOT NULL,
    "updated_by" UUID NOT NULL,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "population_table_pkey" PRIMARY KEY ("ward")
);
