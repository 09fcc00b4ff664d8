-- Generated from db/schema.ts, then by hand: STRICT.
CREATE TABLE `noise` (
	`slot` integer PRIMARY KEY NOT NULL,
	`identifier` text NOT NULL,
	`member_state` text NOT NULL,
	`fingerprint` blob NOT NULL,
	`sealed` text NOT NULL,
	CONSTRAINT "noise_sealed_is_blank" CHECK("noise"."sealed" NOT GLOB '*[^0]*'),
	CONSTRAINT "noise_fingerprint_length" CHECK(length("noise"."fingerprint") = 32)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `noise_by_fingerprint` ON `noise` (`fingerprint`);--> statement-breakpoint
CREATE UNIQUE INDEX `noise_by_identifier` ON `noise` (`identifier`);--> statement-breakpoint
CREATE INDEX `noise_by_member_state` ON `noise` (`member_state`,`slot`);