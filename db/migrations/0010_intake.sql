-- Generated from db/recipients-schema.ts, then by hand: STRICT tables; the triggers that went with the old table are made anew,
-- those of `intake_seals` are new.
CREATE TABLE `intake_seals` (
	`member_state` text PRIMARY KEY NOT NULL,
	`asked_by` integer NOT NULL,
	`agreed_by` integer NOT NULL,
	`agreed_at` text NOT NULL,
	CONSTRAINT "intake_seals_member_state_code" CHECK("intake_seals"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "intake_seals_two_persons" CHECK("intake_seals"."agreed_by" <> "intake_seals"."asked_by"),
	CONSTRAINT "intake_seals_agreed_at_is_instant" CHECK("intake_seals"."agreed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE TABLE `__new_recipients` (
	`id` integer PRIMARY KEY AUTOINCREMENT NOT NULL,
	`member_state` text NOT NULL,
	`authority` text NOT NULL,
	`address` text NOT NULL,
	`language` text NOT NULL,
	`envelope` text NOT NULL,
	`key` text NOT NULL,
	`fingerprint` text NOT NULL,
	`holder` text NOT NULL,
	`strength` text NOT NULL,
	`valid_from` text,
	`valid_until` text,
	`asked_by` integer NOT NULL,
	`asked_at` text NOT NULL,
	`asked_heard` text NOT NULL,
	`confirmed_by` integer,
	`confirmed_at` text,
	`confirmed_heard` text,
	`withdrawn_by` integer,
	`withdrawn_at` text,
	CONSTRAINT "recipients_member_state_code" CHECK("__new_recipients"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "recipients_authority_is_short" CHECK(length("__new_recipients"."authority") BETWEEN 1 AND 200),
	CONSTRAINT "recipients_address_is_short" CHECK(length("__new_recipients"."address") BETWEEN 1 AND 500),
	CONSTRAINT "recipients_language_code" CHECK("__new_recipients"."language" GLOB '[a-z][a-z]'),
	CONSTRAINT "recipients_envelope_known" CHECK("__new_recipients"."envelope" IN ('cms', 'openpgp', 'age', 'jose')),
	CONSTRAINT "recipients_key_is_public" CHECK(("__new_recipients"."key" GLOB '-----BEGIN CERTIFICATE-----*' OR "__new_recipients"."key" GLOB '-----BEGIN PGP PUBLIC KEY BLOCK-----*' OR "__new_recipients"."key" GLOB 'age1*' OR "__new_recipients"."key" GLOB '{"kty":*"crv":*"x":*}') AND "__new_recipients"."key" NOT GLOB '*PRIVATE KEY*' AND "__new_recipients"."key" NOT GLOB '*"d":*'),
	CONSTRAINT "recipients_fingerprint_is_plain" CHECK(length("__new_recipients"."fingerprint") >= 40 AND "__new_recipients"."fingerprint" NOT GLOB '*[^0-9a-z]*'),
	CONSTRAINT "recipients_heard_known" CHECK("__new_recipients"."asked_heard" IN ('telephone', 'letter', 'in-person')),
	CONSTRAINT "recipients_confirmed_heard_known" CHECK("__new_recipients"."confirmed_heard" IN ('telephone', 'letter', 'in-person')),
	CONSTRAINT "recipients_two_persons" CHECK("__new_recipients"."confirmed_by" <> "__new_recipients"."asked_by"),
	CONSTRAINT "recipients_confirmed_whole" CHECK(("__new_recipients"."confirmed_by" IS NULL) = ("__new_recipients"."confirmed_at" IS NULL) AND ("__new_recipients"."confirmed_by" IS NULL) = ("__new_recipients"."confirmed_heard" IS NULL)),
	CONSTRAINT "recipients_withdrawn_whole" CHECK(("__new_recipients"."withdrawn_by" IS NULL) = ("__new_recipients"."withdrawn_at" IS NULL)),
	CONSTRAINT "recipients_withdrawn_once_confirmed" CHECK("__new_recipients"."withdrawn_at" IS NULL OR "__new_recipients"."confirmed_at" IS NOT NULL),
	CONSTRAINT "recipients_asked_at_is_instant" CHECK("__new_recipients"."asked_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "recipients_confirmed_at_is_instant" CHECK("__new_recipients"."confirmed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "recipients_withdrawn_at_is_instant" CHECK("__new_recipients"."withdrawn_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "recipients_valid_until_is_instant" CHECK("__new_recipients"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
INSERT INTO `__new_recipients`("id", "member_state", "authority", "address", "language", "envelope", "key", "fingerprint", "holder", "strength", "valid_from", "valid_until", "asked_by", "asked_at", "asked_heard", "confirmed_by", "confirmed_at", "confirmed_heard", "withdrawn_by", "withdrawn_at") SELECT "id", "member_state", "authority", "address", "language", "envelope", "key", "fingerprint", "holder", "strength", "valid_from", "valid_until", "asked_by", "asked_at", "asked_heard", "confirmed_by", "confirmed_at", "confirmed_heard", "withdrawn_by", "withdrawn_at" FROM `recipients`;--> statement-breakpoint
DROP TABLE `recipients`;--> statement-breakpoint
ALTER TABLE `__new_recipients` RENAME TO `recipients`;--> statement-breakpoint
CREATE INDEX `recipients_by_member_state` ON `recipients` (`member_state`,`confirmed_at`);--> statement-breakpoint
CREATE TRIGGER `recipients_stand_as_asked` BEFORE UPDATE ON `recipients` WHEN (NEW.`member_state`, NEW.`authority`, NEW.`address`, NEW.`language`, NEW.`envelope`, NEW.`key`, NEW.`fingerprint`, NEW.`holder`, NEW.`strength`, NEW.`valid_from`, NEW.`valid_until`, NEW.`asked_by`, NEW.`asked_at`, NEW.`asked_heard`) IS NOT (OLD.`member_state`, OLD.`authority`, OLD.`address`, OLD.`language`, OLD.`envelope`, OLD.`key`, OLD.`fingerprint`, OLD.`holder`, OLD.`strength`, OLD.`valid_from`, OLD.`valid_until`, OLD.`asked_by`, OLD.`asked_at`, OLD.`asked_heard`) BEGIN SELECT RAISE(ABORT, 'recipients_stand_as_asked'); END;--> statement-breakpoint
CREATE TRIGGER `recipients_stand_once_confirmed` BEFORE UPDATE ON `recipients` WHEN OLD.`confirmed_at` IS NOT NULL AND (NEW.`confirmed_by`, NEW.`confirmed_at`, NEW.`confirmed_heard`) IS NOT (OLD.`confirmed_by`, OLD.`confirmed_at`, OLD.`confirmed_heard`) BEGIN SELECT RAISE(ABORT, 'recipients_stand_once_confirmed'); END;--> statement-breakpoint
CREATE TRIGGER `recipients_stay_withdrawn` BEFORE UPDATE ON `recipients` WHEN OLD.`withdrawn_at` IS NOT NULL AND (NEW.`withdrawn_by`, NEW.`withdrawn_at`) IS NOT (OLD.`withdrawn_by`, OLD.`withdrawn_at`) BEGIN SELECT RAISE(ABORT, 'recipients_stay_withdrawn'); END;--> statement-breakpoint
CREATE TRIGGER `recipients_are_never_removed` BEFORE DELETE ON `recipients` BEGIN SELECT RAISE(ABORT, 'recipients_are_never_removed'); END;--> statement-breakpoint
CREATE TRIGGER `intake_seals_begin_before_going_live` BEFORE INSERT ON `intake_seals` WHEN EXISTS (SELECT 1 FROM `initiatives` WHERE `live_at` IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'intake_seals_begin_before_going_live'); END;--> statement-breakpoint
CREATE TRIGGER `intake_seals_end_before_going_live` BEFORE DELETE ON `intake_seals` WHEN EXISTS (SELECT 1 FROM `initiatives` WHERE `live_at` IS NOT NULL) BEGIN SELECT RAISE(ABORT, 'intake_seals_end_before_going_live'); END;--> statement-breakpoint
CREATE TRIGGER `intake_seals_stand` BEFORE UPDATE ON `intake_seals` BEGIN SELECT RAISE(ABORT, 'intake_seals_stand'); END;--> statement-breakpoint
CREATE TRIGGER `intake_seals_need_a_key` BEFORE INSERT ON `intake_seals` WHEN NOT EXISTS (SELECT 1 FROM `recipients` AS `one` WHERE `one`.`member_state` = NEW.`member_state` AND `one`.`envelope` = 'jose' AND `one`.`confirmed_at` IS NOT NULL AND `one`.`withdrawn_at` IS NULL AND NOT EXISTS (SELECT 1 FROM `recipients` AS `later` WHERE `later`.`member_state` = NEW.`member_state` AND `later`.`envelope` = 'jose' AND `later`.`confirmed_at` IS NOT NULL AND (`later`.`confirmed_at`, `later`.`id`) > (`one`.`confirmed_at`, `one`.`id`))) BEGIN SELECT RAISE(ABORT, 'intake_seals_need_a_key'); END;--> statement-breakpoint
CREATE TRIGGER `recipients_that_seal_stay` BEFORE UPDATE ON `recipients` WHEN OLD.`envelope` = 'jose' AND OLD.`withdrawn_at` IS NULL AND NEW.`withdrawn_at` IS NOT NULL AND EXISTS (SELECT 1 FROM `intake_seals` WHERE `member_state` = OLD.`member_state`) AND NOT EXISTS (SELECT 1 FROM `recipients` AS `later` WHERE `later`.`member_state` = OLD.`member_state` AND `later`.`envelope` = 'jose' AND `later`.`confirmed_at` IS NOT NULL AND (`later`.`confirmed_at`, `later`.`id`) > (OLD.`confirmed_at`, OLD.`id`)) BEGIN SELECT RAISE(ABORT, 'recipients_that_seal_stay'); END;
