CREATE TABLE `recovery_codes` (
	`mark` blob PRIMARY KEY NOT NULL,
	`organiser_id` integer NOT NULL,
	FOREIGN KEY (`organiser_id`) REFERENCES `organisers`(`id`) ON UPDATE no action ON DELETE cascade,
	CONSTRAINT "recovery_codes_mark_length" CHECK(length("recovery_codes"."mark") = 32)
) STRICT;
--> statement-breakpoint
CREATE INDEX `recovery_codes_by_organiser` ON `recovery_codes` (`organiser_id`);