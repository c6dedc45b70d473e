-- CreateTable
CREATE TABLE "chat_address" (
    "key" TEXT NOT NULL,
    "address" JSONB NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "chat_address_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "picture" (
    "id" UUID NOT NULL,
    "png" BYTEA NOT NULL,
    "kept_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "picture_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "picture_kept_at_idx" ON "picture"("kept_at");
