-- Generated from db/handing-over-schema.ts, then by hand: STRICT tables, triggers.
CREATE TABLE `batch_result_reasons` (
	`batch_id` integer NOT NULL,
	`reason` text NOT NULL,
	`count` integer NOT NULL,
	PRIMARY KEY(`batch_id`, `reason`),
	CONSTRAINT "batch_result_reasons_reason_is_code" CHECK("batch_result_reasons"."reason" <> '' AND "batch_result_reasons"."reason" NOT GLOB '*[^-a-z]*'),
	CONSTRAINT "batch_result_reasons_count_positive" CHECK("batch_result_reasons"."count" > 0)
) STRICT;
--> statement-breakpoint
CREATE TABLE `batch_results` (
	`batch_id` integer PRIMARY KEY NOT NULL,
	`valid` integer NOT NULL,
	`way` text NOT NULL,
	`authority` text NOT NULL,
	`issued_on` text NOT NULL,
	`sample_size` integer,
	`noted_at` text NOT NULL,
	CONSTRAINT "batch_results_numbers_make_sense" CHECK("batch_results"."valid" >= 0 AND coalesce("batch_results"."sample_size", 0) >= 0),
	CONSTRAINT "batch_results_way_known" CHECK("batch_results"."way" IN ('file', 'list', 'letter')),
	CONSTRAINT "batch_results_authority_is_short" CHECK(length("batch_results"."authority") BETWEEN 1 AND 120),
	CONSTRAINT "batch_results_issued_on_is_day" CHECK("batch_results"."issued_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "batch_results_noted_at_is_instant" CHECK("batch_results"."noted_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `batched_statements` (
	`statement_id` integer PRIMARY KEY NOT NULL,
	`batch_id` integer NOT NULL
) STRICT;
--> statement-breakpoint
CREATE TABLE `export_batches` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_state` text NOT NULL,
	`kind` text NOT NULL,
	`number` integer NOT NULL,
	`approval_id` integer NOT NULL,
	`frozen_at` text NOT NULL,
	`count` integer NOT NULL,
	`header` text,
	`sha256` text,
	`manifest_sha256` text,
	`handed_over_on` text,
	`handed_over_how` text,
	`received_on` text,
	`received_by` text,
	`dissolved_at` text,
	`dissolved_reason` text,
	CONSTRAINT "export_batches_member_state_code" CHECK("export_batches"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "export_batches_kind_known" CHECK("export_batches"."kind" IN ('counted', 'suspect')),
	CONSTRAINT "export_batches_numbers_make_sense" CHECK("export_batches"."number" > 0 AND "export_batches"."count" >= 0),
	CONSTRAINT "export_batches_frozen_at_is_instant" CHECK("export_batches"."frozen_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "export_batches_header_is_json" CHECK("export_batches"."header" IS NULL OR json_valid("export_batches"."header")),
	CONSTRAINT "export_batches_sha256_is_hex" CHECK(coalesce(length("export_batches"."sha256"), 64) = 64 AND coalesce("export_batches"."sha256", '') NOT GLOB '*[^0-9a-f]*'),
	CONSTRAINT "export_batches_manifest_is_hex" CHECK(coalesce(length("export_batches"."manifest_sha256"), 64) = 64 AND coalesce("export_batches"."manifest_sha256", '') NOT GLOB '*[^0-9a-f]*'),
	CONSTRAINT "export_batches_handed_over_somehow" CHECK(("export_batches"."handed_over_on" IS NULL) = ("export_batches"."handed_over_how" IS NULL) AND coalesce(length("export_batches"."handed_over_how"), 1) BETWEEN 1 AND 120),
	CONSTRAINT "export_batches_days_are_days" CHECK(coalesce("export_batches"."handed_over_on", '2026-11-30') GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]' AND coalesce("export_batches"."received_on", '2026-11-30') GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "export_batches_received_by_somebody" CHECK(("export_batches"."received_on" IS NULL) = ("export_batches"."received_by" IS NULL) AND coalesce(length("export_batches"."received_by"), 1) BETWEEN 1 AND 120),
	CONSTRAINT "export_batches_received_once_given" CHECK("export_batches"."received_on" IS NULL OR "export_batches"."handed_over_on" IS NOT NULL),
	CONSTRAINT "export_batches_dissolved_for_a_reason" CHECK(("export_batches"."dissolved_at" IS NULL) = ("export_batches"."dissolved_reason" IS NULL)),
	CONSTRAINT "export_batches_dissolved_reason_is_code" CHECK("export_batches"."dissolved_reason" IS NULL OR ("export_batches"."dissolved_reason" <> '' AND "export_batches"."dissolved_reason" NOT GLOB '*[^-a-z]*')),
	CONSTRAINT "export_batches_dissolved_before_receipt" CHECK("export_batches"."dissolved_at" IS NULL OR "export_batches"."received_on" IS NULL)
) STRICT;
--> statement-breakpoint
CREATE UNIQUE INDEX `export_batches_one_per_number` ON `export_batches` (`member_state`,`kind`,`number`);--> statement-breakpoint
CREATE UNIQUE INDEX `export_batches_one_per_approval` ON `export_batches` (`approval_id`,`member_state`);--> statement-breakpoint
CREATE TABLE `validity_certificates` (
	`member_state` text PRIMARY KEY NOT NULL,
	`valid` integer NOT NULL,
	`authority` text NOT NULL,
	`issued_on` text NOT NULL,
	`bytes` blob NOT NULL,
	`sha256` text NOT NULL,
	`uploaded_at` text NOT NULL,
	CONSTRAINT "validity_certificates_member_state_code" CHECK("validity_certificates"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "validity_certificates_valid_not_negative" CHECK("validity_certificates"."valid" >= 0),
	CONSTRAINT "validity_certificates_authority_is_short" CHECK(length("validity_certificates"."authority") BETWEEN 1 AND 120),
	CONSTRAINT "validity_certificates_issued_on_is_day" CHECK("validity_certificates"."issued_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]'),
	CONSTRAINT "validity_certificates_not_too_large" CHECK(length("validity_certificates"."bytes") BETWEEN 1 AND 2097152),
	CONSTRAINT "validity_certificates_sha256_is_hex" CHECK(length("validity_certificates"."sha256") = 64 AND "validity_certificates"."sha256" NOT GLOB '*[^0-9a-f]*'),
	CONSTRAINT "validity_certificates_uploaded_at_is_instant" CHECK("validity_certificates"."uploaded_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `withdrawal_wishes` (
	`statement_id` integer PRIMARY KEY NOT NULL,
	`noted_on` text NOT NULL,
	CONSTRAINT "withdrawal_wishes_noted_on_is_day" CHECK("withdrawal_wishes"."noted_on" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]')
) STRICT;--> statement-breakpoint
CREATE TRIGGER `export_batches_stand` BEFORE UPDATE ON `export_batches` WHEN (NEW.`id`, NEW.`member_state`, NEW.`kind`, NEW.`number`, NEW.`approval_id`, NEW.`frozen_at`) IS NOT (OLD.`id`, OLD.`member_state`, OLD.`kind`, OLD.`number`, OLD.`approval_id`, OLD.`frozen_at`) OR (OLD.`count` <> 0 AND NEW.`count` <> OLD.`count`) OR (OLD.`sha256` IS NOT NULL AND NEW.`sha256` IS NOT OLD.`sha256`) OR (NEW.`header` IS NOT OLD.`header` AND NOT (NEW.`header` IS NULL AND EXISTS (SELECT 1 FROM `destructions`))) BEGIN SELECT RAISE(ABORT, 'export_batches_stand'); END;--> statement-breakpoint
CREATE TRIGGER `export_batches_locked_by_receipt` BEFORE UPDATE ON `export_batches` WHEN OLD.`received_on` IS NOT NULL AND (NEW.`handed_over_on`, NEW.`handed_over_how`, NEW.`received_on`, NEW.`received_by`, NEW.`dissolved_at`, NEW.`dissolved_reason`, coalesce(OLD.`manifest_sha256`, NEW.`manifest_sha256`)) IS NOT (OLD.`handed_over_on`, OLD.`handed_over_how`, OLD.`received_on`, OLD.`received_by`, OLD.`dissolved_at`, OLD.`dissolved_reason`, NEW.`manifest_sha256`) BEGIN SELECT RAISE(ABORT, 'export_batches_locked_by_receipt'); END;--> statement-breakpoint
CREATE TRIGGER `export_batches_dissolved_for_good` BEFORE UPDATE ON `export_batches` WHEN OLD.`dissolved_at` IS NOT NULL AND (NEW.`handed_over_on`, NEW.`handed_over_how`, NEW.`received_on`, NEW.`received_by`, NEW.`dissolved_at`, NEW.`dissolved_reason`) IS NOT (OLD.`handed_over_on`, OLD.`handed_over_how`, OLD.`received_on`, OLD.`received_by`, OLD.`dissolved_at`, OLD.`dissolved_reason`) BEGIN SELECT RAISE(ABORT, 'export_batches_dissolved_for_good'); END;--> statement-breakpoint
CREATE TRIGGER `export_batches_are_never_removed` BEFORE DELETE ON `export_batches` WHEN EXISTS (SELECT 1 FROM `initiatives` WHERE `live_at` IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'export_batches_are_never_removed'); END;--> statement-breakpoint
CREATE TRIGGER `batched_statements_are_frozen` BEFORE INSERT ON `batched_statements` WHEN coalesce((SELECT `count` FROM `export_batches` WHERE `id` = NEW.`batch_id` AND `dissolved_at` IS NULL), 1) <> 0 BEGIN SELECT RAISE(ABORT, 'batched_statements_are_frozen'); END;--> statement-breakpoint
CREATE TRIGGER `batched_statements_never_move` BEFORE UPDATE ON `batched_statements` BEGIN SELECT RAISE(ABORT, 'batched_statements_never_move'); END;--> statement-breakpoint
CREATE TRIGGER `batched_statements_stay` BEFORE DELETE ON `batched_statements` WHEN EXISTS (SELECT 1 FROM `initiatives` WHERE `live_at` IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM `destructions`) AND NOT EXISTS (SELECT 1 FROM `export_batches` WHERE `id` = OLD.`batch_id` AND `dissolved_at` IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'batched_statements_stay'); END;--> statement-breakpoint
CREATE TRIGGER `statements_of_a_batch_stay` BEFORE DELETE ON `statements` WHEN EXISTS (SELECT 1 FROM `initiatives` WHERE `live_at` IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM `destructions`) AND EXISTS (SELECT 1 FROM `batched_statements` WHERE `statement_id` = OLD.`id`) BEGIN SELECT RAISE(ABORT, 'statements_of_a_batch_stay'); END;--> statement-breakpoint
CREATE TRIGGER `withdrawal_wishes_are_of_batches` BEFORE INSERT ON `withdrawal_wishes` WHEN NOT EXISTS (SELECT 1 FROM `batched_statements` WHERE `statement_id` = NEW.`statement_id`) BEGIN SELECT RAISE(ABORT, 'withdrawal_wishes_are_of_batches'); END;--> statement-breakpoint
CREATE TRIGGER `withdrawal_wishes_stay` BEFORE DELETE ON `withdrawal_wishes` WHEN EXISTS (SELECT 1 FROM `initiatives` WHERE `live_at` IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM `destructions`) AND EXISTS (SELECT 1 FROM `batched_statements` WHERE `statement_id` = OLD.`statement_id`) BEGIN SELECT RAISE(ABORT, 'withdrawal_wishes_stay'); END;
