-- Units are told of dates counted again only where one is of a clock they see. The program folds what they are shown of those
-- matters again before it serves.
delete from matters_shown
 where matter_id in (select stream_id from record_event where kind = 'matter' and type = 'deadlines-recomputed');
