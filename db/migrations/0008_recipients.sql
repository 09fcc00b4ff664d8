-- Generated from db/schema.ts, then by hand: a STRICT table, and triggers by which rows stand.
CREATE TABLE `recipients` (
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
	CONSTRAINT "recipients_member_state_code" CHECK("recipients"."member_state" GLOB '[A-Z][A-Z]'),
	CONSTRAINT "recipients_authority_is_short" CHECK(length("recipients"."authority") BETWEEN 1 AND 200),
	CONSTRAINT "recipients_address_is_short" CHECK(length("recipients"."address") BETWEEN 1 AND 500),
	CONSTRAINT "recipients_language_code" CHECK("recipients"."language" GLOB '[a-z][a-z]'),
	CONSTRAINT "recipients_envelope_known" CHECK("recipients"."envelope" IN ('cms', 'openpgp', 'age')),
	CONSTRAINT "recipients_key_is_public" CHECK(("recipients"."key" GLOB '-----BEGIN CERTIFICATE-----*' OR "recipients"."key" GLOB '-----BEGIN PGP PUBLIC KEY BLOCK-----*' OR "recipients"."key" GLOB 'age1*') AND "recipients"."key" NOT GLOB '*PRIVATE KEY*'),
	CONSTRAINT "recipients_fingerprint_is_plain" CHECK(length("recipients"."fingerprint") >= 40 AND "recipients"."fingerprint" NOT GLOB '*[^0-9a-z]*'),
	CONSTRAINT "recipients_heard_known" CHECK("recipients"."asked_heard" IN ('telephone', 'letter', 'in-person')),
	CONSTRAINT "recipients_confirmed_heard_known" CHECK("recipients"."confirmed_heard" IN ('telephone', 'letter', 'in-person')),
	CONSTRAINT "recipients_two_persons" CHECK("recipients"."confirmed_by" <> "recipients"."asked_by"),
	CONSTRAINT "recipients_confirmed_whole" CHECK(("recipients"."confirmed_by" IS NULL) = ("recipients"."confirmed_at" IS NULL) AND ("recipients"."confirmed_by" IS NULL) = ("recipients"."confirmed_heard" IS NULL)),
	CONSTRAINT "recipients_withdrawn_whole" CHECK(("recipients"."withdrawn_by" IS NULL) = ("recipients"."withdrawn_at" IS NULL)),
	CONSTRAINT "recipients_withdrawn_once_confirmed" CHECK("recipients"."withdrawn_at" IS NULL OR "recipients"."confirmed_at" IS NOT NULL),
	CONSTRAINT "recipients_asked_at_is_instant" CHECK("recipients"."asked_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "recipients_confirmed_at_is_instant" CHECK("recipients"."confirmed_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "recipients_withdrawn_at_is_instant" CHECK("recipients"."withdrawn_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z'),
	CONSTRAINT "recipients_valid_until_is_instant" CHECK("recipients"."valid_until" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
--> statement-breakpoint
CREATE INDEX `recipients_by_member_state` ON `recipients` (`member_state`,`confirmed_at`);--> statement-breakpoint
CREATE TRIGGER `recipients_stand_as_asked` BEFORE UPDATE ON `recipients` WHEN (NEW.`member_state`, NEW.`authority`, NEW.`address`, NEW.`language`, NEW.`envelope`, NEW.`key`, NEW.`fingerprint`, NEW.`holder`, NEW.`strength`, NEW.`valid_from`, NEW.`valid_until`, NEW.`asked_by`, NEW.`asked_at`, NEW.`asked_heard`) IS NOT (OLD.`member_state`, OLD.`authority`, OLD.`address`, OLD.`language`, OLD.`envelope`, OLD.`key`, OLD.`fingerprint`, OLD.`holder`, OLD.`strength`, OLD.`valid_from`, OLD.`valid_until`, OLD.`asked_by`, OLD.`asked_at`, OLD.`asked_heard`) BEGIN SELECT RAISE(ABORT, 'recipients_stand_as_asked'); END;--> statement-breakpoint
CREATE TRIGGER `recipients_stand_once_confirmed` BEFORE UPDATE ON `recipients` WHEN OLD.`confirmed_at` IS NOT NULL AND (NEW.`confirmed_by`, NEW.`confirmed_at`, NEW.`confirmed_heard`) IS NOT (OLD.`confirmed_by`, OLD.`confirmed_at`, OLD.`confirmed_heard`) BEGIN SELECT RAISE(ABORT, 'recipients_stand_once_confirmed'); END;--> statement-breakpoint
CREATE TRIGGER `recipients_stay_withdrawn` BEFORE UPDATE ON `recipients` WHEN OLD.`withdrawn_at` IS NOT NULL AND (NEW.`withdrawn_by`, NEW.`withdrawn_at`) IS NOT (OLD.`withdrawn_by`, OLD.`withdrawn_at`) BEGIN SELECT RAISE(ABORT, 'recipients_stay_withdrawn'); END;--> statement-breakpoint
CREATE TRIGGER `recipients_are_never_removed` BEFORE DELETE ON `recipients` BEGIN SELECT RAISE(ABORT, 'recipients_are_never_removed'); END;
