-- Generated from db/schema.ts, then by hand: the column is added to the table that is there, which triggers of other tables name
-- and cannot be made anew under them. The trigger is new. What was collected before there was a choice is of the law of 2019.
ALTER TABLE `initiatives` ADD `rule_pack` text DEFAULT 'eci-2019' NOT NULL CONSTRAINT "initiatives_rule_pack_is_code" CHECK("rule_pack" <> '' AND "rule_pack" NOT GLOB '*[^-a-z0-9]*');--> statement-breakpoint
CREATE TRIGGER `initiatives_rule_pack_stays` BEFORE UPDATE ON `initiatives` WHEN NEW.`rule_pack` <> OLD.`rule_pack` AND (EXISTS (SELECT 1 FROM `statements`) OR EXISTS (SELECT 1 FROM `destructions`)) BEGIN SELECT RAISE(ABORT, 'initiatives_rule_pack_stays'); END;
