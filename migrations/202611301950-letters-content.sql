-- A letter sent again is the same only with the same content; what was sent before this was known is not sent again.

alter table letters_letter add column content_mac bytea;
alter table letters_letter add constraint letters_letter_content_mac_length check (octet_length(content_mac) = 32);
