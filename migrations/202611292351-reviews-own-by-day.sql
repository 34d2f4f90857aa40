-- Where the city's own reviews begin is asked with every public figure: after two million of an older system it is one step.
create index reviews_review_own_by_day on reviews_review (day) where source_system is null;
