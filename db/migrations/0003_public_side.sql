CREATE TABLE `channels` (
	`code` text PRIMARY KEY NOT NULL,
	`name` text NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "channels_code_is_short" CHECK(length("channels"."code") BETWEEN 2 AND 24 AND "channels"."code" NOT GLOB '*[^-a-z0-9]*'),
	CONSTRAINT "channels_not_negative" CHECK("channels"."counted" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `daily_tallies` (
	`day` text NOT NULL,
	`member_state` text NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`day`, `member_state`),
	CONSTRAINT "daily_tallies_day_is_day" CHECK("daily_tallies"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "daily_tallies_member_state_code" CHECK("daily_tallies"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "daily_tallies_not_negative" CHECK("daily_tallies"."counted" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `files` (
	`name` text PRIMARY KEY NOT NULL,
	`type` text NOT NULL,
	`bytes` blob NOT NULL,
	`sha256` text NOT NULL,
	`changed_at` text NOT NULL,
	CONSTRAINT "files_name_known" CHECK("files"."name" IN ('logo', 'cover', 'certificate')),
	CONSTRAINT "files_type_known" CHECK("files"."type" IN ('image/png', 'image/jpeg', 'image/webp', 'application/pdf')),
	CONSTRAINT "files_not_too_large" CHECK(length("files"."bytes") BETWEEN 1 AND 2097152),
	CONSTRAINT "files_sha256_is_hex" CHECK(length("files"."sha256") = 64 AND "files"."sha256" NOT GLOB '*[^0-9a-f]*'),
	CONSTRAINT "files_changed_at_is_instant" CHECK("files"."changed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `news` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`published_at` text NOT NULL,
	`texts` text NOT NULL,
	CONSTRAINT "news_published_at_is_instant" CHECK("news"."published_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "news_texts_are_json" CHECK(json_valid("news"."texts"))
) STRICT;
--> statement-breakpoint
CREATE TABLE `news_readers` (
	`id` text PRIMARY KEY NOT NULL,
	`address` blob NOT NULL,
	`mark` blob NOT NULL,
	`language` text NOT NULL,
	`asked_on` text NOT NULL,
	`confirmed_on` text,
	`token_digest` blob NOT NULL,
	`consent` text NOT NULL,
	CONSTRAINT "news_readers_mark_length" CHECK(length("news_readers"."mark") = 32),
	CONSTRAINT "news_readers_token_digest_length" CHECK(length("news_readers"."token_digest") = 32),
	CONSTRAINT "news_readers_language_code" CHECK("news_readers"."language" GLOB '[a-z][a-z]'),
	CONSTRAINT "news_readers_asked_on_is_day" CHECK("news_readers"."asked_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "news_readers_confirmed_on_is_day" CHECK("news_readers"."confirmed_on" IS NULL OR "news_readers"."confirmed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `news_readers_one_per_address` ON `news_readers` (`mark`);--> statement-breakpoint
CREATE UNIQUE INDEX `news_readers_one_per_token` ON `news_readers` (`token_digest`);--> statement-breakpoint
CREATE TABLE `outgoing_mails` (
	`id` text PRIMARY KEY NOT NULL,
	`reader_id` text NOT NULL,
	`kind` text NOT NULL,
	`token` blob NOT NULL,
	`due_at` text NOT NULL,
	`tries` integer DEFAULT 0 NOT NULL,
	FOREIGN KEY (`reader_id`) REFERENCES `news_readers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "outgoing_mails_kind_known" CHECK("outgoing_mails"."kind" IN ('confirm')),
	CONSTRAINT "outgoing_mails_due_at_is_instant" CHECK("outgoing_mails"."due_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `outgoing_mails_by_due_at` ON `outgoing_mails` (`due_at`);--> statement-breakpoint
CREATE TABLE `settings` (
	`name` text PRIMARY KEY NOT NULL,
	`value` text NOT NULL,
	`changed_at` text NOT NULL,
	CONSTRAINT "settings_name_is_code" CHECK("settings"."name" <> '' AND "settings"."name" NOT GLOB '*[^-a-z]*'),
	CONSTRAINT "settings_value_is_json" CHECK(json_valid("settings"."value")),
	CONSTRAINT "settings_changed_at_is_instant" CHECK("settings"."changed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
INSERT INTO `daily_tallies` (`day`, `member_state`, `counted`)
SELECT `signed_on`, `member_state`, count(*) FROM `statements` GROUP BY `signed_on`, `member_state`;
