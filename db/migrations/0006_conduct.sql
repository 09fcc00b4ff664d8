-- Generated from db/schema.ts, then by hand: STRICT tables, triggers, what stood in the tables before.
CREATE TABLE `approvals` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`kind` text NOT NULL,
	`subject` text NOT NULL,
	`requested_by` integer NOT NULL,
	`requested_at` text NOT NULL,
	`ends_at` text NOT NULL,
	`decided_by` integer,
	`decided_at` text,
	`outcome` text,
	CONSTRAINT "approvals_kind_is_code" CHECK("approvals"."kind" <> '' AND "approvals"."kind" NOT GLOB '*[^-a-z]*'),
	CONSTRAINT "approvals_subject_is_json" CHECK(json_valid("approvals"."subject")),
	CONSTRAINT "approvals_outcome_known" CHECK("approvals"."outcome" IN ('approved', 'refused', 'withdrawn')),
	CONSTRAINT "approvals_decided_by_somebody" CHECK(("approvals"."outcome" IS NULL) = ("approvals"."decided_by" IS NULL)),
	CONSTRAINT "approvals_decided_sometime" CHECK(("approvals"."outcome" IS NULL) = ("approvals"."decided_at" IS NULL)),
	CONSTRAINT "approvals_two_persons" CHECK("approvals"."outcome" <> 'approved' OR "approvals"."decided_by" <> "approvals"."requested_by"),
	CONSTRAINT "approvals_requested_at_is_instant" CHECK("approvals"."requested_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "approvals_ends_at_is_instant" CHECK("approvals"."ends_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `approvals_one_open` ON `approvals` (`kind`,`subject`) WHERE "approvals"."outcome" IS NULL;--> statement-breakpoint
CREATE TABLE `destructions` (
	`id` integer PRIMARY KEY NOT NULL,
	`at` text NOT NULL,
	`facts` text NOT NULL,
	`certificate` text,
	`signature` blob,
	CONSTRAINT "destructions_only_one" CHECK("destructions"."id" = 1),
	CONSTRAINT "destructions_facts_are_json" CHECK(json_valid("destructions"."facts")),
	CONSTRAINT "destructions_certificate_is_json" CHECK("destructions"."certificate" IS NULL OR json_valid("destructions"."certificate")),
	CONSTRAINT "destructions_certificate_is_signed" CHECK(("destructions"."certificate" IS NULL) = ("destructions"."signature" IS NULL)),
	CONSTRAINT "destructions_signature_length" CHECK("destructions"."signature" IS NULL OR length("destructions"."signature") = 64),
	CONSTRAINT "destructions_at_is_instant" CHECK("destructions"."at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `legal_holds` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`placed_at` text NOT NULL,
	`placed_by` integer NOT NULL,
	`reference` text NOT NULL,
	`lifted_at` text,
	CONSTRAINT "legal_holds_reference_is_short" CHECK(length("legal_holds"."reference") BETWEEN 1 AND 120)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `legal_holds_one_at_a_time` ON `legal_holds` ((1)) WHERE "legal_holds"."lifted_at" IS NULL;--> statement-breakpoint
CREATE TABLE `milestones` (
	`name` text PRIMARY KEY NOT NULL,
	`day` text NOT NULL,
	`noted_at` text NOT NULL,
	CONSTRAINT "milestones_name_known" CHECK("milestones"."name" IN ('submitted', 'withdrawn', 'decided')),
	CONSTRAINT "milestones_day_is_day" CHECK("milestones"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
--> statement-breakpoint
CREATE TABLE `paper_batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`name` text NOT NULL,
	`member_state` text NOT NULL,
	`first_by` integer NOT NULL,
	`first_at` text NOT NULL,
	`first_sheets` integer NOT NULL,
	`first_statements` integer NOT NULL,
	`second_by` integer,
	`second_at` text,
	`second_sheets` integer,
	`second_statements` integer,
	`sent_on` text,
	`sent_to` text,
	CONSTRAINT "paper_batches_name_is_short" CHECK(length("paper_batches"."name") BETWEEN 1 AND 60),
	CONSTRAINT "paper_batches_member_state_code" CHECK("paper_batches"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "paper_batches_two_persons" CHECK("paper_batches"."second_by" IS NULL OR "paper_batches"."second_by" <> "paper_batches"."first_by"),
	CONSTRAINT "paper_batches_counts_make_sense" CHECK("paper_batches"."first_sheets" > 0 AND "paper_batches"."first_statements" > 0 AND coalesce("paper_batches"."second_sheets", 1) > 0 AND coalesce("paper_batches"."second_statements", 1) > 0),
	CONSTRAINT "paper_batches_second_is_whole" CHECK(("paper_batches"."second_by" IS NULL) = ("paper_batches"."second_statements" IS NULL) AND ("paper_batches"."second_by" IS NULL) = ("paper_batches"."second_sheets" IS NULL) AND ("paper_batches"."second_by" IS NULL) = ("paper_batches"."second_at" IS NULL)),
	CONSTRAINT "paper_batches_sent_once_agreed" CHECK("paper_batches"."sent_on" IS NULL OR ("paper_batches"."second_by" IS NOT NULL AND "paper_batches"."first_sheets" = "paper_batches"."second_sheets" AND "paper_batches"."first_statements" = "paper_batches"."second_statements")),
	CONSTRAINT "paper_batches_sent_to_somebody" CHECK(("paper_batches"."sent_on" IS NULL) = ("paper_batches"."sent_to" IS NULL)),
	CONSTRAINT "paper_batches_sent_to_is_short" CHECK("paper_batches"."sent_to" IS NULL OR length("paper_batches"."sent_to") BETWEEN 1 AND 120),
	CONSTRAINT "paper_batches_sent_on_is_day" CHECK("paper_batches"."sent_on" IS NULL OR "paper_batches"."sent_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `paper_batches_one_per_name` ON `paper_batches` (`member_state`,lower("name"));--> statement-breakpoint
CREATE TABLE `passkeys` (
	`id` text PRIMARY KEY NOT NULL,
	`organiser_id` integer NOT NULL,
	`name` text NOT NULL,
	`public_key` blob NOT NULL,
	`counter` integer NOT NULL,
	`transports` text NOT NULL,
	`added_at` text NOT NULL,
	`used_at` text,
	CONSTRAINT "passkeys_id_is_base64url" CHECK("passkeys"."id" <> '' AND "passkeys"."id" NOT GLOB '*[^-A-Za-z0-9_]*'),
	CONSTRAINT "passkeys_name_is_there" CHECK(length("passkeys"."name") BETWEEN 1 AND 60),
	CONSTRAINT "passkeys_transports_are_json" CHECK(json_valid("passkeys"."transports"))
) STRICT;
--> statement-breakpoint
CREATE INDEX `passkeys_by_organiser` ON `passkeys` (`organiser_id`);--> statement-breakpoint
CREATE INDEX `audit_by_organiser` ON `audit` (`organiser_id`,`event`,`id`);--> statement-breakpoint
CREATE TABLE `removed_statements` (
	`id` integer PRIMARY KEY NOT NULL,
	`chain` blob NOT NULL,
	`member_state` text NOT NULL,
	`removed_on` text NOT NULL,
	`reason` text NOT NULL,
	CONSTRAINT "removed_statements_chain_length" CHECK(length("removed_statements"."chain") = 32),
	CONSTRAINT "removed_statements_member_state_code" CHECK("removed_statements"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "removed_statements_removed_on_is_day" CHECK("removed_statements"."removed_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "removed_statements_reason_is_code" CHECK("removed_statements"."reason" <> '' AND "removed_statements"."reason" NOT GLOB '*[^-a-z]*')
) STRICT;
--> statement-breakpoint
CREATE TABLE `results` (
	`member_state` text PRIMARY KEY NOT NULL,
	`given` integer NOT NULL,
	`valid` integer NOT NULL,
	`reported_on` text NOT NULL,
	CONSTRAINT "results_member_state_code" CHECK("results"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "results_make_sense" CHECK("results"."valid" >= 0 AND "results"."valid" <= "results"."given"),
	CONSTRAINT "results_reported_on_is_day" CHECK("results"."reported_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;
--> statement-breakpoint
CREATE TABLE `alarms` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`raised_at` text NOT NULL,
	`kind` text NOT NULL,
	`member_state` text,
	`hour` text NOT NULL,
	`counted` integer NOT NULL,
	`usual` integer NOT NULL,
	`is_told` integer DEFAULT false NOT NULL,
	`seen_at` text,
	CONSTRAINT "alarms_kind_is_code" CHECK("alarms"."kind" <> '' AND "alarms"."kind" NOT GLOB '*[^-a-z]*'),
	CONSTRAINT "alarms_hour_is_hour" CHECK("alarms"."hour" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]'),
	CONSTRAINT "alarms_raised_at_is_instant" CHECK("alarms"."raised_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `batch_tallies` (
	`batch` integer NOT NULL,
	`member_state` text NOT NULL,
	`language` text NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	`repeated` integer DEFAULT 0 NOT NULL,
	`suspect` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`batch`, `member_state`, `language`),
	CONSTRAINT "batch_tallies_member_state_code" CHECK("batch_tallies"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "batch_tallies_language_code" CHECK("batch_tallies"."language" GLOB '[a-z][a-z]'),
	CONSTRAINT "batch_tallies_not_negative" CHECK("batch_tallies"."counted" >= 0 AND "batch_tallies"."repeated" >= 0 AND "batch_tallies"."suspect" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `batches` (
	`id` integer PRIMARY KEY NOT NULL,
	`hour` text NOT NULL,
	`lane` text NOT NULL,
	CONSTRAINT "batches_hour_is_hour" CHECK("batches"."hour" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]'),
	CONSTRAINT "batches_lane_is_code" CHECK("batches"."lane" <> '' AND "batches"."lane" NOT GLOB '*[^-a-z]*')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `batches_one_an_hour_and_lane` ON `batches` (`hour`,`lane`);--> statement-breakpoint
CREATE TABLE `day_totals` (
	`day` text NOT NULL,
	`name` text NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`day`, `name`),
	CONSTRAINT "day_totals_day_is_day" CHECK("day_totals"."day" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "day_totals_name_is_code" CHECK("day_totals"."name" <> '' AND "day_totals"."name" NOT GLOB '*[^-a-z]*'),
	CONSTRAINT "day_totals_not_negative" CHECK("day_totals"."counted" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `doubt_tallies` (
	`member_state` text NOT NULL,
	`problem` text NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	PRIMARY KEY(`member_state`, `problem`),
	CONSTRAINT "doubt_tallies_member_state_code" CHECK("doubt_tallies"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "doubt_tallies_problem_is_code" CHECK("doubt_tallies"."problem" <> '' AND "doubt_tallies"."problem" NOT GLOB '*[^-a-z]*'),
	CONSTRAINT "doubt_tallies_not_negative" CHECK("doubt_tallies"."counted" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `hourly_tallies` (
	`hour` text PRIMARY KEY NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	`repeated` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "hourly_tallies_hour_is_hour" CHECK("hourly_tallies"."hour" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]'),
	CONSTRAINT "hourly_tallies_not_negative" CHECK("hourly_tallies"."counted" >= 0 AND "hourly_tallies"."repeated" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `language_tallies` (
	`language` text PRIMARY KEY NOT NULL,
	`counted` integer DEFAULT 0 NOT NULL,
	CONSTRAINT "language_tallies_language_code" CHECK("language_tallies"."language" GLOB '[a-z][a-z]'),
	CONSTRAINT "language_tallies_not_negative" CHECK("language_tallies"."counted" >= 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `suspect_statements` (
	`statement_id` integer PRIMARY KEY NOT NULL,
	`suspicion_id` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE INDEX `suspect_statements_by_suspicion` ON `suspect_statements` (`suspicion_id`);--> statement-breakpoint
CREATE TABLE `suspicions` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`conditions` text NOT NULL,
	`approval_id` integer NOT NULL,
	`marked_at` text NOT NULL,
	`counted` integer NOT NULL,
	`lifted_at` text,
	CONSTRAINT "suspicions_conditions_are_json" CHECK(json_valid("suspicions"."conditions")),
	CONSTRAINT "suspicions_marked_at_is_instant" CHECK("suspicions"."marked_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `suspicions_one_per_approval` ON `suspicions` (`approval_id`);--> statement-breakpoint
ALTER TABLE `initiatives` ADD `live_at` text;--> statement-breakpoint
ALTER TABLE `initiatives` ADD `closed_at` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `confirmed_at` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `challenge` text;--> statement-breakpoint
ALTER TABLE `sessions` ADD `challenge_ends_at` text;--> statement-breakpoint
ALTER TABLE `statements` ADD `batch` integer;--> statement-breakpoint
CREATE INDEX `statements_by_batch` ON `statements` (`batch`);--> statement-breakpoint
ALTER TABLE `tallies` ADD `suspect` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `tallies` ADD `removed` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
ALTER TABLE `daily_tallies` ADD `suspect` integer DEFAULT 0 NOT NULL;--> statement-breakpoint
-- What was open, or had statements, was live: nobody collects for practice here without having known it.
UPDATE `initiatives` SET `live_at` = `imported_at` WHERE `is_collecting` = 1 OR EXISTS (SELECT 1 FROM `statements`);--> statement-breakpoint
INSERT INTO `language_tallies` (`language`, `counted`) SELECT `language`, count(*) FROM `statements` GROUP BY `language`;--> statement-breakpoint
INSERT INTO `batch_tallies` (`batch`, `member_state`, `language`, `counted`) SELECT 0, `member_state`, `language`, count(*) FROM `statements` GROUP BY `member_state`, `language`;--> statement-breakpoint
CREATE TRIGGER `initiatives_live_is_final` BEFORE UPDATE ON `initiatives` WHEN OLD.`live_at` IS NOT NULL AND NEW.`live_at` IS NOT OLD.`live_at` BEGIN SELECT RAISE(ABORT, 'initiatives_live_is_final'); END;--> statement-breakpoint
CREATE TRIGGER `initiatives_closed_is_final` BEFORE UPDATE ON `initiatives` WHEN OLD.`closed_at` IS NOT NULL AND NEW.`closed_at` IS NOT OLD.`closed_at` BEGIN SELECT RAISE(ABORT, 'initiatives_closed_is_final'); END;--> statement-breakpoint
CREATE TRIGGER `approvals_stand_once_decided` BEFORE UPDATE ON `approvals` WHEN OLD.`outcome` IS NOT NULL OR NEW.`requested_by` <> OLD.`requested_by` OR NEW.`kind` <> OLD.`kind` OR NEW.`subject` <> OLD.`subject` BEGIN SELECT RAISE(ABORT, 'approvals_stand_once_decided'); END;--> statement-breakpoint
CREATE TRIGGER `approvals_are_never_removed` BEFORE DELETE ON `approvals` BEGIN SELECT RAISE(ABORT, 'approvals_are_never_removed'); END;--> statement-breakpoint
CREATE TRIGGER `removed_statements_are_never_changed` BEFORE UPDATE ON `removed_statements` BEGIN SELECT RAISE(ABORT, 'removed_statements_are_never_changed'); END;--> statement-breakpoint
CREATE TRIGGER `statements_leave_a_mark` BEFORE DELETE ON `statements` WHEN EXISTS (SELECT 1 FROM `initiatives` WHERE `live_at` IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM `removed_statements` WHERE `id` = OLD.`id`) AND NOT EXISTS (SELECT 1 FROM `destructions`) BEGIN SELECT RAISE(ABORT, 'statements_leave_a_mark'); END;--> statement-breakpoint
CREATE TRIGGER `paper_batches_agreed_counts_stand` BEFORE UPDATE ON `paper_batches` WHEN OLD.`second_by` IS NOT NULL AND OLD.`first_sheets` = OLD.`second_sheets` AND OLD.`first_statements` = OLD.`second_statements` AND (NEW.`name`, NEW.`member_state`, NEW.`first_by`, NEW.`first_at`, NEW.`first_sheets`, NEW.`first_statements`, NEW.`second_by`, NEW.`second_at`, NEW.`second_sheets`, NEW.`second_statements`) IS NOT (OLD.`name`, OLD.`member_state`, OLD.`first_by`, OLD.`first_at`, OLD.`first_sheets`, OLD.`first_statements`, OLD.`second_by`, OLD.`second_at`, OLD.`second_sheets`, OLD.`second_statements`) BEGIN SELECT RAISE(ABORT, 'paper_batches_agreed_counts_stand'); END;--> statement-breakpoint
CREATE TRIGGER `paper_batches_stand_once_sent` BEFORE UPDATE ON `paper_batches` WHEN OLD.`sent_on` IS NOT NULL BEGIN SELECT RAISE(ABORT, 'paper_batches_stand_once_sent'); END;--> statement-breakpoint
CREATE TRIGGER `paper_batches_sent_are_never_removed` BEFORE DELETE ON `paper_batches` WHEN OLD.`sent_on` IS NOT NULL BEGIN SELECT RAISE(ABORT, 'paper_batches_sent_are_never_removed'); END;--> statement-breakpoint
CREATE TRIGGER `destructions_stand` BEFORE UPDATE ON `destructions` WHEN OLD.`certificate` IS NOT NULL OR NEW.`id` <> OLD.`id` OR NEW.`at` <> OLD.`at` OR NEW.`facts` <> OLD.`facts` BEGIN SELECT RAISE(ABORT, 'destructions_stand'); END;--> statement-breakpoint
CREATE TRIGGER `destructions_are_never_removed` BEFORE DELETE ON `destructions` BEGIN SELECT RAISE(ABORT, 'destructions_are_never_removed'); END;--> statement-breakpoint
CREATE TRIGGER `statements_end_with_destruction` BEFORE INSERT ON `statements` WHEN EXISTS (SELECT 1 FROM `destructions`) BEGIN SELECT RAISE(ABORT, 'statements_end_with_destruction'); END;--> statement-breakpoint
CREATE TRIGGER `news_readers_end_with_destruction` BEFORE INSERT ON `news_readers` WHEN EXISTS (SELECT 1 FROM `destructions`) BEGIN SELECT RAISE(ABORT, 'news_readers_end_with_destruction'); END;
