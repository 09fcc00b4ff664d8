CREATE TABLE `set_up_links` (
	`id` integer PRIMARY KEY NOT NULL,
	`digest` blob NOT NULL,
	`ends_at` text NOT NULL,
	CONSTRAINT "set_up_links_only_one" CHECK("set_up_links"."id" = 1),
	CONSTRAINT "set_up_links_digest_length" CHECK(length("set_up_links"."digest") = 32),
	CONSTRAINT "set_up_links_ends_at_is_instant" CHECK("set_up_links"."ends_at" GLOB '[0-9][0-9][0-9][0-9]-[0-9][0-9]-[0-9][0-9]T[0-9][0-9]:[0-9][0-9]:[0-9][0-9].[0-9][0-9][0-9]Z')
) STRICT;
