-- The audit is searched by what was done and by what was refused; over a million lines both need an order of their own.
create index people_audit_by_action on people_audit (action, at desc, id desc);

create index people_audit_not_done on people_audit (outcome, at desc, id desc) where outcome <> 'done';
