-- Generated from db/schema.ts, then by hand: STRICT tables, and triggers that keep rows from being changed.
CREATE TABLE `audit` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	`event` text NOT NULL,
	`organiser_id` integer,
	`member_state` text,
	`count` integer,
	`sha256` text,
	CONSTRAINT "audit_at_is_instant" CHECK("audit"."at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "audit_event_is_code" CHECK("audit"."event" <> '' AND "audit"."event" NOT GLOB '*[^-a-z]*'),
	CONSTRAINT "audit_sha256_is_hex" CHECK("audit"."sha256" IS NULL OR (length("audit"."sha256") = 64 AND "audit"."sha256" NOT GLOB '*[^0-9a-f]*'))
) STRICT;
--> statement-breakpoint
CREATE TABLE `initiatives` (
	`id` integer PRIMARY KEY NOT NULL,
	`content` text NOT NULL,
	`imported_at` text NOT NULL,
	`is_collecting` integer DEFAULT false NOT NULL,
	CONSTRAINT "initiatives_only_one" CHECK("initiatives"."id" = 1),
	CONSTRAINT "initiatives_content_is_json" CHECK(json_valid("initiatives"."content")),
	CONSTRAINT "initiatives_imported_at_is_instant" CHECK("initiatives"."imported_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `organisers` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`email` text NOT NULL,
	`name` text NOT NULL,
	`password_hash` text,
	`code_secret` blob NOT NULL,
	`last_code_step` integer DEFAULT 0 NOT NULL,
	`invitation_digest` blob,
	`invited_until` text,
	CONSTRAINT "organisers_email_has_at" CHECK("organisers"."email" GLOB '?*@?*'),
	CONSTRAINT "organisers_password_is_argon2id" CHECK("organisers"."password_hash" IS NULL OR "organisers"."password_hash" GLOB '$argon2id$*'),
	CONSTRAINT "organisers_invited_or_with_password" CHECK(("organisers"."password_hash" IS NULL) = ("organisers"."invitation_digest" IS NOT NULL)),
	CONSTRAINT "organisers_invitation_ends" CHECK(("organisers"."invitation_digest" IS NULL) = ("organisers"."invited_until" IS NULL))
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `organisers_one_per_email` ON `organisers` (lower("email"));--> statement-breakpoint
CREATE UNIQUE INDEX `organisers_one_per_invitation` ON `organisers` (`invitation_digest`);--> statement-breakpoint
CREATE TABLE `sealing_keys` (
	`id` text PRIMARY KEY NOT NULL,
	`x` text NOT NULL,
	`installed_at` text NOT NULL,
	`sample` text,
	`proof_digest` blob,
	`rehearsed_at` text,
	CONSTRAINT "sealing_keys_id_is_thumbprint" CHECK(length("sealing_keys"."id") = 43 AND "sealing_keys"."id" NOT GLOB '*[^-A-Za-z0-9_]*'),
	CONSTRAINT "sealing_keys_x_is_32_bytes" CHECK(length("sealing_keys"."x") = 43 AND "sealing_keys"."x" NOT GLOB '*[^-A-Za-z0-9_]*'),
	CONSTRAINT "sealing_keys_sample_has_proof" CHECK(("sealing_keys"."sample" IS NULL) = ("sealing_keys"."proof_digest" IS NULL)),
	CONSTRAINT "sealing_keys_proof_digest_length" CHECK("sealing_keys"."proof_digest" IS NULL OR length("sealing_keys"."proof_digest") = 32)
) STRICT;
--> statement-breakpoint
CREATE TABLE `sessions` (
	`digest` blob PRIMARY KEY NOT NULL,
	`organiser_id` integer NOT NULL,
	`stage` text NOT NULL,
	`started_at` text NOT NULL,
	`seen_at` text NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "sessions_digest_length" CHECK(length("sessions"."digest") = 32),
	CONSTRAINT "sessions_stage_known" CHECK("sessions"."stage" IN ('password', 'full'))
) STRICT;
--> statement-breakpoint
CREATE INDEX `sessions_by_organiser` ON `sessions` (`organiser_id`);--> statement-breakpoint
CREATE TABLE `statements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`identifier` text NOT NULL,
	`member_state` text NOT NULL,
	`fingerprint` blob NOT NULL,
	`sealed` text NOT NULL,
	`signed_on` text NOT NULL,
	`language` text NOT NULL,
	CONSTRAINT "statements_identifier_is_uuid" CHECK(length("statements"."identifier") = 36 AND "statements"."identifier" GLOB '*-*-8*-*-*'),
	CONSTRAINT "statements_member_state_code" CHECK("statements"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "statements_fingerprint_length" CHECK(length("statements"."fingerprint") = 32),
	CONSTRAINT "statements_sealed_is_jwe" CHECK("statements"."sealed" GLOB 'ey*..*.*.*' AND "statements"."sealed" NOT GLOB '*[^-A-Za-z0-9_.]*'),
	CONSTRAINT "statements_signed_on_is_day" CHECK("statements"."signed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "statements_language_code" CHECK("statements"."language" GLOB '[a-z][a-z]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `statements_one_per_signatory` ON `statements` (`fingerprint`);--> statement-breakpoint
CREATE UNIQUE INDEX `statements_one_per_identifier` ON `statements` (`identifier`);--> statement-breakpoint
CREATE INDEX `statements_by_member_state` ON `statements` (`member_state`,`id`);--> statement-breakpoint
CREATE TABLE `tallies` (
	`member_state` text PRIMARY KEY NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	`repeated` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "tallies_member_state_code" CHECK("tallies"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "tallies_not_negative" CHECK("tallies"."counted" >= 0 AND "tallies"."repeated" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `used_challenges` (
	`nonce` text PRIMARY KEY NOT NULL,
	`sent_as` text NOT NULL,
	`expires_at` text NOT NULL,
	CONSTRAINT "used_challenges_nonce_is_hex" CHECK(length("used_challenges"."nonce") = 32 AND "used_challenges"."nonce" NOT GLOB '*[^0-9a-f]*'),
	CONSTRAINT "used_challenges_expires_at_is_instant" CHECK("used_challenges"."expires_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `used_challenges_by_sent_as` ON `used_challenges` (`sent_as`);--> statement-breakpoint
CREATE INDEX `used_challenges_by_expiry` ON `used_challenges` (`expires_at`);
--> statement-breakpoint
CREATE TRIGGER `audit_is_never_changed` BEFORE UPDATE ON `audit` BEGIN SELECT RAISE(ABORT, 'audit_is_never_changed'); END;--> statement-breakpoint
CREATE TRIGGER `audit_is_never_shortened` BEFORE DELETE ON `audit` BEGIN SELECT RAISE(ABORT, 'audit_is_never_shortened'); END;--> statement-breakpoint
CREATE TRIGGER `statements_are_never_changed` BEFORE UPDATE ON `statements` BEGIN SELECT RAISE(ABORT, 'statements_are_never_changed'); END;
