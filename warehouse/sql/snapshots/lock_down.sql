-- What a stranger's connection may do: read what people query by its short name, and nothing else.
set search_path = 'marts,core,raw';
set enable_external_access = false;
set lock_configuration = true;
