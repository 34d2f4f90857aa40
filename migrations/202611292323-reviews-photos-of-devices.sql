-- Photos that wait for a form with errors belong to the device that sent them, as the form does: whoever reads the
-- submission id on a shared device has no key to them. Those that wait now were kept without it and go within the day.
alter table reviews_photo add column device_hash text;
alter table reviews_photo drop constraint reviews_photo_submission_id_position_key;
create unique index reviews_photo_in_order on reviews_photo (submission_id, coalesce(device_hash, ''), position);
