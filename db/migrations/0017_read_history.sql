-- What happened before clocks were derived is read from the log once, in the background.
insert into agreements.recalculation (id, reason, asked_at, not_before, open_only)
select gen_random_uuid(), 'rebuild', now(), now(), false
where exists (select from requests.request) and not exists (select from agreements.subject);
