-- Generated from db/keys-schema.ts, then by hand: STRICT tables, triggers, what stood in the tables before.
CREATE TABLE `key_uses` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key_id` text NOT NULL,
	`from_at` text NOT NULL,
	`after_statement` integer NOT NULL,
	FOREIGN KEY (`key_id`) REFERENCES `sealing_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "key_uses_from_at_is_instant" CHECK("key_uses"."from_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "key_uses_after_statement_is_id" CHECK("key_uses"."after_statement" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `key_agreements` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key_id` text NOT NULL,
	`at` text NOT NULL,
	`asked_by` integer NOT NULL,
	`agreed_by` integer NOT NULL,
	FOREIGN KEY (`key_id`) REFERENCES `sealing_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "key_agreements_at_is_instant" CHECK("key_agreements"."at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "key_agreements_two_persons" CHECK("key_agreements"."asked_by" <> "key_agreements"."agreed_by")
) STRICT;
--> statement-breakpoint
CREATE TABLE `key_splittings` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`key_id` text NOT NULL,
	`needed` integer NOT NULL,
	`among` integer NOT NULL,
	`noted_at` text NOT NULL,
	`noted_by` integer NOT NULL,
	`destroyed_at` text,
	FOREIGN KEY (`key_id`) REFERENCES `sealing_keys`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "key_splittings_possible" CHECK("key_splittings"."needed" BETWEEN 2 AND "key_splittings"."among" AND "key_splittings"."among" <= 15),
	CONSTRAINT "key_splittings_noted_at_is_instant" CHECK("key_splittings"."noted_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "key_splittings_destroyed_at_is_instant" CHECK("key_splittings"."destroyed_at" IS NULL OR "key_splittings"."destroyed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `key_splittings_by_key` ON `key_splittings` (`key_id`,`id`);--> statement-breakpoint
CREATE TABLE `share_holders` (
	`splitting_id` integer NOT NULL,
	`number` integer NOT NULL,
	`name` text NOT NULL,
	`rehearsed_at` text,
	CONSTRAINT "share_holders_one_each" PRIMARY KEY(`splitting_id`, `number`),
	FOREIGN KEY (`splitting_id`) REFERENCES `key_splittings`(`id`) ON UPDATE no action ON DELETE no action,
	CONSTRAINT "share_holders_number_possible" CHECK("share_holders"."number" BETWEEN 1 AND 15),
	CONSTRAINT "share_holders_name_is_short" CHECK(length("share_holders"."name") BETWEEN 1 AND 80),
	CONSTRAINT "share_holders_rehearsed_at_is_instant" CHECK("share_holders"."rehearsed_at" IS NULL OR "share_holders"."rehearsed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `rehearsal_reminders` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`at` text NOT NULL,
	CONSTRAINT "rehearsal_reminders_at_is_instant" CHECK("rehearsal_reminders"."at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
-- Statements were sealed to the key that was rehearsed last; another was refused once there were any.
INSERT INTO `key_uses` (`key_id`, `from_at`, `after_statement`)
SELECT `id`, `rehearsed_at`, 0 FROM `sealing_keys` WHERE `rehearsed_at` IS NOT NULL ORDER BY `rehearsed_at`, `installed_at`;
--> statement-breakpoint
CREATE TRIGGER `key_uses_stand` BEFORE UPDATE ON `key_uses` BEGIN
	SELECT RAISE(ABORT, 'key_uses_stand');
END;
--> statement-breakpoint
CREATE TRIGGER `key_uses_remain` BEFORE DELETE ON `key_uses` BEGIN
	SELECT RAISE(ABORT, 'key_uses_remain');
END;
--> statement-breakpoint
CREATE TRIGGER `key_agreements_stand` BEFORE UPDATE ON `key_agreements` BEGIN
	SELECT RAISE(ABORT, 'key_agreements_stand');
END;
--> statement-breakpoint
CREATE TRIGGER `key_agreements_remain` BEFORE DELETE ON `key_agreements` BEGIN
	SELECT RAISE(ABORT, 'key_agreements_remain');
END;
