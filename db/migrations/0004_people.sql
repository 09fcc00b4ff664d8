CREATE TABLE `organiser_roles` (
	`organiser_id` integer NOT NULL,
	`role` text NOT NULL,
	PRIMARY KEY(`organiser_id`, `role`),
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "organiser_roles_role_is_code" CHECK("organiser_roles"."role" <> '' AND "organiser_roles"."role" NOT GLOB '*[^-a-z]*')
) STRICT;
--> statement-breakpoint
ALTER TABLE `audit` ADD `subject_id` integer;--> statement-breakpoint
CREATE INDEX `audit_by_event` ON `audit` (`event`,`id`);--> statement-breakpoint
ALTER TABLE `organisers` ADD `left_at` text;
--> statement-breakpoint
INSERT INTO `organiser_roles` (`organiser_id`, `role`)
SELECT `id`, `role` FROM `organisers`
CROSS JOIN (SELECT 'representative' AS `role` UNION ALL SELECT 'security-officer' UNION ALL SELECT 'exporter');
