-- Generated from db/log-schema.ts, then by hand: STRICT tables, two without row numbers, triggers.
CREATE TABLE `waiting_leaves` (
	`identifier` text PRIMARY KEY NOT NULL,
	`member_state` text NOT NULL,
	`digest` blob NOT NULL,
	`batch_id` integer,
	`removed_on` text,
	`removed_for` text,
	`commitment` blob NOT NULL,
	`hour` text NOT NULL,
	`is_test` integer NOT NULL,
	CONSTRAINT "waiting_leaves_commitment_length" CHECK(length("waiting_leaves"."commitment") = 32),
	CONSTRAINT "waiting_leaves_hour_is_hour" CHECK("waiting_leaves"."hour" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]'),
	CONSTRAINT "waiting_leaves_digest_length" CHECK(length("waiting_leaves"."digest") = 32),
	CONSTRAINT "waiting_leaves_member_state_code" CHECK("waiting_leaves"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "waiting_leaves_removed_for_a_reason" CHECK(("waiting_leaves"."removed_on" IS NULL) = ("waiting_leaves"."removed_for" IS NULL))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `waiting_leaves_by_commitment` ON `waiting_leaves` (`commitment`);--> statement-breakpoint
CREATE TABLE `leaf_places` (
	`identifier` text PRIMARY KEY NOT NULL,
	`member_state` text NOT NULL,
	`digest` blob NOT NULL,
	`batch_id` integer,
	`removed_on` text,
	`removed_for` text,
	`position` integer NOT NULL,
	`told_at` integer,
	CONSTRAINT "leaf_places_digest_length" CHECK(length("leaf_places"."digest") = 32),
	CONSTRAINT "leaf_places_member_state_code" CHECK("leaf_places"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "leaf_places_removed_for_a_reason" CHECK(("leaf_places"."removed_on" IS NULL) = ("leaf_places"."removed_for" IS NULL))
) STRICT, WITHOUT ROWID;
--> statement-breakpoint
CREATE UNIQUE INDEX `leaf_places_one_per_position` ON `leaf_places` (`position`);--> statement-breakpoint
CREATE INDEX `leaf_places_to_be_told` ON `leaf_places` (`position`) WHERE "leaf_places"."removed_on" IS NOT NULL AND "leaf_places"."told_at" IS NULL;--> statement-breakpoint
CREATE TABLE `log_entries` (
	`position` integer PRIMARY KEY NOT NULL,
	`entry` blob NOT NULL,
	CONSTRAINT "log_entries_entry_length" CHECK(length("log_entries"."entry") BETWEEN 32 AND 65535)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `log_entries_by_commitment` ON `log_entries` (`entry`) WHERE length("log_entries"."entry") = 32;--> statement-breakpoint
CREATE INDEX `log_entries_in_words` ON `log_entries` (`position`) WHERE length("log_entries"."entry") <> 32;--> statement-breakpoint
CREATE TABLE `log_tiles` (
	`level` integer NOT NULL,
	`number` integer NOT NULL,
	`hashes` blob NOT NULL,
	`root` blob NOT NULL,
	PRIMARY KEY(`level`, `number`),
	CONSTRAINT "log_tiles_hashes_length" CHECK(length("log_tiles"."hashes") = 8192)
) STRICT;
--> statement-breakpoint
CREATE TABLE `checkpoints` (
	`size` integer PRIMARY KEY NOT NULL,
	`note` text NOT NULL,
	`at` text NOT NULL,
	`audit_id` integer NOT NULL,
	`counted_at` integer NOT NULL,
	`salt` blob NOT NULL,
	`audit_head` blob NOT NULL,
	`statements_head` blob NOT NULL,
	CONSTRAINT "checkpoints_at_is_instant" CHECK("checkpoints"."at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "checkpoints_lengths" CHECK(length("checkpoints"."salt") = 32 AND length("checkpoints"."audit_head") = 32 AND length("checkpoints"."statements_head") = 32)
) STRICT;
--> statement-breakpoint
CREATE TABLE `witnesses` (
	`name` text PRIMARY KEY NOT NULL,
	`key` text NOT NULL,
	`added_at` text NOT NULL,
	CONSTRAINT "witnesses_name_is_short" CHECK(length("witnesses"."name") BETWEEN 1 AND 120),
	CONSTRAINT "witnesses_added_at_is_instant" CHECK("witnesses"."added_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `cosignatures` (
	`size` integer NOT NULL,
	`name` text NOT NULL,
	`line` text NOT NULL,
	PRIMARY KEY(`size`, `name`)
) STRICT;
--> statement-breakpoint
CREATE TRIGGER `log_entries_are_never_changed` BEFORE UPDATE ON `log_entries` BEGIN SELECT RAISE(ABORT, 'log_entries_are_never_changed'); END;--> statement-breakpoint
CREATE TRIGGER `log_entries_are_never_removed` BEFORE DELETE ON `log_entries` BEGIN SELECT RAISE(ABORT, 'log_entries_are_never_removed'); END;--> statement-breakpoint
CREATE TRIGGER `log_entries_grow_at_the_end` BEFORE INSERT ON `log_entries` WHEN NEW.`position` <> coalesce((SELECT max(`position`) + 1 FROM `log_entries`), 0) BEGIN SELECT RAISE(ABORT, 'log_entries_grow_at_the_end'); END;--> statement-breakpoint
CREATE TRIGGER `log_tiles_are_never_changed` BEFORE UPDATE ON `log_tiles` BEGIN SELECT RAISE(ABORT, 'log_tiles_are_never_changed'); END;--> statement-breakpoint
CREATE TRIGGER `log_tiles_are_never_removed` BEFORE DELETE ON `log_tiles` BEGIN SELECT RAISE(ABORT, 'log_tiles_are_never_removed'); END;--> statement-breakpoint
CREATE TRIGGER `checkpoints_are_never_changed` BEFORE UPDATE ON `checkpoints` BEGIN SELECT RAISE(ABORT, 'checkpoints_are_never_changed'); END;--> statement-breakpoint
CREATE TRIGGER `checkpoints_are_never_removed` BEFORE DELETE ON `checkpoints` BEGIN SELECT RAISE(ABORT, 'checkpoints_are_never_removed'); END;--> statement-breakpoint
CREATE TRIGGER `leaf_places_stand` BEFORE UPDATE ON `leaf_places` WHEN (NEW.`member_state`, NEW.`digest`, NEW.`position`) IS NOT (OLD.`member_state`, OLD.`digest`, OLD.`position`) OR (NEW.`identifier` <> OLD.`identifier` AND (OLD.`removed_on` IS NOT NULL OR NEW.`removed_on` IS NULL)) OR (OLD.`removed_on` IS NOT NULL AND (NEW.`removed_on`, NEW.`removed_for`) IS NOT (OLD.`removed_on`, OLD.`removed_for`)) OR (OLD.`told_at` IS NOT NULL AND NEW.`told_at` IS NOT OLD.`told_at`) BEGIN SELECT RAISE(ABORT, 'leaf_places_stand'); END;--> statement-breakpoint
CREATE TRIGGER `leaf_places_stay` BEFORE DELETE ON `leaf_places` WHEN EXISTS (SELECT 1 FROM `initiatives` WHERE `live_at` IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM `destructions`) BEGIN SELECT RAISE(ABORT, 'leaf_places_stay'); END;
