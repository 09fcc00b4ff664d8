-- Generated from db/schema.ts, then by hand: STRICT tables; rows that are there get their link from the functions that
-- db/chain.ts lends to the migration; the triggers that went with the old tables are made anew.
CREATE TABLE `clock_marks` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	CONSTRAINT "clock_marks_only_one" CHECK("clock_marks"."id" = 1),
	CONSTRAINT "clock_marks_at_is_instant" CHECK("clock_marks"."at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `__new_audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`event` text NOT NULL,
	`organiser_id` integer,
	`member_state` text,
	`count` integer,
	`sha256` text,
	`chain` blob NOT NULL,
	CONSTRAINT "audit_at_is_instant" CHECK("__new_audit"."at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "audit_event_is_code" CHECK("__new_audit"."event" <> '' AND "__new_audit"."event" NOT GLOB '*[^-a-z]*'),
	CONSTRAINT "audit_sha256_is_hex" CHECK("__new_audit"."sha256" IS NULL OR (length("__new_audit"."sha256") = 64 AND "__new_audit"."sha256" NOT GLOB '*[^0-9a-f]*')),
	CONSTRAINT "audit_chain_length" CHECK(length("__new_audit"."chain") = 32)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_audit`("id", "at", "event", "organiser_id", "member_state", "count", "sha256", "chain") SELECT "id", "at", "event", "organiser_id", "member_state", "count", "sha256", chain_audit("at", "event", "organiser_id", "member_state", "count", "sha256") FROM `audit` ORDER BY "id";--> statement-breakpoint
DROP TABLE `audit`;--> statement-breakpoint
ALTER TABLE `__new_audit` RENAME TO `audit`;--> statement-breakpoint
CREATE TABLE `__new_statements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`identifier` text NOT NULL,
	`member_state` text NOT NULL,
	`fingerprint` blob NOT NULL,
	`sealed` text NOT NULL,
	`signed_on` text NOT NULL,
	`language` text NOT NULL,
	`chain` blob NOT NULL,
	CONSTRAINT "statements_identifier_is_uuid" CHECK(length("__new_statements"."identifier") = 36 AND "__new_statements"."identifier" GLOB '*-*-8*-*-*'),
	CONSTRAINT "statements_member_state_code" CHECK("__new_statements"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "statements_fingerprint_length" CHECK(length("__new_statements"."fingerprint") = 32),
	CONSTRAINT "statements_sealed_is_jwe" CHECK("__new_statements"."sealed" GLOB 'ey*..*.*.*' AND "__new_statements"."sealed" NOT GLOB '*[^-A-Za-z0-9_.]*'),
	CONSTRAINT "statements_signed_on_is_day" CHECK("__new_statements"."signed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "statements_language_code" CHECK("__new_statements"."language" GLOB '[a-z][a-z]'),
	CONSTRAINT "statements_chain_length" CHECK(length("__new_statements"."chain") = 32)
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_statements`("id", "identifier", "member_state", "fingerprint", "sealed", "signed_on", "language", "chain") SELECT "id", "identifier", "member_state", "fingerprint", "sealed", "signed_on", "language", chain_statement("identifier", "member_state", "fingerprint", "sealed", "signed_on", "language") FROM `statements` ORDER BY "id";--> statement-breakpoint
DROP TABLE `statements`;--> statement-breakpoint
ALTER TABLE `__new_statements` RENAME TO `statements`;--> statement-breakpoint
CREATE UNIQUE INDEX `statements_one_per_signatory` ON `statements` (`fingerprint`);--> statement-breakpoint
CREATE UNIQUE INDEX `statements_one_per_identifier` ON `statements` (`identifier`);--> statement-breakpoint
CREATE INDEX `statements_by_member_state` ON `statements` (`member_state`,`id`);
--> statement-breakpoint
CREATE TRIGGER `audit_is_never_changed` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'audit_is_never_changed'); END;--> statement-breakpoint
CREATE TRIGGER `audit_is_never_shortened` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'audit_is_never_shortened'); END;--> statement-breakpoint
CREATE TRIGGER `statements_are_never_changed` BEFORE UPDATE ON `statements` BEGIN SELECT RAISE(ABORT, 'statements_are_never_changed'); END;
